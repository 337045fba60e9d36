import { expect, it } from "vitest";
import { GroundStation, OrbitweaveError, Position, SyncScheduler } from "./index";

const ksc = new GroundStation({
  name: "KSC",
  position: new Position(28.5729, -80.649, 0),
  uplinkMbps: 100,
  downlinkMbps: 200,
});
const svalbard = new GroundStation({
  name: "Svalbard",
  position: new Position(78.2297, 15.3975, 0),
  uplinkMbps: 150,
  downlinkMbps: 300,
});
const start = "2026-03-20T12:00:00Z";
const orbit = {
  kind: "keplerian",
  epoch: start,
  semiMajorAxisKm: 6928.137,
  eccentricity: 0,
  inclinationDeg: 97.6,
  raanDeg: 90,
  argPerigeeDeg: 0,
  meanAnomalyDeg: 0,
} as const;

function scheduler(options: Partial<ConstructorParameters<typeof SyncScheduler>[0]> = {}) {
  return new SyncScheduler({
    groundStations: [ksc, svalbard],
    satellites: [{ id: "sat-001", orbit }],
    start,
    ...options,
  });
}

function problemsOf(run: () => unknown) {
  try {
    run();
  } catch (error) {
    if (error instanceof OrbitweaveError) return error.problems;
    throw error;
  }
  return [];
}

it("a day over two stations gives windows by start, each with its station and what fits through", () => {
  const windows = scheduler().getSyncWindows({ satelliteId: "sat-001", durationHours: 24 });
  expect(windows.length).toBeGreaterThan(8);
  expect(new Set(windows.map(({ station }) => station))).toEqual(new Set([ksc, svalbard]));
  windows.forEach((window, i) => {
    expect(window.startTime.getTime()).toBeGreaterThanOrEqual(windows[i - 1]?.startTime.getTime() ?? 0);
    expect(window.durationSeconds).toBe((window.endTime.getTime() - window.startTime.getTime()) / 1000);
    expect(window.dataCapacityMB).toBeCloseTo((window.station.downlinkMbps * window.durationSeconds) / 8, 5);
    expect(window.maxElevationDeg).toBeGreaterThanOrEqual(10);
  });
});

it("direction chooses the rate, and nothing else", () => {
  const down = scheduler().getSyncWindows({ satelliteId: "sat-001", durationHours: 6, direction: "down" });
  const up = scheduler().getSyncWindows({ satelliteId: "sat-001", durationHours: 6, direction: "up" });
  expect(up.map(({ startTime }) => startTime)).toEqual(down.map(({ startTime }) => startTime));
  up.forEach((window, i) => {
    expect(window.dataCapacityMB).toBeCloseTo((down[i]?.dataCapacityMB ?? 0) / 2, 5);
  });
});

it("a start given as a Date or as text means the same", () => {
  const query = { satelliteId: "sat-001", durationHours: 12 };
  expect(scheduler({ start: new Date(start) }).getSyncWindows(query)).toEqual(scheduler().getSyncWindows(query));
});

it("a station's id is made from its name where none is given", () => {
  const options = { position: new Position(0, 0), uplinkMbps: 1, downlinkMbps: 1 };
  expect(new GroundStation({ name: "Kourou (main)", ...options }).id).toBe("Kourou-main");
  expect(new GroundStation({ name: "長野", ...options }).id).toBe("station");
  expect(new GroundStation({ name: "Kourou", id: "krx", ...options }).id).toBe("krx");
});

