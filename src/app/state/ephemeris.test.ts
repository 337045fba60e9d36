import { describe, expect, test } from "vitest";
import { type EphemerisTile, tileSeconds } from "../../core/orbit/ephemerisTile";
import { geodeticToEarthFixed } from "../../core/orbit/geodesy";
import { makeTile } from "../../core/orbit/makeTile";
import { createPropagator } from "../../core/orbit/propagate";
import type { OrbitElements } from "../../core/scenario/orbitElements";
import type { JobOutcome } from "../../engine/client/planner";
import { createEphemeris } from "./ephemeris";

const startMs = Date.UTC(2026, 2, 20, 12);
const tileMs = tileSeconds * 1000;
const orbits: readonly OrbitElements[] = [
  { kind: "fixed", latDeg: 10, lonDeg: 20, altitudeKm: 500 },
  {
    kind: "keplerian",
    epochMs: startMs as never,
    semiMajorAxisKm: 6928,
    eccentricity: 0.001,
    inclinationDeg: 53,
    raanDeg: 10,
    argPerigeeDeg: 0,
    meanAnomalyDeg: 0,
  },
];
const satellites = orbits.map((orbit) => ({ orbit, propagator: createPropagator(orbit, { dut1Seconds: 0 }) }));

/** A source whose tiles come when the test says so. */
function slowSource(hours: number) {
  const waiting: { tileIndex: number; signal: AbortSignal; answer: (outcome: JobOutcome<EphemerisTile>) => void }[] =
    [];
  const ordered: number[] = [];
  const ephemeris = createEphemeris({
    satelliteCount: orbits.length,
    startMs,
    endMs: startMs + hours * 3.6e6,
    makeTile(tileIndex, signal) {
      ordered.push(tileIndex);
      return new Promise((answer) => waiting.push({ tileIndex, signal, answer }));
    },
  });
  return {
    ephemeris,
    ordered,
    waiting,
    async deliver(outcome?: JobOutcome<EphemerisTile>) {
      const next = waiting.shift();
      if (next === undefined) throw new Error("no tile was ordered");
      const value = makeTile(satellites, startMs + next.tileIndex * tileMs, 0);
      next.answer(outcome ?? { status: "done", value });
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe("the ephemeris around the clock", () => {
  test("orders the tile of the instant, then its successor, and no more", async () => {
    const { ephemeris, ordered, deliver } = slowSource(24);
    const out = new Float64Array(6);
    expect(ephemeris.positionsAt(startMs + 1000, out)).toBe(false);
    expect(ordered).toEqual([0]);
    await deliver();
    expect(ephemeris.positionsAt(startMs + 1000, out)).toBe(true);
    expect(ordered).toEqual([0, 1]);
    await deliver();
    ephemeris.positionsAt(startMs + 2000, out);
    expect(ordered).toEqual([0, 1]);
  });

  test("gives the positions that the tile holds, and moves satellites only", async () => {
    const { ephemeris, deliver } = slowSource(24);
    const out = new Float64Array(6);
    ephemeris.positionsAt(startMs, out);
    await deliver();
    ephemeris.positionsAt(startMs, out);
    const first = out.slice();
    ephemeris.positionsAt(startMs + 60_000, out);
    const [x, y, z] = geodeticToEarthFixed({ latDeg: 10, lonDeg: 20, altitudeKm: 500 });
    expect(Math.hypot(x - (out[0] as number), y - (out[1] as number), z - (out[2] as number))).toBeLessThan(1e-6);
    const moved = Math.hypot(...[3, 4, 5].map((i) => (out[i] as number) - (first[i] as number)));
    expect(moved).toBeGreaterThan(60 * 6.5);
    expect(moved).toBeLessThan(60 * 8);
  });

  test("a jump of the clock gives up the tile under way and waits for one only", async () => {
    const { ephemeris, ordered, waiting, deliver } = slowSource(24);
    const out = new Float64Array(6);
    ephemeris.positionsAt(startMs, out);
    ephemeris.positionsAt(startMs + 5.5 * tileMs, out);
    expect(ordered).toEqual([0, 5]);
    expect(waiting[0]?.signal.aborted).toBe(true);
    waiting.shift();
    await deliver();
    expect(ephemeris.positionsAt(startMs + 5.5 * tileMs, out)).toBe(true);
  });

  test("a late answer to a tile given up is not taken for another", async () => {
    const { ephemeris, waiting, deliver } = slowSource(24);
    const out = new Float64Array(6);
    ephemeris.positionsAt(startMs, out);
    ephemeris.positionsAt(startMs + 5.5 * tileMs, out);
    await deliver();
    expect(ephemeris.positionsAt(startMs + 5.5 * tileMs, out)).toBe(false);
    expect(waiting.map(({ tileIndex }) => tileIndex)).toEqual([5]);
  });

  test("keeps the former tile for a step back and drops what is further away", async () => {
    const { ephemeris, ordered, deliver } = slowSource(24);
    const out = new Float64Array(6);
    for (const tile of [0, 1]) {
      ephemeris.positionsAt(startMs + (tile + 0.5) * tileMs, out);
      await deliver();
    }
    expect(ephemeris.positionsAt(startMs + 0.5 * tileMs, out)).toBe(true);
    ephemeris.positionsAt(startMs + 2.5 * tileMs, out);
    expect(ephemeris.positionsAt(startMs + 0.5 * tileMs, out)).toBe(false);
    expect(ordered.filter((tile) => tile === 0)).toHaveLength(2);
  });

  test("asks for nothing beyond the window, whose last instant has positions", async () => {
    const { ephemeris, ordered, deliver } = slowSource(4);
    const out = new Float64Array(6);
    ephemeris.positionsAt(startMs + 4 * 3.6e6, out);
    await deliver();
    expect(ephemeris.positionsAt(startMs + 4 * 3.6e6, out)).toBe(true);
    expect(ephemeris.positionsAt(startMs + 9 * 3.6e6, out)).toBe(true);
    expect(ordered).toEqual([1]);
  });

  test("a tile that fails is told once and not asked for again", async () => {
    const { ephemeris, ordered, deliver } = slowSource(2);
    const out = new Float64Array(6);
    let told = 0;
    ephemeris.subscribe(() => told++);
    ephemeris.positionsAt(startMs, out);
    await deliver({ status: "crashed", message: "worker died" });
    expect(told).toBe(1);
    expect(ephemeris.problem).toBe("worker died");
    expect(ephemeris.positionsAt(startMs, out)).toBe(false);
    expect(ordered).toEqual([0]);
  });

  test("a satellite without a position is NaN and the others stay", async () => {
    const { ephemeris, deliver } = slowSource(2);
    const out = new Float64Array(6);
    ephemeris.positionsAt(startMs, out);
    const tile = makeTile(satellites, startMs, 0);
    tile.goodSeconds[0] = 10;
    await deliver({ status: "done", value: tile });
    ephemeris.positionsAt(startMs + 11_000, out);
    expect(out.slice(0, 3).every(Number.isNaN)).toBe(true);
    expect(out.slice(3).every(Number.isFinite)).toBe(true);
  });

  test("after its end nothing is ordered and nobody is told", async () => {
    const { ephemeris, ordered, deliver } = slowSource(24);
    const out = new Float64Array(6);
    let told = 0;
    ephemeris.subscribe(() => told++);
    ephemeris.positionsAt(startMs, out);
    ephemeris.dispose();
    await deliver();
    expect(told).toBe(0);
    expect(ordered).toEqual([0]);
  });
});
