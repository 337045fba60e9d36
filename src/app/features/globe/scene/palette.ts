import type { Theme } from "../../../state/viewStore";

/** Colours of the globe, as CSS texts. */
export interface GlobePalette {
  readonly background: string;
  /** The Earth before its pictures are there. */
  readonly ocean: string;
  readonly satellite: string;
  readonly inContact: string;
  readonly selected: string;
  /** Around points, so that they stand off the ground. */
  readonly outline: string;
  readonly station: string;
  readonly coverage: string;
  readonly orbit: string;
  readonly trackAhead: string;
  readonly trackBehind: string;
  readonly link: string;
  /** How the world map's pictures are toned, so that what is drawn on them stands out: 1 leaves them as they are. */
  readonly imagery: { readonly brightness: number; readonly contrast: number; readonly saturation: number };
}

export const palettes: Readonly<Record<Theme, GlobePalette>> = {
  dark: {
    background: "#070b11",
    ocean: "#0c1722",
    satellite: "#a9dcec",
    inContact: "#7be08a",
    selected: "#ffffff",
    outline: "#05080c",
    station: "#ffb84d",
    coverage: "rgba(255, 184, 77, 0.45)",
    orbit: "rgba(64, 212, 236, 0.9)",
    trackAhead: "rgba(255, 255, 255, 0.75)",
    trackBehind: "rgba(255, 255, 255, 0.3)",
    link: "rgba(123, 224, 138, 0.75)",
    imagery: { brightness: 0.75, contrast: 1.1, saturation: 0.55 },
  },
  light: {
    background: "#e6ebf0",
    ocean: "#b9cbd8",
    satellite: "#0b4a6f",
    inContact: "#0a7d2c",
    selected: "#d6006c",
    outline: "#ffffff",
    station: "#a34700",
    coverage: "rgba(163, 71, 0, 0.6)",
    orbit: "rgba(0, 96, 135, 0.95)",
    trackAhead: "rgba(20, 30, 40, 0.85)",
    trackBehind: "rgba(20, 30, 40, 0.4)",
    link: "rgba(10, 125, 44, 0.85)",
    imagery: { brightness: 1.35, contrast: 0.85, saturation: 0.6 },
  },
};
