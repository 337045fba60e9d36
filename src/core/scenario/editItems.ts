import { membersOf } from "./expand";
import { takenIds } from "./placeIds";
import { withoutDanglingReferences, withRenamedReferences } from "./references";
import { type ItemKind, type ItemOf, itemsOf, withItems } from "./scenarioItems";
import type { Constellation, Scenario } from "./schema";
import { idGiver, nextInRow } from "./uniqueId";

/** A changed scenario, and the ids that its new members were given. */
export interface ItemsAdded {
  readonly scenario: Scenario;
  readonly ids: readonly string[];
}

/** The scenario with members behind those it has; ids that are taken are counted on, or get a suffix. */
export function addItems<K extends ItemKind>(scenario: Scenario, kind: K, items: readonly ItemOf[K][]): ItemsAdded {
  const taken = takenIds(scenario);
  const giveId = idGiver(taken);
  const added = items.map((item) => ({ ...item, id: giveId([nextInRow(item.id, taken) ?? item.id]) }));
  return {
    scenario: withItems(scenario, kind, [...itemsOf(scenario, kind), ...added]),
    ids: added.map(({ id }) => id),
  };
}

/** The scenario with another member in the place of the one of this id; whatever names the old id names the new one. */
export function replaceItem<K extends ItemKind>(scenario: Scenario, kind: K, id: string, next: ItemOf[K]): Scenario {
  const before = itemsOf(scenario, kind);
  const replaced = withItems(
    scenario,
    kind,
    before.map((item) => (item.id === id ? next : item)),
  );
  const renamed = next.id === id ? replaced : withRenamedReferences(replaced, newIdsOf(kind, id, next));
  // Only a constellation can lose satellites by being changed.
  return kind === "constellations" ? withoutDanglingReferences(renamed) : renamed;
}

/** The scenario with copies of some members behind all others. */
export function duplicateItems(scenario: Scenario, kind: ItemKind, ids: ReadonlySet<string>): ItemsAdded {
  const copies = itemsOf(scenario, kind).filter(({ id }) => ids.has(id));
  return addItems(scenario, kind, copies.map(copyOf));
}

/** The scenario without some members, and without the rules that name them. */
export function removeItems(scenario: Scenario, kind: ItemKind, ids: ReadonlySet<string>): Scenario {
  const left = itemsOf(scenario, kind).filter(({ id }) => !ids.has(id));
  return withoutDanglingReferences(withItems(scenario, kind, left));
}

/** The ids of a renamed member: its own, and those of a constellation's satellites. */
function newIdsOf(kind: ItemKind, id: string, next: ItemOf[ItemKind]): ReadonlyMap<string, string> {
  const ids = new Map([[id, next.id]]);
  if (kind !== "constellations") return ids;
  const renamed = next as Constellation;
  for (const { id: memberId, plane, slot } of membersOf(renamed)) ids.set(`${id}-p${plane}-s${slot}`, memberId);
  return ids;
}

/** A copy keeps its name as it is told apart by its id, but not its place in a grid, which only one satellite can have. */
function copyOf<T extends ItemOf[ItemKind]>(item: T): T {
  if (!("plane" in item)) return item;
  const { plane: _plane, slot: _slot, ...rest } = item;
  return rest as T;
}
