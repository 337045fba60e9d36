import { createStore } from "zustand/vanilla";
import type { ContactColumns } from "../../../core/contact/contactColumns";
import type { TimelineLane } from "../../state/layers";
import type { TrainingTrace } from "../../state/picture/trainingTrace";
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

/** The training or message under the pointer: a bar of its node's lane, drawn in a row. */
export interface HoveredTraining {
  readonly trace: TrainingTrace;
  readonly row: number;
  readonly node: number;
  readonly bar: number;
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
  readonly hoveredTraining?: HoveredTraining;
  /** Another window starts with its first view. */
  setBounds(bounds: TimeView): void;
  setView(view: TimeView): void;
  setLanes(lanes: readonly TimelineLane[]): void;
  setTables(tables: readonly ContactColumns[]): void;
  /** At most one of the two. */
  setHovered(hovered: HoveredBar | undefined, hoveredTraining?: HoveredTraining): void;
}

const noHover = { hovered: undefined, hoveredTraining: undefined };
const noTime: TimeView = { startMs: 0, endMs: 1 };

export const timelineStore = createStore<TimelineState>()((set) => ({
  bounds: noTime,
  view: noTime,
  lanes: [],
  tables: [],
  setBounds: (bounds) => set({ bounds, view: firstView(bounds), ...noHover }),
  setView: (view) => set({ view, ...noHover }),
  setLanes: (lanes) => set({ lanes, ...noHover }),
  setTables: (tables) => set({ tables, ...noHover }),
  setHovered: (hovered, hoveredTraining) => set({ hovered, hoveredTraining }),
}));
