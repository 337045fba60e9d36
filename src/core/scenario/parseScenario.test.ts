import { describe, expect, it } from "vitest";
import { describeProblem } from "../base/outcome";
import { parseScenario, readScenarioText } from "./parseScenario";
import { scenarioSchemaId } from "./schema";

const iss = {
  kind: "tle",
  line1: "1 90001U 98067A   26079.50000000  .00016717  00000+0  38792-3 0  9992",
  line2: "2 90001  51.6400 120.5000 0006703 130.5360 325.0288 15.49507896    13",
};

function example() {
  return {
    schema: "orbitweave/scenario/1",
    name: "all parts",
    description: "",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 24 },
    constellations: [
      {
        id: "shell",
        pattern: "delta",
        planes: 3,
        satellitesPerPlane: 4,
        phasing: 1,
        altitudeKm: 550,
        inclinationDeg: 53,
      },
    ],
    satellites: [
      { id: "iss", name: "ISS", orbit: { ...iss } },
      {
        id: "kepler",
        plane: 1,
        slot: 2,
        orbit: {
          kind: "keplerian",
          epoch: "2026-03-20T00:00:00.123456Z",
          semiMajorAxisKm: 7000,
          eccentricity: 0.01,
          inclinationDeg: 98,
          raanDeg: 10,
          argPerigeeDeg: 20,
          meanAnomalyDeg: 30,
        },
      },
      { id: "point", orbit: { kind: "fixed", latDeg: 45, lonDeg: -122, altitudeKm: 550 } },
    ],
    stations: [
      {
        id: "ksc",
        latDeg: 28.5729,
        lonDeg: -80.649,
        altitudeKm: 0,
        minElevationDeg: 5,
        mask: [
          { azimuthDeg: 180, elevationDeg: 3 },
          { azimuthDeg: 0, elevationDeg: 12 },
        ],
        uplinkMbps: 100,
        downlinkMbps: 200,
      },
      { id: "svalbard", latDeg: 78.2297, lonDeg: 15.3975, altitudeKm: 0, uplinkMbps: 150, downlinkMbps: 300 },
    ],
    mesh: {
      topology: "plus-grid",
      links: [
        { a: "iss", b: "shell-p1-s1" },
        { a: "ksc", b: "svalbard", latencyMs: 20, bandwidthMbps: 10 },
      ],
      failures: [
        { kind: "satellite", id: "shell-p3-s4" },
        { kind: "link", id: "iss", other: "ksc", from: "2026-03-20T13:00:00Z", to: "2026-03-20T14:00:00Z" },
      ],
    },
    model: { layers: [{ name: "embedding", paramsMB: 100, flops: 1e9, activationMB: 1 }] },
    nodes: [
      { id: "iss", type: "satellite", memoryGB: 8, computeTflops: 2 },
      { id: "ground-001", type: "ground", memoryGB: 32, computeTflops: 10 },
    ],
    partition: {
      objective: "latency",
      links: [{ a: "iss", b: "ground-001", bandwidthMbps: 100, latencyMs: 5, oneWay: true }],
      defaultLink: null,
      pinned: { embedding: "ground-001" },
      assignments: { embedding: "ground-001" },
      source: "iss",
      sink: "ground-001",
    },
    sync: { direction: "down", demandsMB: { iss: 100 }, priorities: { "shell-p1-s1": 2 } },
    learning: { strategy: { kind: "krum" }, runs: [keptRun()] },
    physics: { dut1Seconds: 0.07, refraction: true },
  };
}

function keptRun() {
  return {
    name: "FedAvg",
    settings: "0123456789abcdef",
    print: "89abcdef",
    rounds: 2,
    seeds: 1,
    finalAccuracy: 0.5,
    finalLoss: 1.9,
    bytesUp: 2000,
    bytesDown: 2000,
    curve: { rounds: [1, 2], accuracy: [0.25, 0.5], loss: [2.1, 1.9], megabytes: [0.002, 0.004] },
  };
}

/** The example with one value replaced (or, for undefined, removed), as problems in words. */
function problemsWith(path: readonly (string | number)[], value: unknown): string {
  const document = example();
  let holder = document as unknown as Record<string | number, unknown>;
  for (const key of path.slice(0, -1)) holder = holder[key] as Record<string | number, unknown>;
  const last = path.at(-1) ?? "";
  if (value === undefined) delete holder[last];
  else holder[last] = value;
  const parsed = parseScenario(document);
  return parsed.ok ? "none" : parsed.error.map(describeProblem).join("\n");
}

