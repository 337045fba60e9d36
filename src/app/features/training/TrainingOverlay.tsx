import { lazy, Suspense } from "react";
import { useStore } from "zustand";
import { missionPicture } from "../../state/learning/missionPicture";
import { trainingView } from "../../state/picture/trainingView";

const TrainingLegend = lazy(() => import("./TrainingLegend"));

/** What explains a training in mission time over globe and map; nothing while there is none, or it is hidden. */
export function TrainingOverlay() {
  const isThere = useStore(missionPicture, (state) => state.picture !== undefined);
  const isShown = trainingView((state) => state.isShown);
  if (!isThere || !isShown) return null;
  return (
    <Suspense fallback={null}>
      <TrainingLegend />
    </Suspense>
  );
}
