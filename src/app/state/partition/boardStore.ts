import { create } from "zustand";

/** Layers on their way to a node (-1: off the board). */
export interface BoardDraft {
  readonly layers: readonly number[];
  readonly node: number;
}

export type PlacementTab = "board" | "model" | "nodes" | "rules" | "timing" | "front" | "window";

interface BoardState {
  readonly tab: PlacementTab;
  /** Layers that are chosen, by number. */
  readonly chosen: ReadonlySet<number>;
  /** Where a choice of a range begins. */
  readonly anchor?: number | undefined;
  /** Keys of groups that are open. */
  readonly open: ReadonlySet<string>;
  /** What would hold if the cards that are dragged were let go. */
  readonly draft?: BoardDraft | undefined;
  readonly search: string;
  /** Whether the placement is drawn on globe and map. */
  readonly isDrawn: boolean;
  setTab(tab: PlacementTab): void;
  choose(chosen: ReadonlySet<number>, anchor?: number): void;
  setOpen(key: string, isOpen: boolean): void;
  /** What is chosen, open and searched for belongs to another model. */
  forget(): void;
  setDraft(draft: BoardDraft | undefined): void;
  setSearch(search: string): void;
  setDrawn(isDrawn: boolean): void;
}

/** How the board is looked at. Belongs to the visit. */
export const boardStore = create<BoardState>()((set) => ({
  tab: "board",
  chosen: new Set(),
  open: new Set(),
  search: "",
  isDrawn: true,
  setTab: (tab) => set({ tab }),
  choose: (chosen, anchor) => set({ chosen, anchor }),
  setOpen: (key, isOpen) =>
    set(({ open }) => {
      const next = new Set(open);
      if (isOpen) next.add(key);
      else next.delete(key);
      return { open: next };
    }),
  forget: () => set({ chosen: new Set(), anchor: undefined, open: new Set(), draft: undefined, search: "" }),
  setDraft: (draft) => set({ draft }),
  setSearch: (search) => set({ search }),
  setDrawn: (isDrawn) => set({ isDrawn }),
}));
