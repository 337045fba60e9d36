import type { Constellation, Satellite, Scenario, Station } from "./schema";

/** The lists of a scenario whose members have ids of their own. */
export const itemKinds = ["constellations", "satellites", "stations"] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What a member of each list is. */
export interface ItemOf {
  readonly constellations: Constellation;
  readonly satellites: Satellite;
  readonly stations: Station;
}

type ItemLists = { readonly [K in ItemKind]?: readonly ItemOf[K][] | undefined };

export function itemsOf<K extends ItemKind>(scenario: Scenario, kind: K): readonly ItemOf[K][] {
  const lists: ItemLists = scenario;
  return lists[kind] ?? [];
}

export function itemById<K extends ItemKind>(scenario: Scenario, kind: K, id: string): ItemOf[K] | undefined {
  return itemsOf(scenario, kind).find((item) => item.id === id);
}

/** The scenario with another list; a list that is empty is left out, as a document without one would be. */
export function withItems<K extends ItemKind>(scenario: Scenario, kind: K, items: readonly ItemOf[K][]): Scenario {
  if (items.length > 0) return { ...scenario, [kind]: items };
  const without = { ...scenario };
  delete without[kind];
  return without;
}
