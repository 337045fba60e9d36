import { createStore } from "zustand/vanilla";
import type { ContactColumns } from "../../../core/contact/contactColumns";
import type { TimelineLane } from "../../state/layers";
import type { ContactRef } from "./laneBars";
import { firstView } from "./timelineModel";
import type { BarPlace } from "./timelineScene";
import type { TimeView } from "./timeView";

/** The bar under the pointer, and where the pointer is in the page. */
export interface HoveredBar {
  readonly place: BarPlace;
  readonly contact: ContactRef;
  readonly clientX: number;
  readonly clientY: number;
}

/** What the timeline's commands, its drawing and its tooltip share. */
interface TimelineState {
  readonly bounds: TimeView;
  readonly view: TimeView;
  readonly lanes: readonly TimelineLane[];
  /** All contact tables at hand, each in order of start. */
  readonly tables: readonly ContactColumns[];
  readonly hovered?: HoveredBar;
  /** Another window starts with its first view. */
  setBounds(bounds: TimeView): void;
  setView(view: TimeView): void;
  setLanes(lanes: readonly TimelineLane[]): void;
  setTables(tables: readonly ContactColumns[]): void;
  setHovered(hovered: HoveredBar | undefined): void;
}

const noTime: TimeView = { startMs: 0, endMs: 1 };

export const timelineStore = createStore<TimelineState>()((set) => ({
  bounds: noTime,
  view: noTime,
  lanes: [],
  tables: [],
  setBounds: (bounds) => set({ bounds, view: firstView(bounds), hovered: undefined }),
  setView: (view) => set({ view, hovered: undefined }),
  setLanes: (lanes) => set({ lanes, hovered: undefined }),
  setTables: (tables) => set({ tables, hovered: undefined }),
  setHovered: (hovered) => set({ hovered }),
}));
