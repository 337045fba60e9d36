import { createStore } from "zustand/vanilla";

/** Where the training of the open plan stands. */
export type TrainingStatus =
  | "idle"
  | "running"
  /** It can be gone on with. */
  | "paused"
  /** Ended by a person before its last round. */
  | "stopped"
  | "done"
  /** It could not run at all. */
  | "failed";

/** Known from the first picture on, when nothing else of learning is loaded. */
export const trainingStatus = createStore<{ readonly status: TrainingStatus }>()(() => ({ status: "idle" }));
