import { type PlanPalette, planPalettes } from "../../state/picture/planPalette";
import type { Theme } from "../../state/viewStore";

/** Colours of the map, as CSS texts. */
export interface MapPalette extends PlanPalette {
  readonly space: string;
  readonly ocean: string;
  readonly land: string;
  readonly coast: string;
  readonly graticule: string;
  readonly night: string;
  readonly coverage: string;
  readonly markedCoverage: string;
  readonly trackAhead: string;
  readonly trackBehind: string;
  readonly link: string;
  /** Contacts that nobody uses while others are booked, and booked ones. */
  readonly linkDim: string;
  readonly linkBright: string;
  readonly text: string;
}

export const mapPalettes: Readonly<Record<Theme, MapPalette>> = {
  dark: {
    ...planPalettes.dark,
    space: "#05080b",
    ocean: "#0e1a26",
    land: "#24343f",
    coast: "#4a6272",
    graticule: "rgba(150, 170, 185, 0.14)",
    night: "rgba(0, 2, 6, 0.45)",
    coverage: "rgba(255, 184, 77, 0.45)",
    markedCoverage: "#ffb84d",
    trackAhead: "rgba(64, 212, 236, 0.95)",
    trackBehind: "rgba(64, 212, 236, 0.4)",
    link: "rgba(123, 224, 138, 0.6)",
    linkDim: "rgba(150, 170, 160, 0.35)",
    linkBright: "rgba(123, 240, 150, 1)",
    text: "#e8eff4",
  },
  light: {
    ...planPalettes.light,
    space: "#dfe7ee",
    ocean: "#c4d6e3",
    land: "#f3f1ea",
    coast: "#8f9ba3",
    graticule: "rgba(60, 80, 95, 0.14)",
    night: "rgba(20, 40, 70, 0.22)",
    coverage: "rgba(184, 78, 0, 0.55)",
    markedCoverage: "#b84e00",
    trackAhead: "rgba(0, 110, 150, 1)",
    trackBehind: "rgba(0, 110, 150, 0.45)",
    link: "rgba(0, 140, 56, 0.8)",
    linkDim: "rgba(60, 90, 70, 0.4)",
    linkBright: "rgba(0, 120, 45, 1)",
    text: "#17222c",
  },
};
