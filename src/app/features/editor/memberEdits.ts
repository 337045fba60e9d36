import type { Problem } from "../../../core/base/outcome";
import { addItems, duplicateItems, removeItems, replaceItem } from "../../../core/scenario/editItems";
import { checkItem } from "../../../core/scenario/itemProblems";
import { type ItemKind, type ItemOf, itemById, itemsOf } from "../../../core/scenario/scenarioItems";
import type { Scenario } from "../../../core/scenario/schema";
import { countedText } from "../../kit/quantityText";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { editScenario, growScenario } from "../../state/editScenario";
import { viewStore } from "../../state/viewStore";
import { type Drafts, settleDrafts } from "./drafts";
import { draftKey, editorStore } from "./editorStore";
import type { Field } from "./field";
import { fieldsFor } from "./formFields";

export const kindWords: Readonly<Record<ItemKind, { readonly one: string; readonly many: string }>> = {
  constellations: { one: "constellation", many: "constellations" },
  satellites: { one: "satellite", many: "satellites" },
  stations: { one: "station", many: "stations" },
};

/** Adds members, picks them and shows them in the form. Returns their ids; none where the scenario is full. */
export function addMembers<K extends ItemKind>(kind: K, items: readonly ItemOf[K][]): readonly string[] {
  const { one } = kindWords[kind];
  const [first] = items;
  const added = addItems(scenario(), kind, items);
  const name = items.length === 1 && first ? `add ${one} ${nameOf(first)}` : `add ${countedText(items.length, one)}`;
  return grow(name, kind, added);
}

export function duplicateMembers(kind: ItemKind, ids: ReadonlySet<string>): void {
  grow(`duplicate ${memberWords(kind, ids)}`, kind, duplicateItems(scenario(), kind, ids));
}

export function removeMembers(kind: ItemKind, ids: ReadonlySet<string>): void {
  if (ids.size === 0) return;
  const items = itemsOf(scenario(), kind);
  const name = `delete ${memberWords(kind, ids)}`;
  // The form goes on with the next one that is left.
  const firstAt = items.findIndex(({ id }) => ids.has(id));
  const next = items.slice(firstAt).find(({ id }) => !ids.has(id)) ?? items.findLast(({ id }) => !ids.has(id));
  editScenario(name, (before) => removeItems(before, kind, ids));
  pickOne(kind, next?.id);
}

/** Picks one member and no other. */
export function pickOne(kind: ItemKind, id: string | undefined): void {
  editorStore
    .getState()
    .pick(kind, { ids: new Set(id === undefined ? [] : [id]), ...(id !== undefined && { cursor: id }) });
}

/** What would be wrong with a member in the open scenario. */
function memberProblems<K extends ItemKind>(kind: K, id: string, item: ItemOf[K]): readonly Problem[] {
  return checkItem(scenario(), kind, id, item).problems;
}

/**
 * Takes over what was typed into a field of a member: into the document where it is valid, and every other draft that waited for it; else it
 * stays a draft. `late`: it is only kept, whatever it is.
 */
export function enterText<K extends ItemKind>(
  kind: K,
  id: string,
  field: Pick<Field<ItemOf[K]>, "key" | "label">,
  text: string,
  { late = false }: { readonly late?: boolean } = {},
): void {
  const item = itemById(scenario(), kind, id);
  if (item === undefined) return;
  const { drafts: all, setDrafts } = editorStore.getState();
  const drafts: Drafts = { ...all[draftKey(kind, id)], [field.key]: text };
  if (late) {
    setDrafts(draftKey(kind, id), drafts);
    return;
  }
  const fields = fieldsFor(kind, item, drafts, scenario().window.start);
  const settled = settleDrafts(item, fields, drafts, (candidate) => memberProblems(kind, id, candidate));
  const isChanged = fields.some((each) => each.read(settled.item) !== each.read(item));
  if (isChanged && !takeOver(kind, id, field, settled.item)) {
    setDrafts(draftKey(kind, id), drafts);
    return;
  }
  setDrafts(draftKey(kind, id), {});
  setDrafts(draftKey(kind, settled.item.id), settled.drafts);
}

/** False where the document would be too large. */
function takeOver<K extends ItemKind>(
  kind: K,
  id: string,
  field: Pick<Field<ItemOf[K]>, "key" | "label">,
  next: ItemOf[K],
): boolean {
  const at = itemsOf(scenario(), kind).findIndex((each) => each.id === id);
  const name = `change ${field.label.toLowerCase()} of ${nameOf(next)}`;
  const { selection, select } = viewStore.getState();
  const grown = growScenario(name, (before) => replaceItem(before, kind, id, next), {
    group: `${kind} ${at} ${field.key}`,
  });
  if (!grown.ok) {
    tellProblems(`The ${kindWords[kind].one} cannot be changed like this`, grown.error);
    return false;
  }
  if (next.id !== id) {
    const { picked, pick } = editorStore.getState();
    const ids = new Set([...picked[kind].ids].map((each) => (each === id ? next.id : each)));
    pick(kind, { ids, cursor: next.id });
    if (selection?.id === id) select({ ...selection, id: next.id });
  }
  return true;
}

function grow(
  name: string,
  kind: ItemKind,
  { scenario: grown, ids }: { readonly scenario: Scenario; readonly ids: readonly string[] },
): readonly string[] {
  // Copies of what is valid are valid; only their number may not be, and the last one tells.
  const last = ids.at(-1);
  const item = last === undefined ? undefined : itemById(grown, kind, last);
  const problems = item ? checkItem(grown, kind, last, item).problems : [];
  const outcome = problems.length > 0 ? { ok: false as const, error: problems } : growScenario(name, () => grown);
  if (!outcome.ok) {
    tellProblems(`Could not ${name}`, outcome.error);
    return [];
  }
  const { pick, show } = editorStore.getState();
  const [first] = ids;
  show(kind);
  pick(kind, { ids: new Set(ids), ...(first !== undefined && { cursor: first }) });
  return ids;
}

function tellProblems(title: string, problems: readonly Problem[]): void {
  dialogStore
    .getState()
    .show({ kind: "problems", title, note: "The scenario stays as it was.", problems: problems.slice(0, 20) });
}

function memberWords(kind: ItemKind, ids: ReadonlySet<string>): string {
  const { one, many } = kindWords[kind];
  const [only] = ids;
  const item = only === undefined ? undefined : itemById(scenario(), kind, only);
  return ids.size === 1 && item ? `${one} ${nameOf(item)}` : `${ids.size} ${many}`;
}

function nameOf(item: ItemOf[ItemKind]): string {
  return ("name" in item ? item.name : undefined) ?? item.id;
}

function scenario(): Scenario {
  return documentStore.getState().scenario;
}