describe("a document", () => {
  it("with every part passes unchanged and without warnings", () => {
    expect(parseScenario(example())).toEqual({ ok: true, value: { scenario: example(), warnings: [] } });
  });

  it("of the least parts passes", () => {
    const { schema, name, window } = example();
    expect(parseScenario({ schema, name, window }).ok).toBe(true);
  });

  it("names path, value and what is allowed for a latitude of 91", () => {
    const document = example();
    document.stations[1] = { ...document.stations[1], latDeg: 91 } as (typeof document.stations)[0];
    expect(parseScenario(document)).toEqual({
      ok: false,
      error: [
        {
          path: "stations[1].latDeg",
          message: "too large",
          given: 91,
          allowed: "a number from -90 to 90 (degrees)",
        },
      ],
    });
  });

  it.each<[string, (string | number)[], unknown, string]>([
    ["NaN", ["stations", 0, "latDeg"], Number.NaN, "stations[0].latDeg: not a finite number (given NaN)"],
    ["Infinity", ["window", "durationHours"], Number.POSITIVE_INFINITY, "window.durationHours: not a finite number"],
    ["a number as text", ["stations", 0, "lonDeg"], "15", 'stations[0].lonDeg: wrong kind of value (given "15")'],
    ["a missing value", ["stations", 0, "lonDeg"], undefined, "stations[0].lonDeg: missing; allowed: a number"],
    ["a negative rate", ["stations", 0, "uplinkMbps"], -1, "stations[0].uplinkMbps: too small (given -1)"],
    ["half an antenna", ["stations", 0, "antennas"], 1.5, "stations[0].antennas: not a whole number (given 1.5)"],
    ["an empty window", ["window", "durationHours"], 0, "window.durationHours: too small (given 0)"],
    ["a window of nothing", ["window", "durationHours"], 1e-12, "window.durationHours: too small (given 1e-12)"],
    ["a window of 1000 hours", ["window", "durationHours"], 1000, "window.durationHours: too large (given 1000)"],
    ["no such day", ["window", "start"], "2026-02-30T00:00:00Z", "window.start: not allowed here"],
    ["local time", ["window", "start"], "2026-03-20T12:00:00+01:00", "window.start: not allowed here"],
    ["seven decimals", ["window", "start"], "2026-03-20T12:00:00.1234567Z", "with at most six decimals"],
    [
      "an unknown key",
      ["stations", 0, "color"],
      "red",
      'stations[0].color: unknown key (given "red"); allowed: id, name, latDeg, lonDeg, altitudeKm,',
    ],
    ["requirements", ["requirements"], {}, "requirements: unknown key"],
    ["an unknown rule of learning", ["learning"], { pace: 1 }, "learning.pace: unknown key"],
    [
      "a seed twice",
      ["learning", "seeds"],
      [1, 2, 1],
      'learning.seeds: not allowed here (given "a list of 3"); allowed: seeds that differ',
    ],
    [
      "a curve whose lists differ in length",
      ["learning", "runs", 0, "curve", "loss"],
      [2.1],
      'learning.runs[0].curve: not allowed here (given "an object"); allowed: lists of one length',
    ],
    ["an id with a blank", ["satellites", 0, "id"], "i ss", "satellites[0].id: not allowed here"],
    ["an empty name", ["name"], "", "name: too short"],
    ["a name of 121", ["name"], "x".repeat(121), "name: too long"],
    [
      "an unknown kind of orbit",
      ["satellites", 0, "orbit", "kind"],
      "rocket",
      "satellites[0].orbit.kind: not allowed here",
    ],
    ["no orbit", ["satellites", 0, "orbit"], undefined, "satellites[0].orbit: missing"],
    ["a hyperbola", ["satellites", 1, "orbit", "eccentricity"], 1, "satellites[1].orbit.eccentricity: too large"],
    ["no size", ["satellites", 1, "orbit", "semiMajorAxisKm"], 0, "satellites[1].orbit.semiMajorAxisKm: too small"],
    [
      "a wrong checksum",
      ["satellites", 0, "orbit", "line2"],
      iss.line2.replace("51.64", "51.65"),
      "satellites[0].orbit.line2: wrong checksum",
    ],
    ["a broken OMM", ["satellites", 0, "orbit"], { kind: "omm", omm: {} }, "satellites[0].orbit.omm.EPOCH: missing"],
    ["a plane without a slot", ["satellites", 1, "slot"], undefined, "satellites[1].slot: missing beside plane"],
    [
      "phasing beyond the planes",
      ["constellations", 0, "phasing"],
      3,
      "constellations[0].phasing: too large (given 3)",
    ],
    ["two of one id", ["satellites", 2, "id"], "iss", "satellites[2].id: already the id of satellites[0]"],
    [
      "a station with a satellite's id",
      ["stations", 0, "id"],
      "iss",
      "stations[0].id: already the id of satellites[0]",
    ],
    ["a constellation with a station's id", ["constellations", 0, "id"], "ksc", "constellations[0].id: already the id"],
    ["a satellite with a member's id", ["satellites", 0, "id"], "shell-p2-s3", "constellations[0].id: already the id"],
    ["member ids that are too long", ["constellations", 0, "id"], "x".repeat(60), "makes ids that are too long"],
    ["two nodes of one id", ["nodes", 1, "id"], "iss", "nodes[1].id: already the id of nodes[0]"],
    ["an azimuth of 360", ["stations", 0, "mask", 0, "azimuthDeg"], 360, "stations[0].mask[0].azimuthDeg: too large"],
    [
      "an azimuth twice",
      ["stations", 0, "mask", 0, "azimuthDeg"],
      0,
      "stations[0].mask[1].azimuthDeg: azimuth occurs twice",
    ],
    ["UT1 too far", ["physics", "dut1Seconds"], 0.9, "physics.dut1Seconds: too large (given 0.9)"],
    ["a link to nowhere", ["mesh", "links", 0, "b"], "nobody", "mesh.links[0].b: no such id"],
    ["a link to itself", ["mesh", "links", 0, "b"], "iss", "mesh.links[0].b: link to itself"],
    [
      "stations linked without latency",
      ["mesh", "links", 1, "latencyMs"],
      undefined,
      "mesh.links[1].latencyMs: missing",
    ],
    ["a failure of nobody", ["mesh", "failures", 0, "id"], "ksc", "mesh.failures[0].id: no such id"],
    ["half a failed link", ["mesh", "failures", 1, "other"], undefined, "mesh.failures[1].other: missing"],
    [
      "a failure backwards",
      ["mesh", "failures", 1, "to"],
      "2026-03-20T13:00:00Z",
      "mesh.failures[1].to: not after from",
    ],
    ["a pinned stranger", ["partition", "pinned"], { norm: "iss" }, "partition.pinned.norm: no such layer"],
    ["a pin to nowhere", ["partition", "pinned"], { embedding: "x" }, "partition.pinned.embedding: no such node"],
    ["a placed stranger", ["partition", "assignments"], { norm: "iss" }, "partition.assignments.norm: no such layer"],
    [
      "a place that is no node",
      ["partition", "assignments"],
      { embedding: "x" },
      "partition.assignments.embedding: no such node",
    ],
    [
      "a period of links backwards",
      ["partition", "linksOver"],
      { statistic: "mean", from: "2026-03-20T13:00:00Z", to: "2026-03-20T12:00:00Z" },
      "partition.linksOver.to: not after from",
    ],
    ["a source that is no node", ["partition", "source"], "kepler", "partition.source: no such node"],
    ["demands of a stranger", ["sync", "demandsMB"], { "sat-9": 1 }, 'sync.demandsMB["sat-9"]: no such satellite'],
    ["a negative demand", ["sync", "demandsMB"], { iss: -1 }, "sync.demandsMB.iss: too small (given -1)"],
    ["a newer version", ["schema"], "orbitweave/scenario/2", "schema: made by a newer Orbitweave"],
    ["another schema", ["schema"], "geojson", "schema: not a scenario of Orbitweave"],
    ["no schema", ["schema"], undefined, "schema: missing"],
  ])("with %s is refused", (_, path, value, message) => {
    expect(problemsWith(path, value)).toContain(message);
  });

  it.each([null, undefined, 3, "text", [], [example()]])("is an object, not %s", (input) => {
    expect(parseScenario(input).ok).toBe(false);
  });

  it("of too many satellites is refused before they are made", () => {
    const [shell] = example().constellations;
    const problems = problemsWith(["constellations"], [{ ...shell, planes: 5000, satellitesPerPlane: 5000 }]);
    expect(problems).toContain("satellites: too many satellites (given 25000003); allowed: at most 20,000");
  });

  it("of too many stations is refused", () => {
    const [station] = example().stations;
    const stations = Array.from({ length: 1001 }, (_, i) => ({ ...station, id: `s${i}` }));
    expect(problemsWith(["stations"], stations)).toContain('stations: too long (given "a list of 1001")');
  });

  it("with a thousand faults reports a hundred", () => {
    const [station] = example().stations;
    const stations = Array.from({ length: 1000 }, (_, i) => ({ ...station, id: `s${i}`, latDeg: 91 }));
    const lines = problemsWith(["stations"], stations).split("\n");
    expect(lines).toHaveLength(101);
    expect(lines.at(-1)).toBe("and 900 more problems");
  });

  it("that contains itself is refused", () => {
    const document: Record<string, unknown> = example();
    document.description = document;
    const parsed = parseScenario(document);
    expect(parsed.ok || parsed.error[0]?.message).toBe("nested too deeply");
  });
});

