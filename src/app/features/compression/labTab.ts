import { create } from "zustand";

export type LabTab = "compare" | "tradeOff" | "contacts" | "feedback";

/** Which part of the lab is shown. */
export const labTab = create<{ readonly tab: LabTab }>()(() => ({ tab: "compare" }));
