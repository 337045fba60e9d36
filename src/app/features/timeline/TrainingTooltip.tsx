import { useStore } from "zustand";
import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { viewStore } from "../../state/viewStore";
import { TooltipFrame } from "./TooltipFrame";
import type { Places } from "./timelineModel";
import { timelineStore } from "./timelineStore";
import { trainingDetails } from "./trainingDetails";
import { trainingLanes } from "./trainingLanes";

interface Props {
  /** The training in the rows. */
  readonly shown: TrainingTrace | undefined;
  readonly places: Places;
}

/** What is known of the training or message under the pointer. */
export function TrainingTooltip({ shown, places }: Props) {
  const hovered = useStore(timelineStore, (state) => state.hoveredTraining);
  const zone = viewStore((state) => state.timeZone);
  if (hovered === undefined || hovered.trace !== shown) return null;
  const { trace, node, bar, clientX, clientY } = hovered;
  const { title, facts } = trainingDetails(trace, trainingLanes(trace).laneOf(node), bar, places, zone);
  return <TooltipFrame clientX={clientX} clientY={clientY} title={title} facts={facts} hint="Click: go there" />;
}
