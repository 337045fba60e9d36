import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Interval } from "../base/interval";
import { runToEnd } from "../base/progress";
import type { Scenario } from "../scenario/schema";
import { linkTimes } from "./linkTimes";
import { meshModel } from "./meshModel";
import { satelliteLinksAt } from "./satelliteLinks";
import { SkyState } from "./skyState";

const start = "2026-03-20T12:00:00Z";
const hours = 5;

/** Even over a range, unlike fast-check's doubles, which are mostly next to nothing. */
const between = (min: number, max: number) =>
  fc.noBias(fc.integer({ min: 0, max: 1e6 })).map((i) => min + ((max - min) * i) / 1e6);

const drawnOrbit = fc
  .record({
    perigeeKm: between(150, 1500),
    eccentricity: fc.oneof(fc.constant(0), between(0, 0.02), fc.constant(0.7)),
    inclinationDeg: between(0, 180),
    raanDeg: between(0, 360),
    argPerigeeDeg: between(0, 360),
    meanAnomalyDeg: between(0, 360),
  })
  .map(({ perigeeKm, ...rest }) => ({
    kind: "keplerian" as const,
    epoch: start,
    semiMajorAxisKm: (6378.137 + perigeeKm) / (1 - rest.eccentricity),
    ...rest,
  }));

/** Two satellites in two planes of a grid, or one in orbit and a place on the ground; their altitude may dip below what a link must clear. */
const drawnPair = fc.record({
  first: drawnOrbit,
  second: fc.oneof(
    { weight: 6, arbitrary: drawnOrbit },
    { weight: 1, arbitrary: fc.constant({ kind: "fixed" as const, latDeg: 20, lonDeg: 30, altitudeKm: 700 }) },
  ),
  maxRangeKm: fc.constantFrom(3000, 5000, 5000, 20_000),
  grazingAltitudeKm: fc.constantFrom(0, 80, 80, 400),
  crossPlaneMaxLatitudeDeg: fc.constantFrom(0, 40, 75, 90, 90, 90, 90),
});

type Drawn = typeof drawnPair extends fc.Arbitrary<infer T> ? T : never;

function scenarioOf({ first, second, ...rules }: Drawn): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: "pair",
    window: { start, durationHours: hours },
    satellites: [
      { id: "a", plane: 1, slot: 1, orbit: first },
      { id: "b", plane: 2, slot: 1, orbit: second },
    ],
    mesh: { topology: "plus-grid", ...rules },
  };
}

/** A scan of the model itself, its changes bisected to 10 microseconds. */
function scanned(scenario: Scenario, stepSeconds: number): Interval[] {
  const model = meshModel(scenario);
  const sky = new SkyState(model);
  const linked = (seconds: number): boolean => {
    sky.moveTo(model.startMs + seconds * 1000);
    return sky.linkDistanceKm(0, 1) >= 0;
  };
  const intervals: Interval[] = [];
  let openedAt = linked(0) ? 0 : Number.NaN;
  for (let t = 0; t < model.durationSeconds; t += stepSeconds) {
    const next = Math.min(model.durationSeconds, t + stepSeconds);
    if (linked(next) !== Number.isNaN(openedAt)) continue;
    let [low, high] = [t, next];
    while (high - low > 1e-5) {
      const middle = (low + high) / 2;
      if (linked(middle) === Number.isNaN(openedAt)) high = middle;
      else low = middle;
    }
    if (Number.isNaN(openedAt)) openedAt = high;
    else {
      intervals.push({ start: openedAt, end: low });
      openedAt = Number.NaN;
    }
  }
  if (!Number.isNaN(openedAt)) intervals.push({ start: openedAt, end: model.durationSeconds });
  return intervals;
}

const near = (a: Interval, b: Interval) => Math.abs(a.start - b.start) < 0.01 && Math.abs(a.end - b.end) < 0.01;

