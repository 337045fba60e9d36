import { expect, it } from "vitest";
import { rebuildDelayMs } from "./rebuildDelay";

it("the first loss is answered at once, each further one later, and all leave room within three seconds", () => {
  const delays = [1, 2, 3, 4, 5].map((losses) => rebuildDelayMs(losses) ?? Number.NaN);
  expect(delays[0]).toBe(0);
  for (const [i, delay] of delays.entries()) {
    expect(delay).toBeGreaterThanOrEqual(delays[i - 1] ?? 0);
    expect(delay).toBeLessThanOrEqual(1500);
  }
});

it("a graphics card that brings no picture is given up", () => {
  expect(rebuildDelayMs(6)).toBeUndefined();
});
