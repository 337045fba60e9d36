import type { Theme } from "../viewStore";

/** Colours, as CSS texts, of what the globe and the map both show. */
export interface PlanPalette {
  readonly theme: Theme;
  readonly satellite: string;
  readonly inContact: string;
  readonly selected: string;
  /** Around points, so that they stand off the ground. */
  readonly outline: string;
  readonly station: string;
  /** The cross on what has failed. */
  readonly failed: string;
  readonly route: string;
  readonly alternative: string;
  /** A bundle that is stored and forwarded, and its way. */
  readonly bundle: string;
  /** Rings around satellites that train; models and updates on their way. */
  readonly trainingWork: string;
  readonly trainingModel: string;
  readonly trainingUpdate: string;
}

export const planPalettes: Readonly<Record<Theme, PlanPalette>> = {
  dark: {
    theme: "dark",
    satellite: "#a9dcec",
    inContact: "#7be08a",
    selected: "#ffffff",
    outline: "#05080c",
    station: "#ffb84d",
    failed: "#ff6b6b",
    route: "#ffffff",
    alternative: "#ff9d5c",
    bundle: "#c9a2ff",
    trainingWork: "#b9a3ff",
    trainingModel: "#6fb1ff",
    trainingUpdate: "#ff9ac4",
  },
  light: {
    theme: "light",
    satellite: "#0b4a6f",
    inContact: "#008a38",
    selected: "#d6006c",
    outline: "#ffffff",
    station: "#b84e00",
    failed: "#c4001a",
    route: "#b800c4",
    alternative: "#b3400e",
    bundle: "#005fa8",
    trainingWork: "#5a3fb0",
    trainingModel: "#1c62c4",
    trainingUpdate: "#b02a72",
  },
};
