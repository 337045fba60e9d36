import type { Theme } from "../viewStore";

/** What the colour of a link tells. */
export const linkQuantities = ["latency", "bandwidth", "utilisation", "timeToBreak"] as const;
export type LinkQuantity = (typeof linkQuantities)[number];

/** Steps of a quantity, each of one colour. */
export interface LinkScale {
  readonly title: string;
  /** Ascending; a step begins at each edge, one more lies below the first. In the unit of `texts`. */
  readonly edges: readonly number[];
  /** What the steps are, one more than edges. */
  readonly texts: readonly string[];
  /** The strongest colour is the lowest step's: soon is what matters. */
  readonly isLowStrong: boolean;
}

/** Fixed steps: colours mean the same in every plan and at every instant. */
export const linkScales: Readonly<Record<LinkQuantity, LinkScale>> = {
  latency: {
    title: "Latency, ms",
    edges: [1, 2, 5, 10, 20],
    texts: ["< 1", "1–2", "2–5", "5–10", "10–20", "≥ 20"],
    isLowStrong: false,
  },
  bandwidth: {
    title: "Bandwidth, Mbit/s",
    edges: [10, 100, 500, 1000, 10_000],
    texts: ["< 10", "10–100", "100–500", "500–1k", "1k–10k", "≥ 10k"],
    isLowStrong: false,
  },
  utilisation: {
    title: "Booked share, %",
    edges: [0.001, 0.25, 0.5, 0.75, 0.99],
    texts: ["0", "< 25", "25–50", "50–75", "75–99", "≥ 99"],
    isLowStrong: false,
  },
  timeToBreak: {
    title: "Time to next break",
    edges: [10, 60, 300, 900, 3600],
    texts: ["< 10 s", "< 1 min", "1–5 min", "5–15 min", "15–60 min", "≥ 1 h"],
    isLowStrong: true,
  },
};

const stepCount = 6;

/** Blue to yellow, to be told apart whatever colours an eye sees: lightness alone rises, or falls on the light ground, from step to step. */
const ramps: Readonly<Record<Theme, readonly string[]>> = {
  dark: ["#6a78d1", "#5b9bd5", "#55bdb0", "#8fd16f", "#d9d94a", "#fff1a8"],
  light: ["#c99d00", "#8f9e2a", "#3f9a6b", "#2b86a0", "#3f6fbf", "#6a4bbf"],
};

/** Colours of the steps, lowest first, then the one of what is not known, as CSS texts. */
export function stepColours(quantity: LinkQuantity, theme: Theme): readonly string[] {
  const ramp = linkScales[quantity].isLowStrong ? ramps[theme].toReversed() : ramps[theme];
  return [...ramp, unknownColours[theme]];
}

/** Beyond the last step: where a value is not known. */
export const unknownStep = stepCount;

const unknownColours: Readonly<Record<Theme, string>> = { dark: "#7d8790", light: "#7d8790" };

/** The step that a value belongs to; NaN is not known. */
export function stepOf({ edges }: LinkScale, value: number): number {
  if (Number.isNaN(value)) return unknownStep;
  let step = 0;
  while (step < edges.length && value >= (edges[step] as number)) step++;
  return step;
}
