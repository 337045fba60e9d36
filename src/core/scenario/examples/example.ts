import type { Scenario } from "../schema";

/** A plan to start from. */
export interface Example {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly scenario: Scenario;
}

/** The day that the made-up examples play on. */
export const exampleWindow = { start: "2026-03-20T12:00:00Z", durationHours: 24 };
