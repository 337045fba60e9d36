import { type PlanPalette, planPalettes } from "../../../state/picture/planPalette";
import type { Theme } from "../../../state/viewStore";

/** Colours of the globe, as CSS texts. */
export interface GlobePalette extends PlanPalette {
  readonly background: string;
  /** The Earth before its pictures are there. */
  readonly ocean: string;
  readonly coverage: string;
  readonly orbit: string;
  readonly trackAhead: string;
  readonly trackBehind: string;
  readonly link: string;
  /** Contacts that nobody uses while others are booked, and booked ones. */
  readonly linkDim: string;
  readonly linkBright: string;
  /** How the world map's pictures are toned, so that what is drawn on them stands out: 1 leaves them as they are. */
  readonly imagery: { readonly brightness: number; readonly contrast: number; readonly saturation: number };
}

export const palettes: Readonly<Record<Theme, GlobePalette>> = {
  dark: {
    ...planPalettes.dark,
    background: "#05080b",
    ocean: "#0c1722",
    coverage: "rgba(255, 184, 77, 0.45)",
    orbit: "rgba(64, 212, 236, 0.9)",
    trackAhead: "rgba(255, 255, 255, 0.75)",
    trackBehind: "rgba(255, 255, 255, 0.3)",
    link: "rgba(123, 224, 138, 0.5)",
    linkDim: "rgba(150, 170, 160, 0.3)",
    linkBright: "rgba(123, 240, 150, 0.95)",
    imagery: { brightness: 0.75, contrast: 1.1, saturation: 0.55 },
  },
  light: {
    ...planPalettes.light,
    background: "#dfe7ee",
    ocean: "#b9cbd8",
    coverage: "rgba(226, 106, 0, 0.8)",
    orbit: "rgba(0, 140, 190, 1)",
    trackAhead: "rgba(40, 50, 60, 1)",
    trackBehind: "rgba(110, 120, 130, 0.8)",
    link: "rgba(0, 150, 60, 0.75)",
    linkDim: "rgba(60, 90, 70, 0.35)",
    linkBright: "rgba(0, 130, 50, 1)",
    imagery: { brightness: 1.3, contrast: 0.8, saturation: 0.55 },
  },
};
