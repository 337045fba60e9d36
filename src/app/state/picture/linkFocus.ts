import { create } from "zustand";
import { type Selection, viewStore } from "../viewStore";
import type { Target } from "./failureTimes";

/** The ids of a link's two nodes; in order, so that the same link is written the same. */
export interface LinkEnds {
  readonly a: string;
  readonly b: string;
}

interface LinkFocus {
  readonly selected?: LinkEnds | undefined;
  readonly hovered?: LinkEnds | undefined;
  /** Where the pointer was on the page when it came to the hovered link. */
  readonly pointer: { readonly xPx: number; readonly yPx: number };
  /** Selects a link in the place of whatever satellite or station was selected. */
  select(link: LinkEnds | undefined): void;
  setHover(link: LinkEnds | undefined, pointer?: { readonly xPx: number; readonly yPx: number }): void;
}

/** The link that is looked at; satellites and stations are selected in `viewStore`, and only one thing at a time is. */
export const linkFocus = create<LinkFocus>()((set) => ({
  pointer: { xPx: 0, yPx: 0 },
  select(selected) {
    if (selected) viewStore.getState().select(undefined);
    set({ selected });
  },
  setHover: (hovered, pointer) =>
    set((state) => (isSameLink(state.hovered, hovered) ? state : { hovered, ...(pointer && { pointer }) })),
}));

viewStore.subscribe(({ selection }, before) => {
  if (selection !== undefined && selection !== before.selection) linkFocus.setState({ selected: undefined });
});

/** What is selected on globe, map and lists, as something that can fail. */
export function selectedTarget(): Target | undefined {
  const { selection } = viewStore.getState();
  const { selected } = linkFocus.getState();
  return selection ? targetOf(selection) : selected && targetOf(selected);
}

/** A satellite, station or link as something that can fail. */
export function targetOf(thing: Selection | LinkEnds): Target {
  return "kind" in thing ? { kind: thing.kind, id: thing.id } : { kind: "link", id: thing.a, other: thing.b };
}

export function isSameLink(first: LinkEnds | undefined, second: LinkEnds | undefined): boolean {
  return first?.a === second?.a && first?.b === second?.b;
}
