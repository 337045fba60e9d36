import { create } from "zustand";

/** Whether globe, map and timeline show the training in mission time, where there is one. Belongs to the visit. */
export const trainingView = create<{ readonly isShown: boolean }>()(() => ({ isShown: true }));
