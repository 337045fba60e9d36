import { useEffect, useSyncExternalStore } from "react";
import { clock } from "../clockStore";
import { documentStore } from "../documentStore";
import type { Live, LiveAnswer } from "./liveAnswer";
import { meshView } from "./meshView";

/** The answer to a question as it is kept up to date, while `isWanted`. */
export function useLive<Answer>(live: LiveAnswer<Answer>, isWanted: boolean): Live<Answer> {
  useEffect(() => (isWanted ? live.start() : undefined), [live, isWanted]);
  return useSyncExternalStore(live.subscribe, live.get);
}

/** Calls back when the clock, the document or the view of the mesh changes. */
export function subscribeToMesh(listener: () => void): () => void {
  const ends = [clock.subscribe(listener), documentStore.subscribe(listener), meshView.subscribe(listener)];
  return () => {
    for (const end of ends) end();
  };
}