it("wrong arguments are named in the SDK's own words", () => {
  const query = { satelliteId: "sat-001", durationHours: 24 };
  const paths = (run: () => unknown) => problemsOf(run).map(({ path }) => path);
  expect(paths(() => new Position(91, 0))).toEqual(["latDeg"]);
  expect(paths(() => new Position(0, Number.NaN))).toEqual(["lonDeg"]);
  expect(
    paths(() => new GroundStation({ name: "A", position: new Position(0, 0), uplinkMbps: -1, downlinkMbps: 1 })),
  ).toEqual(["uplinkMbps"]);
  expect(paths(() => scheduler({ start: "yesterday" }))).toEqual(["start"]);
  expect(paths(() => scheduler({ start: new Date(Number.NaN) }))).toEqual(["start"]);
  expect(paths(() => scheduler({ groundStations: [ksc, ksc] }))[0]).toMatch(/^groundStations\[1\]/);
  expect(
    paths(() => scheduler({ satellites: [{ id: "a", orbit: { kind: "tle", line1: "1 x", line2: "2 x" } }] }))[0],
  ).toMatch(/^satellites\[0\]\.orbit/);
  expect(paths(() => scheduler().getSyncWindows({ ...query, satelliteId: "sat-002" }))).toEqual(["satelliteId"]);
  expect(paths(() => scheduler().getSyncWindows({ ...query, durationHours: 1000 }))).toEqual(["durationHours"]);
  expect(paths(() => scheduler().getSyncWindows({ ...query, direction: "both" as never }))).toEqual(["direction"]);
  expect(paths(() => scheduler().getSyncWindows({ ...query, hours: 1 } as never))).toEqual(["hours"]);
  expect(() => scheduler().getSyncWindows(undefined as never)).toThrow(
    /^wants an object of options; allowed: satelliteId/,
  );
  expect(paths(() => scheduler({ groundStations: [ksc.document] as never }))).toEqual(["groundStations[0]"]);
  expect(paths(() => new SyncScheduler({ begin: start } as never))).toEqual(["begin", "satellites", "groundStations"]);
});

it("a satellite that decays before the end is an error, or told to whoever asked", () => {
  // A heavy drag term brings this made-up object down within days.
  const decaying = scheduler({ satellites: [{ id: "low", orbit: decayingOrbit }] });
  const query = { satelliteId: "low", durationHours: 240 };
  expect(problemsOf(() => decaying.getSyncWindows(query))[0]?.path).toBe("durationHours");
  const told: Date[] = [];
  const windows = decaying.getSyncWindows({ ...query, onFailure: ({ from }) => told.push(from) });
  expect(told.length).toBe(1);
  for (const { endTime } of windows) expect(endTime.getTime()).toBeLessThanOrEqual(told[0]?.getTime() ?? 0);
});

const decayingOrbit = {
  kind: "omm",
  omm: {
    OBJECT_NAME: "LOW",
    NORAD_CAT_ID: 99999,
    EPOCH: "2026-03-20T12:00:00.000000",
    MEAN_MOTION: 16.3,
    ECCENTRICITY: 0.0005,
    INCLINATION: 65,
    RA_OF_ASC_NODE: 10,
    ARG_OF_PERICENTER: 0,
    MEAN_ANOMALY: 0,
    BSTAR: 0.01,
    MEAN_MOTION_DOT: 0,
    MEAN_MOTION_DDOT: 0,
  },
} as const;

const rates = { uplinkMbps: 1, downlinkMbps: 2 };

it("stations of one name, or whose names have no letters that ids may have, are told apart", () => {
  const named = (name: string, latDeg: number) =>
    new GroundStation({ name, position: new Position(latDeg, 20), ...rates });
  const groundStations = [named("東京", 60), named("大阪", -60), named("Polar", 80), named("Polar", -80)];
  const windows = scheduler({ groundStations }).getSyncWindows({ satelliteId: "sat-001", durationHours: 24 });
  expect(new Set(windows.map(({ station }) => station))).toEqual(new Set(groundStations));
});

it("two stations of one id are told under the name of the option", () => {
  expect(problemsOf(() => scheduler({ groundStations: [ksc, ksc] }))).toMatchObject([
    { path: "groundStations[1].id", message: "already the id of groundStations[0]", given: "KSC" },
  ]);
});

it("a station without a name or position, and with a mask that is none, is refused by name", () => {
  const make = (options: object) => () => new GroundStation(options as ConstructorParameters<typeof GroundStation>[0]);
  expect(problemsOf(make(rates))).toMatchObject([
    { path: "name", message: "missing" },
    { path: "position", message: "missing", allowed: "a Position" },
  ]);
  const masked = { name: "KSC", position: new Position(1, 2), ...rates, mask: 5 };
  expect(problemsOf(make(masked))).toMatchObject([{ path: "mask", given: 5 }]);
});