describe("times of links between satellites", () => {
  it("equal a 2 s scan of the model with bisection, none missed, none extra, seed 7741", () => {
    let edges = 0;
    fc.assert(
      fc.property(drawnPair, (drawn) => {
        const scenario = scenarioOf(drawn);
        const model = meshModel(scenario);
        const found = runToEnd(linkTimes(model, 0, model.durationSeconds)).links[0]?.intervals ?? [];
        const scan = scanned(scenario, 2);
        const long = found.filter((one) => one.end - one.start > 2 || scan.some((seen) => near(one, seen)));
        const same = long.length === scan.length && scan.every((seen, i) => near(seen, long[i] as Interval));
        expect(same ? [] : { found, scan }).toEqual([]);
        edges += scan.length;
      }),
      { seed: 7741, numRuns: 80, endOnFailure: true },
    );
    expect(edges).toBeGreaterThan(60);
  }, 60_000);

  it("does not hang on satellites that fly together or stand too low", () => {
    const orbit = {
      kind: "keplerian",
      epoch: start,
      semiMajorAxisKm: 6928,
      eccentricity: 0,
      inclinationDeg: 53,
    } as const;
    const angles = { raanDeg: 0, argPerigeeDeg: 0, meanAnomalyDeg: 0 };
    const together = meshModel({
      schema: "orbitweave/scenario/1",
      name: "together",
      window: { start, durationHours: 24 },
      satellites: [
        { id: "a", orbit: { ...orbit, ...angles } },
        { id: "b", orbit: { ...orbit, ...angles } },
        { id: "c", orbit: { kind: "fixed", latDeg: 0, lonDeg: 0, altitudeKm: 10 } },
      ],
      mesh: {
        topology: "manual",
        maxRangeKm: 2000,
        links: [
          { a: "a", b: "b" },
          { a: "a", b: "c" },
        ],
      },
    });
    const { links } = runToEnd(linkTimes(together, 0, 86400));
    expect(links.map(({ intervals }) => intervals)).toEqual([[{ start: 0, end: 86400 }], []]);
  });

  it("where pairs compete equal the topology of any instant, and each of both kinds of search finds what the other does", () => {
    const grid = {
      schema: "orbitweave/scenario/1" as const,
      name: "grid",
      window: { start, durationHours: 0.5 },
      constellations: [
        {
          id: "w",
          pattern: "star" as const,
          planes: 4,
          satellitesPerPlane: 7,
          phasing: 1,
          altitudeKm: 780,
          inclinationDeg: 86.4,
        },
      ],
      mesh: { topology: "plus-grid" as const, maxRangeKm: 6000, crossPlaneMaxLatitudeDeg: 65 },
    };
    const searched = meshModel(grid);
    const sampled = meshModel({ ...grid, mesh: { ...grid.mesh, terminals: 1000 } });
    const byPair = (model: typeof searched) =>
      new Map(
        runToEnd(linkTimes(model, 0, model.durationSeconds))
          .links.filter(({ intervals }) => intervals.length > 0)
          .map(({ a, b, intervals }) => [`${a} ${b}`, intervals]),
      );
    const expected = byPair(searched);
    const found = byPair(sampled);
    expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
    for (const [pair, intervals] of expected) {
      const others = found.get(pair) ?? [];
      expect(intervals.length === others.length && intervals.every((one, i) => near(one, others[i] as Interval))).toBe(
        true,
      );
    }
    expect([...expected.values()].flat().some((one) => one.start > 0)).toBe(true);

    const nearest = meshModel({ ...grid, mesh: { topology: "nearest", neighbours: 2 } });
    const times = runToEnd(linkTimes(nearest, 0, nearest.durationSeconds)).links;
    const sky = new SkyState(nearest);
    let changes = 0;
    for (let seconds = 3; seconds < 1800; seconds += 131) {
      sky.moveTo(nearest.startMs + seconds * 1000);
      const now = satelliteLinksAt(nearest, sky).map(({ a, b }) => `${a} ${b}`);
      const during = times.filter(({ intervals }) =>
        intervals.some((one) => one.start <= seconds && seconds < one.end),
      );
      expect(during.map(({ a, b }) => `${a} ${b}`).sort()).toEqual(now.sort());
    }
    for (const { intervals } of times) changes += intervals.filter((one) => one.start > 0).length;
    expect(changes).toBeGreaterThan(10);
  });
});
