import { describe, expect, it } from "vitest";
import { makeTile } from "../orbit/makeTile";
import { createPropagator } from "../orbit/propagate";
import type { KeplerianElements } from "../scenario/orbitElements";
import { joinTrack } from "./track";

describe("a track", () => {
  it("ends with its tiles where the steps do not quite add up to two hours", () => {
    const orbit: KeplerianElements = {
      kind: "keplerian",
      epochMs: Date.UTC(2026, 2, 20, 12) as KeplerianElements["epochMs"],
      semiMajorAxisKm: 7261.5837,
      eccentricity: 0.0152,
      inclinationDeg: 40.56,
      raanDeg: 344.14,
      argPerigeeDeg: 53.14,
      meanAnomalyDeg: 135.06,
    };
    const tile = makeTile([{ orbit, propagator: createPropagator(orbit, { dut1Seconds: 0 }) }], orbit.epochMs, 0);
    const track = joinTrack([tile], 0, 7200);
    const step = tile.stepSeconds[0] as number;
    const steps = Math.round(7200 / step);
    expect(steps * step).toBeLessThan(7200);
    expect(track.times).toHaveLength(steps + 1);
    expect(track.times[steps]).toBe(7200);
    expect(track.longestStepSeconds).toBe(step);
  });
});
