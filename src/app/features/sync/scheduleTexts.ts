import type { ScheduleReport } from "../../../engine/client/scheduler";
import { countText, durationText } from "../../kit/quantityText";

export type Goal = ScheduleReport["goal"];

/** The objective with its unit, in as many digits as tell it from its bound: a weighted volume, or a mean age. */
export function valueText(value: number, goal: Goal): string {
  if (goal === "age") return durationText(value);
  if (value < 1000) return `${value.toFixed(1)} MB`;
  if (value < 10_000) return `${countText(value)} MB`;
  return value < 1e6 ? `${(value / 1e3).toFixed(3)} GB` : `${(value / 1e6).toFixed(3)} TB`;
}

/** A difference of values: `−12.4 MB`. */
export function differenceText(difference: number, goal: Goal): string {
  const sign = difference > 0 ? "+" : difference < 0 ? "−" : "±";
  return `${sign}${valueText(Math.abs(difference), goal)}`;
}

/** How good a schedule is known to be. */
export function gapText({ gap, proven, stopped }: Pick<ScheduleReport, "gap" | "proven" | "stopped">): string {
  const early = stopped ? ", stopped early" : "";
  if (proven) return `proven optimal${early}`;
  if (gap === undefined || gap >= 1) return `no bound known${early}`;
  return `at most ${(100 * gap).toFixed(gap < 0.001 ? 4 : 2)} % from the optimum${early}`;
}

/** `12.3 %`. */
export function shareText(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
