import { describe, expect, it } from "vitest";
import type { KeplerianElements, OemEphemeris, OemSegment, OrbitElements } from "../scenario/orbitElements";
import { tileSeconds } from "./ephemerisTile";
import { gmstRadians, temeToEarthFixed } from "./frames";
import { interpolateState } from "./interpolateState";
import { j2000ToTeme } from "./j2000";
import { makeTile } from "./makeTile";
import { createPropagator } from "./propagate";

const startMs = Date.UTC(2026, 2, 20, 12);
const dut1Seconds = 0.2;
const physics = { dut1Seconds };

const leo: KeplerianElements = {
  kind: "keplerian",
  epochMs: startMs as KeplerianElements["epochMs"],
  semiMajorAxisKm: 6928,
  eccentricity: 0.01,
  inclinationDeg: 53,
  raanDeg: 10,
  argPerigeeDeg: 270,
  meanAnomalyDeg: 20,
};
const leoPath = createPropagator(leo, physics);

type Frame = OemSegment["frame"];

/** TEME to J2000, from three turned unit vectors: the inverse of a rotation is its transpose. */
function temeToJ2000(state: Float64Array, atMs: number): void {
  const axes = [0, 1, 2].map((axis) => {
    const unit = new Float64Array(6);
    unit[axis] = 1;
    j2000ToTeme(unit, atMs);
    return unit;
  });
  const teme = Float64Array.from(state);
  for (const from of [0, 3]) {
    for (const [axis, unit] of axes.entries()) {
      state[from + axis] = [0, 1, 2].reduce((sum, i) => sum + (unit[i] as number) * (teme[from + i] as number), 0);
    }
  }
}

function segmentOf(
  fromSeconds: number,
  toSeconds: number,
  step: number,
  how: Partial<OemSegment> & { frame: Frame },
): OemSegment {
  const count = Math.round((toSeconds - fromSeconds) / step) + 1;
  const timesMs = Float64Array.from({ length: count }, (_, i) => startMs + (fromSeconds + i * step) * 1000);
  const states = new Float64Array(6 * count);
  const state = new Float64Array(6);
  timesMs.forEach((at, i) => {
    leoPath.stateAt(at, state);
    if (how.frame === "earth-fixed") temeToEarthFixed(state, gmstRadians(at, dut1Seconds), state);
    if (how.frame === "j2000") temeToJ2000(state, at);
    states.set(state, 6 * i);
  });
  const interval = { startMs: timesMs[0] as number, stopMs: timesMs[count - 1] as number };
  return { interpolation: "hermite", degree: 7, ...interval, ...how, timesMs, states };
}

function ephemeris(...segments: OemSegment[]): OemEphemeris {
  return { kind: "oem", segments };
}

function worstErrorsKm(orbit: OrbitElements, seconds: number): { position: number; velocity: number } {
  const path = createPropagator(orbit, physics);
  const ours = new Float64Array(6);
  const truth = new Float64Array(6);
  let position = 0;
  let velocity = 0;
  for (let t = 0; t <= seconds; t += 7.77) {
    expect(path.stateAt(startMs + t * 1000, ours)).toBeUndefined();
    leoPath.stateAt(startMs + t * 1000, truth);
    const apart = (from: number) =>
      Math.hypot(...[0, 1, 2].map((i) => (ours[from + i] as number) - (truth[from + i] as number)));
    position = Math.max(position, apart(0));
    velocity = Math.max(velocity, apart(3));
  }
  return { position, velocity };
}

