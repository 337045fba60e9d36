import { createStore } from "zustand/vanilla";

export type LearningTab = "training" | "setup" | "rounds" | "clients" | "compare";

/** Which tab of the panel is shown. */
export const learningTab = createStore<{ readonly tab: LearningTab }>()(() => ({ tab: "training" }));
