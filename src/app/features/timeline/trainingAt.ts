import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { pickSlackPx } from "./attachPointer";
import { type HoveredTraining, timelineStore } from "./timelineStore";
import { instantAtX } from "./timeView";
import { pickTraining, trainingLanes, trainingNode } from "./trainingLanes";

/** The training or message of a row that the pointer is on; undefined: none, or rows have none. */
export function trainingAt(
  trace: TrainingTrace | undefined,
  row: number,
  { clientX, clientY }: Pick<MouseEvent, "clientX" | "clientY">,
  plot: HTMLElement,
): HoveredTraining | undefined {
  const { view, lanes } = timelineStore.getState();
  const lane = lanes[row];
  if (trace === undefined || lane === undefined || lane.antenna !== undefined) return undefined;
  const node = trainingNode(trace, lane);
  const atMs = instantAtX(view, plot.clientWidth, clientX - plot.getBoundingClientRect().left);
  const slackMs = (pickSlackPx / plot.clientWidth) * (view.endMs - view.startMs);
  const bar = pickTraining(trainingLanes(trace).laneOf(node), atMs, slackMs);
  return bar === undefined ? undefined : { trace, row, node, bar, clientX, clientY };
}
