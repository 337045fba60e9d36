import { describe, expect, test } from "vitest";
import { Random } from "../../base/random";
import { expandSatellites } from "../../scenario/expand";
import type { Scenario } from "../../scenario/schema";
import { groundTracks, regionAt, regionMix } from "./groundTracks";
import type { Samples } from "./samples";
import { splitSamples } from "./split";

const fixed = (id: string, latDeg: number, lonDeg: number) => ({
  id,
  orbit: { kind: "fixed", latDeg, lonDeg, altitudeKm: 500 } as const,
});

function tracksOf(parts: Partial<Scenario>, hours = 1.5, regionDeg = 30) {
  const scenario: Scenario = {
    schema: "orbitweave/scenario/1",
    name: "tracks",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 24 },
    ...parts,
  };
  const startMs = Date.parse(scenario.window.start);
  return groundTracks(expandSatellites(scenario), { startMs, hours, regionDeg, dut1Seconds: 0 });
}

const shell = (planes: number): Partial<Scenario> => ({
  constellations: [
    { id: "c", pattern: "star", planes, satellitesPerPlane: 4, phasing: 0, altitudeKm: 780, inclinationDeg: 86.4 },
  ],
});

describe("regions", () => {
  test("are numbered from the south pole and the date line on, and every point lies in one", () => {
    expect(regionAt(-90, -180, 30)).toBe(0);
    expect(regionAt(-90, 180, 30)).toBe(11);
    expect(regionAt(90, 180, 30)).toBe(71);
    expect(regionAt(0, 0, 30)).toBe(3 * 12 + 6);
    expect(regionAt(90, 180, 50)).toBe(4 * 8 - 1);
  });

  test("do not tell apart what engines write differently in the last bits", () => {
    expect(regionAt(30 - 1e-12, 60 - 1e-12, 30)).toBe(regionAt(30, 60, 30));
  });

  test("a satellite that stands over a point sees one region, and one in orbit sees all that it flies over for as long as it does", () => {
    const { regions, shares } = tracksOf({ satellites: [fixed("a", 10, 10), fixed("b", -50, 100)] });
    expect(regions).toEqual([regionAt(-50, 100, 30), regionAt(10, 10, 30)]);
    expect(shares.map((share) => Array.from(share))).toEqual([
      [0, 1],
      [1, 0],
    ]);
    const flying = tracksOf(shell(1));
    expect(flying.regions.length).toBeGreaterThan(10);
    for (const share of flying.shares) expect(share.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
  });
});

describe("the split by ground tracks", () => {
  const random = new Random(3);
  const count = 4_000;
  const samples: Samples = {
    count,
    dimension: 1,
    classes: 10,
    values: Float32Array.from({ length: count }, (_, i) => i),
    labels: Uint8Array.from({ length: count }, () => random.below(10)),
  };
  const clientsOf = (parts: Partial<Scenario>, clients: number, hours?: number, concentration = 0.1) => {
    const ids = Array.from({ length: clients }, (_, i) => `c${i}`);
    const tracks = tracksOf(parts, hours);
    const outcome = splitSamples(samples, ids, { kind: "ground-track", concentration, tracks }, 5);
    if (!outcome.ok) throw new Error(outcome.error[0]?.message);
    return outcome.value;
  };
  const mixOf = ({ train, test }: ReturnType<typeof clientsOf>[number]) => {
    const mix = new Float64Array(10);
    for (const label of [...train.labels, ...test.labels]) mix[label] = (mix[label] as number) + 1;
    return mix.map((part) => part / (train.count + test.count));
  };
  /** Half the sum of differences, 0 to 1. */
  const distance = (a: Float64Array, b: Float64Array) =>
    a.reduce((sum, part, i) => sum + Math.abs(part - (b[i] as number)), 0) / 2;

  test("gives every sample to exactly one client", () => {
    const values = clientsOf(shell(3), 12).flatMap(({ train, test }) => [...train.values, ...test.values]);
    expect(values.sort((a, b) => a - b)).toEqual(Array.from(samples.values));
  });

  test("two satellites over one region see one mix, and the region's; one elsewhere sees another", () => {
    const satellites = [fixed("a", 10, 10), fixed("b", 12, 12), fixed("c", -50, 100), fixed("d", 70, -100)];
    const mixes = clientsOf({ satellites }, 4, 1, 0.5).map(mixOf) as [
      Float64Array,
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    expect(distance(mixes[0], mixes[1])).toBeLessThan(0.05);
    expect(distance(mixes[0], mixes[2])).toBeGreaterThan(0.3);
    expect(mixes[0].indexOf(Math.max(...mixes[0]))).toBe(mixes[1].indexOf(Math.max(...mixes[1])));
  });

  test("mixes of satellites in orbit differ after an orbit, and are alike after two days", () => {
    const spread = (hours: number) => {
      const mixes = clientsOf(shell(3), 12, hours).map(mixOf);
      const even = new Float64Array(10).fill(0.1);
      return mixes.reduce((sum, mix) => sum + distance(mix, even), 0) / mixes.length;
    };
    expect(spread(1.5)).toBeGreaterThan(2 * spread(48));
  });

  test("a region's mix is its own: it sums to 1, is the same again, and vanishing draws leave one class", () => {
    const mix = regionMix(17, 10, 0.1, 5);
    expect(mix.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 12);
    expect(regionMix(17, 10, 0.1, 5)).toEqual(mix);
    expect(regionMix(18, 10, 0.1, 5)).not.toEqual(mix);
    const extreme = regionMix(17, 10, 1e-6, 5);
    expect(Math.max(...extreme)).toBeCloseTo(1, 6);
  });
});
