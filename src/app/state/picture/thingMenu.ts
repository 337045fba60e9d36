import { create } from "zustand";
import type { Target } from "./failureTimes";

/** A menu for a satellite, station or link, at a pixel of the page. */
export interface ThingMenu {
  readonly target: Target;
  readonly xPx: number;
  readonly yPx: number;
}

interface ThingMenuState {
  readonly menu?: ThingMenu | undefined;
  /** What had the focus before. */
  readonly opener?: Element | null;
  open(menu: ThingMenu): void;
  close(): void;
}

/** The context menu that is open: globe, map and lists ask for it, failures answer. */
export const thingMenu = create<ThingMenuState>()((set, get) => ({
  open: (menu) => set({ menu, opener: document.activeElement }),
  close() {
    const { opener } = get();
    set({ menu: undefined });
    // Where nothing else has taken it: a dialog that the menu opened.
    requestAnimationFrame(() => {
      if (document.activeElement === document.body && opener instanceof HTMLElement) opener.focus();
    });
  },
}));

/** What a list's element is for, for `thingOfElement`. */
export function thingAttributes({ kind, id }: { readonly kind: Target["kind"]; readonly id: string }) {
  return { "data-thing-kind": kind, "data-thing-id": id };
}
