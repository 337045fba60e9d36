import { useStore } from "zustand";
import { viewStore } from "../../state/viewStore";
import { TooltipFrame } from "./TooltipFrame";
import type { Places } from "./timelineModel";
import { timelineStore } from "./timelineStore";
import { trainingDetails } from "./trainingDetails";
import { trainingLanes } from "./trainingLanes";

/** What is known of the training or message under the pointer. */
export function TrainingTooltip({ places }: { readonly places: Places }) {
  const hovered = useStore(timelineStore, (state) => state.hoveredTraining);
  const zone = viewStore((state) => state.timeZone);
  if (hovered === undefined) return null;
  const { trace, node, bar, clientX, clientY } = hovered;
  const { title, facts } = trainingDetails(trace, trainingLanes(trace).laneOf(node), bar, places, zone);
  return <TooltipFrame clientX={clientX} clientY={clientY} title={title} facts={facts} hint="Click: go there" />;
}
