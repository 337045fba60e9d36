import { create } from "zustand";

export const meshTabs = ["route", "network", "failures", "bundles", "rules"] as const;
export type MeshTab = (typeof meshTabs)[number];

/** Which part of the mesh is shown. */
export const meshTab = create<{ readonly tab: MeshTab }>()(() => ({ tab: "route" }));
