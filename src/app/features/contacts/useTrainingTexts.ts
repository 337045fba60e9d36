import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { documentStore } from "../../state/documentStore";
import { missionPicture } from "../../state/learning/missionPicture";
import { trainingView } from "../../state/picture/trainingView";

/** Loaded when there is a training to tell of. */
const load = () => import("../../state/picture/trainingTextsNow");
type Teller = Awaited<ReturnType<typeof load>>["trainingTextsNow"];

const none: ReadonlyMap<number, string> = new Map();

/** What each node does for the training in mission time that is shown, by node; undefined: none is shown. */
export function useTrainingTexts(instantMs: number): ReadonlyMap<number, string> | undefined {
  const isThere = useStore(missionPicture, (state) => state.picture !== undefined);
  const isShown = trainingView((state) => state.isShown);
  const scenario = documentStore((state) => state.scenario);
  const [tell, setTell] = useState<Teller>();
  useEffect(() => {
    if (isThere) void load().then(({ trainingTextsNow }) => setTell(() => trainingTextsNow));
  }, [isThere]);
  if (!isThere || !isShown) return undefined;
  return tell?.(scenario, instantMs) ?? none;
}
