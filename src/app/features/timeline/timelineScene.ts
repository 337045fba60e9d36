import type { ShownBooking } from "../../state/schedule/bookings";
import type { TimeZone } from "../../state/viewStore";
import type { FailureSpan } from "./failureSpans";
import type { LaneBars } from "./laneBars";
import type { TimeView } from "./timeView";
import type { TrainingLane } from "./trainingLanes";

/** A bar of the scene: row number and place among the row's bars. */
export interface BarPlace {
  readonly row: number;
  readonly bar: number;
}

/** All that the canvases show; drawing reads nothing else. */
export interface TimelineScene {
  readonly view: TimeView;
  readonly zone: TimeZone;
  readonly nowMs: number;
  readonly rowCount: number;
  readonly scrollTopPx: number;
  readonly selectedRow?: number;
  readonly hovered?: BarPlace;
  /** The bars of a row: kept by the caller, since the same rows are drawn again and again. */
  barsOfRow(row: number): LaneBars;
  /** When the row's satellite or station has failed. */
  failuresOfRow(row: number): readonly FailureSpan[];
  /** The bookings of a row, ascending; the contacts below them are dimmed. Absent: rows have none. */
  readonly bookingsOfRow?: (row: number) => readonly ShownBooking[];
  /** The bars of a training in a row; the contacts below them are dimmed. Absent: none is shown. */
  readonly trainingOfRow?: (row: number) => TrainingLane;
  /** By the row in the training's table of work. */
  readonly roundOfWork?: (work: number) => number | undefined;
  readonly hoveredTraining?: BarPlace;
  /** What stands on a bar: the other end of its contact. */
  nameOfBar(bars: LaneBars, bar: number): string;
}

export interface Size {
  readonly widthPx: number;
  readonly heightPx: number;
}
