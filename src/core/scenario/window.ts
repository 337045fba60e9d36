import { type Instant, parseInstant } from "../base/instant";
import type { Scenario } from "./schema";

export interface ScenarioWindow {
  readonly startMs: Instant;
  readonly endMs: number;
  readonly durationSeconds: number;
}

/** The window of a checked scenario; its length is taken to the microsecond. */
export function windowOf({ window }: Pick<Scenario, "window">): ScenarioWindow {
  const start = parseInstant(window.start);
  if (!start.ok) throw new Error(`window.start was not checked: ${start.error}`);
  const microseconds = Math.round(window.durationHours * 3.6e9);
  return { startMs: start.value, endMs: start.value + microseconds / 1000, durationSeconds: microseconds / 1e6 };
}