describe("warnings", () => {
  const warningsOf = (start: string, satellites: unknown[]) => {
    const document = { ...example(), window: { start, durationHours: 24 }, satellites, mesh: undefined };
    const { mesh, nodes, partition, sync, ...rest } = document;
    const parsed = parseScenario(rest);
    if (!parsed.ok) throw new Error(parsed.error.map(describeProblem).join("\n"));
    return parsed.value.warnings.map(describeProblem);
  };
  const [tle, keplerian] = example().satellites;

  it("say what of the booking rules has no effect", () => {
    const sync = { direction: "down", storageMB: { "sat-1": 5, "sat-2": 6 }, generatedMBPerHour: { "sat-2": 1 } };
    const satellites = ["sat-1", "sat-2"].map((id) => ({
      id,
      orbit: { kind: "fixed", latDeg: 0, lonDeg: 0, altitudeKm: 500 },
    }));
    const parsed = parseScenario({ ...example(), sync, satellites, constellations: [], mesh: undefined });
    expect(parsed.ok && parsed.value.warnings.map(describeProblem)).toEqual([
      'sync.storageMB["sat-1"]: has no effect: nothing is said of what the satellite generates (given 5); allowed: beside it sync.generatedMBPerHour["sat-1"]',
    ]);
  });

  it("tell elements more than 7 days from the window, and none nearer", () => {
    expect(warningsOf("2026-03-27T12:00:00Z", [tle])).toEqual([]);
    expect(warningsOf("2026-03-12T12:00:00Z", [tle])).toEqual([]);
    expect(warningsOf("2026-03-27T18:00:00Z", [tle])).toEqual([
      expect.stringContaining(
        "satellites[0].orbit: elements are 7.3 days away: their epoch lies before the window starts",
      ),
    ]);
    expect(warningsOf("2026-03-12T06:00:00Z", [tle])).toEqual([
      expect.stringContaining("elements are 7.3 days away: their epoch lies after the window ends"),
    ]);
  });

  it("say more about years", () => {
    expect(warningsOf("2016-03-20T12:00:00Z", [tle])[0]).toContain(
      "10.0 years away: positions are most likely meaningless",
    );
  });

  it("of thousands of satellites are summed up", () => {
    const satellites = Array.from({ length: 500 }, (_, i) => ({ ...tle, id: `s${i}` }));
    const warnings = warningsOf("2026-05-01T00:00:00Z", satellites);
    expect(warnings).toHaveLength(21);
    expect(warnings.at(-1)).toBe("satellites: elements of 480 more satellites are over 7 days away");
  });

  it("tell a perigee below the ground", () => {
    const orbit = { ...keplerian?.orbit, eccentricity: 0.2 };
    expect(warningsOf("2026-03-20T12:00:00Z", [{ id: "low", orbit }])[0]).toContain(
      "perigee lies below the Earth's surface",
    );
  });
});