describe("an ephemeris", () => {
  for (const frame of ["teme", "j2000", "earth-fixed"] as const) {
    it(`in ${frame} of four-minute states, interpolated by Hermite, is the orbit to 1 m and 1 cm/s`, () => {
      const { position, velocity } = worstErrorsKm(ephemeris(segmentOf(0, 21600, 240, { frame })), 21600);
      expect(position).toBeLessThan(1e-3);
      expect(velocity).toBeLessThan(1e-5);
    });
    it(`in ${frame} of one-minute states, interpolated by Lagrange of degree 7, is the orbit to 1 m and 1 cm/s`, () => {
      const how = { frame, interpolation: "lagrange", degree: 7 } as const;
      const { position, velocity } = worstErrorsKm(ephemeris(segmentOf(0, 21600, 60, how)), 21600);
      expect(position).toBeLessThan(1e-3);
      expect(velocity).toBeLessThan(1e-5);
    });
  }

  it("is interpolated as it says: linearly it misses the arc by its sagitta, and no other", () => {
    const how = { frame: "teme", interpolation: "linear", degree: 1 } as const;
    const { position } = worstErrorsKm(ephemeris(segmentOf(0, 7200, 60, how)), 7200);
    const sagittaKm = ((398600.4418 / 6859 ** 2) * 60 * 60) / 8;
    expect(position).toBeGreaterThan(0.9 * sagittaKm);
    expect(position).toBeLessThan(1.05 * sagittaKm);
  });

  it("keeps its states, and a polynomial of the degree that it says: cubes exactly by degree 3, not by degree 2", () => {
    const timesMs = Float64Array.from([0, 1, 2.5, 3, 5, 6], (t) => startMs + t * 60000);
    const cube = (ms: number) => 7000 + ((ms - startMs) / 60000) ** 3;
    const states = Float64Array.from({ length: 36 }, (_, i) => (i % 6 === 0 ? cube(timesMs[i / 6] as number) : 0));
    const at = startMs + 4 * 60000;
    const valueAt = (degree: number) => {
      const segment: OemSegment = {
        frame: "teme",
        interpolation: "lagrange",
        degree,
        startMs,
        stopMs: timesMs[5] as number,
        timesMs,
        states,
      };
      const out = new Float64Array(6);
      createPropagator(ephemeris(segment), physics).stateAt(at, out);
      return [out[0] as number, out[3] as number] as const;
    };
    expect(valueAt(3)[0]).toBeCloseTo(cube(at), 8);
    expect(valueAt(3)[1]).toBeCloseTo((3 * 4 ** 2) / 60, 10);
    expect(Math.abs(valueAt(2)[0] - cube(at))).toBeGreaterThan(1);
  });

  it("has no position outside its useable intervals, and says what it covers", () => {
    const path = createPropagator(
      ephemeris(segmentOf(0, 600, 60, { frame: "teme" }), segmentOf(1200, 1800, 60, { frame: "teme" })),
      physics,
    );
    const out = new Float64Array(6);
    const at = (seconds: number) => path.stateAt(startMs + seconds * 1000, out);
    expect(at(-1)).toBe("the ephemeris covers 2026-03-20T12:00:00.000Z to 2026-03-20T12:30:00.000Z only");
    expect(at(1801)).toBe("the ephemeris covers 2026-03-20T12:00:00.000Z to 2026-03-20T12:30:00.000Z only");
    expect(at(700)).toBe("the ephemeris has a gap from 2026-03-20T12:10:00.000Z to 2026-03-20T12:20:00.000Z");
    expect([0, 600, 1200, 1800].map(at)).toEqual([undefined, undefined, undefined, undefined]);
  });
});

describe("a tile of an ephemeris", () => {
  it("is within 1 m of the orbit", () => {
    const orbit = ephemeris(segmentOf(0, 7200, 240, { frame: "j2000" }));
    const tile = makeTile([{ orbit, propagator: createPropagator(orbit, physics) }], startMs, dut1Seconds);
    expect(tile.goodSeconds[0]).toBe(Number.POSITIVE_INFINITY);
    const ours = new Float64Array(6);
    const truth = new Float64Array(6);
    for (let seconds = 1; seconds < tileSeconds; seconds += 13.7) {
      const at = startMs + seconds * 1000;
      expect(interpolateState(tile, 0, at, ours)).toBe(true);
      leoPath.stateAt(at, truth);
      temeToEarthFixed(truth, gmstRadians(at, dut1Seconds), truth);
      expect(Math.hypot(...[0, 1, 2].map((i) => (ours[i] as number) - (truth[i] as number)))).toBeLessThan(1e-3);
    }
  });

  it("ends at a gap that is shorter than the tile's step", () => {
    const orbit = ephemeris(segmentOf(0, 1810, 10, { frame: "teme" }), segmentOf(1830, 7200, 10, { frame: "teme" }));
    const tile = makeTile([{ orbit, propagator: createPropagator(orbit, physics) }], startMs, dut1Seconds);
    expect(Math.abs((tile.goodSeconds[0] as number) - 1810)).toBeLessThan(0.01);
    expect(tile.failures[0]?.reason).toBe(
      "the ephemeris has a gap from 2026-03-20T12:30:10.000Z to 2026-03-20T12:30:30.000Z",
    );
  });

  it("goes on over segments that touch", () => {
    const orbit = ephemeris(
      segmentOf(0, 1810, 10, { frame: "teme" }),
      segmentOf(1810, 7200, 10, { frame: "earth-fixed" }),
    );
    const tile = makeTile([{ orbit, propagator: createPropagator(orbit, physics) }], startMs, dut1Seconds);
    expect(tile.goodSeconds[0]).toBe(Number.POSITIVE_INFINITY);
  });
});
