import { createStore } from "zustand/vanilla";

export type LearningTab = "training" | "setup" | "rounds" | "clients" | "mission" | "whatIf" | "compare";

/** Which tab of the panel is shown. */
export const learningTab = createStore<{ readonly tab: LearningTab }>()(() => ({ tab: "training" }));