describe("a document's text", () => {
  it("reads as its object, with or without a byte order mark", () => {
    const text = JSON.stringify(example());
    expect(readScenarioText(text)).toEqual(parseScenario(example()));
    expect(readScenarioText(`\ufeff${text}`)).toEqual(parseScenario(example()));
  });

  it.each(["__proto__", "constructor", "prototype"])("with a key %s is refused with its path", (key) => {
    const text = JSON.stringify(example()).replace('"topology"', `"${key}":{"polluted":1},"topology"`);
    const parsed = readScenarioText(text);
    expect(parsed.ok || parsed.error[0]?.path).toBe(`mesh.${key}`);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("of 3 MB is refused by its UTF-8 length", () => {
    const parsed = readScenarioText(JSON.stringify({ ...example(), description: "é".repeat(1_500_000) }));
    expect(parsed.ok || parsed.error.map(describeProblem)).toEqual([
      "text of 3.0 MB is too long; allowed: at most 2.0 MB",
    ]);
  });

  it("that is not JSON is refused at its line and column", () => {
    const parsed = readScenarioText('{\n  "schema": "orbitweave/scenario/1",\n  "name": oops\n}');
    expect(parsed.ok || parsed.error.map(describeProblem)).toEqual([
      'line 3, column 11: not JSON: "o" where a value is expected',
    ]);
  });
});

it("warns of satellites at one place of the +Grid, where the mesh has one", () => {
  const orbit = { kind: "fixed", latDeg: 0, lonDeg: 0, altitudeKm: 500 };
  const satellites = ["a", "b", "c"].map((id, i) => ({ id, orbit, plane: 1, slot: i < 2 ? 1 : 2 }));
  const window = { start: "2026-03-20T12:00:00Z", durationHours: 1 };
  const warningsUnder = (topology: string) => {
    const parsed = parseScenario({ schema: scenarioSchemaId, name: "grid", window, satellites, mesh: { topology } });
    return parsed.ok ? parsed.value.warnings : parsed.error;
  };
  expect(warningsUnder("plus-grid")).toMatchObject([{ path: "satellites[1].slot", given: "plane 1, slot 1" }]);
  expect(warningsUnder("nearest")).toEqual([]);
});
