import { expect, it } from "vitest";
import { windowOf } from "./window";

it("a window ends at its start plus its hours, to the microsecond", () => {
  const window = (durationHours: number) =>
    windowOf({ window: { start: "2026-03-20T12:00:00.000001Z", durationHours } });
  const startMs = Date.UTC(2026, 2, 20, 12) + 0.001;
  expect(window(24)).toEqual({ startMs, endMs: startMs + 86_400_000, durationSeconds: 86_400 });
  expect(window(1 / 3)).toEqual({ startMs, endMs: startMs + 1_200_000, durationSeconds: 1200 });
  expect(window(0.1 + 0.2).durationSeconds).toBe(1080);
});
