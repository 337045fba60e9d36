import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { parseScenario } from "../scenario/parseScenario";
import type { MeshRules } from "../scenario/schema";
import oracle from "./__fixtures__/mesh.json";
import { checkedScenario, ground, modelOf, over, start } from "./__fixtures__/scenarios";
import { findRoutes } from "./findRoutes";
import { type MeshModel, meshModel } from "./meshModel";
import { meshRecord } from "./meshRecord";
import { snapshotAt } from "./snapshotAt";
import { describeUnreachable } from "./whyUnreachable";

function linksOf(model: MeshModel, seconds = 0) {
  return meshRecord(runToEnd(snapshotAt(model, model.startMs + seconds * 1000))).links;
}

const pairsOf = (model: MeshModel, seconds = 0) => linksOf(model, seconds).map(({ a, b }) => `${a} ${b}`);

function routesOf(model: MeshModel, from: string, to: string, seconds = 0) {
  const node = (id: string): number => model.nodes.indexOf.get(id) as number;
  const atMs = model.startMs + seconds * 1000;
  const { routes, reason } = runToEnd(findRoutes(model, { from: node(from), to: node(to), atMs }));
  return { routes, reason: reason && describeUnreachable(reason) };
}

const ring = [0, 8, 16, 24].map((lonDeg, i) => ({ ...over(`s${i + 1}`, 0, lonDeg), plane: 1, slot: i + 1 }));

describe("links of one instant", () => {
  it("a link by hand takes light time, and 1e-6 km or ms is all that is kept", () => {
    const seed = oracle.static[0];
    const places = Object.entries(seed?.positions ?? {});
    const model = modelOf(
      places.map(([id, place]) => over(id, place.lat_deg, place.lon_deg, place.alt_km)),
      {
        topology: "manual",
        links: [
          { a: "sat-001", b: "sat-002" },
          { a: "sat-003", b: "sat-002" },
        ],
      },
    );
    const links = linksOf(model);
    expect(links.map(({ a, b }) => [a, b])).toEqual([
      ["sat-001", "sat-002"],
      ["sat-002", "sat-003"],
    ]);
    for (const [i, known] of (seed?.geometric ?? []).slice(0, 2).entries()) {
      expect(links[i]?.distanceKm).toBe(known.wgs84_km);
      expect(links[i]?.latencyMs).toBeCloseTo(known.wgs84_light_ms, 6);
    }
    const [route] = routesOf(model, "sat-001", "sat-003").routes;
    expect(route?.totalLatencyMs).toBeCloseTo(seed?.geometric_route_001_002_003_wgs84_light_ms ?? 0, 5);
  });

  it("the seed's example: 4.5 ms over sat-002, by the latencies given", () => {
    const model = modelOf([over("sat-001", 45, -122), over("sat-002", 46, -120), over("sat-003", 44, -118)], {
      topology: "manual",
      links: [
        { a: "sat-001", b: "sat-002", bandwidthMbps: 1000, latencyMs: 2 },
        { a: "sat-002", b: "sat-003", bandwidthMbps: 1000, latencyMs: 2.5 },
      ],
    });
    expect(routesOf(model, "sat-001", "sat-003").routes).toEqual([
      { hops: ["sat-001", "sat-002", "sat-003"], totalLatencyMs: 4.5, bottleneckMbps: 1000, distanceKm: null },
    ]);
  });

  it("from a node to itself: no hop, no time, no bottleneck", () => {
    const model = modelOf(ring, { topology: "none" });
    expect(routesOf(model, "s1", "s1").routes).toEqual([
      { hops: ["s1"], totalLatencyMs: 0, bottleneckMbps: null, distanceKm: 0 },
    ]);
  });

  it("explicit satellites with a plane and a slot form a grid that closes to a ring where geometry allows", () => {
    expect(pairsOf(modelOf(ring, { topology: "plus-grid" }))).toEqual(["s1 s2", "s1 s4", "s2 s3", "s3 s4"]);
    expect(pairsOf(modelOf(ring, { topology: "plus-grid", maxRangeKm: 1000 }))).toEqual(["s1 s2", "s2 s3", "s3 s4"]);
    expect(
      pairsOf(
        modelOf(
          [ring[0], ring[1], ring[3]].flatMap((one) => one ?? []),
          { topology: "plus-grid" },
        ),
      ),
    ).toEqual(["s1 s2", "s1 s4"]);
  });

  it("planes link slot by slot, and two planes do not close", () => {
    const grid = [1, 2].flatMap((plane) =>
      [1, 2].map((slot) => ({ ...over(`p${plane}${slot}`, plane * 5, slot * 5), plane, slot })),
    );
    expect(pairsOf(modelOf(grid, { topology: "plus-grid" }))).toEqual(["p11 p12", "p11 p21", "p12 p22", "p21 p22"]);
  });

  it("a link must clear the grazing altitude, and keep the range", () => {
    const far = [over("a", 0, 0), over("b", 0, 44)];
    const byHand: MeshRules = { topology: "manual", links: [{ a: "a", b: "b" }] };
    // Half of 44 degrees: the middle lies 6928.137 cos 22 deg = 6423.65 km from the centre, 45.5 km up.
    expect(pairsOf(modelOf(far, { ...byHand, grazingAltitudeKm: 45 }))).toEqual(["a b"]);
    expect(pairsOf(modelOf(far, { ...byHand, grazingAltitudeKm: 46 }))).toEqual([]);
    expect(pairsOf(modelOf(far, { ...byHand, grazingAltitudeKm: 45, maxRangeKm: 5190 }))).toEqual([]);
  });

  it("nearest: a link where either end is among the other's nearest, ties by id, as a comparison of all pairs finds", () => {
    const scattered = Array.from({ length: 60 }, (_, i) =>
      over(`s${i}`, ((i * 37) % 121) - 60, ((i * 101) % 359) - 179, 1200 + (i % 7)),
    );
    for (const neighbours of [1, 3]) {
      const model = modelOf(scattered, { topology: "nearest", neighbours });
      const { sky } = runToEnd(snapshotAt(model, model.startMs));
      const expected = new Set<string>();
      scattered.forEach(({ id }, i) => {
        const near = scattered
          .map((other, j) => ({ id: other.id, km: i === j ? -1 : sky.linkDistanceKm(i, j) }))
          .filter(({ km }) => km >= 0)
          .sort((x, y) => x.km - y.km || (x.id < y.id ? -1 : 1));
        for (const other of near.slice(0, neighbours)) expected.add([id, other.id].sort().join(" "));
      });
      expect(pairsOf(model)).toEqual(
        [...expected].sort((x, y) => {
          const [a = "", b = ""] = x.split(" ");
          const [c = "", d = ""] = y.split(" ");
          if (a !== c) return a < c ? -1 : 1;
          return b < d ? -1 : 1;
        }),
      );
    }
    const tie = [over("m", 0, 0), over("x", 0, 10), over("b", 0, -10), over("far", 0, 30)];
    expect(pairsOf(modelOf(tie, { topology: "nearest", neighbours: 1 }))).toEqual(["b m", "far x", "m x"]);
  });

  it("a station links to every satellite in contact, without any mesh, each way at its own rate", () => {
    const stations = [ground("g", 0, 0), ground("h", 0, 90)];
    const expected = { a: "near", b: "g", bandwidthMbps: 200, reverseBandwidthMbps: 50 };
    const model = modelOf([over("near", 1, 1), over("low", 0, 40)], undefined, stations);
    expect(linksOf(model)).toHaveLength(1);
    expect(linksOf(model)[0]).toMatchObject(expected);
    expect(pairsOf(modelOf([over("near", 1, 1)], undefined, [ground("g", 0, 0, { maxSlantRangeKm: 550 })]))).toEqual(
      [],
    );
  });

  it("a mask hides what stands behind it", () => {
    const mask = [
      { azimuthDeg: 0, elevationDeg: 0 },
      { azimuthDeg: 90, elevationDeg: 60 },
      { azimuthDeg: 180, elevationDeg: 0 },
      { azimuthDeg: 270, elevationDeg: 0 },
    ];
    const model = modelOf([over("east", 0, 5), over("west", 0, -5)], undefined, [ground("g", 0, 0, { mask })]);
    expect(pairsOf(model)).toEqual(["west g"]);
  });

  it("a link by hand replaces the one of geometry, a station's too", () => {
    const mesh: MeshRules = {
      topology: "plus-grid",
      bandwidthMbps: 700,
      perHopLatencyMs: 1,
      links: [
        { a: "s2", b: "s1", bandwidthMbps: 5, latencyMs: 9 },
        { a: "g", b: "s1", bandwidthMbps: 8 },
        { a: "g", b: "s4", latencyMs: 30 },
        { a: "h", b: "g", latencyMs: 40 },
      ],
    };
    const links = linksOf(modelOf(ring, mesh, [ground("g", 0, 0), ground("h", 0, 90)]));
    const byPair = Object.fromEntries(links.map(({ a, b, ...rest }) => [`${a} ${b}`, rest]));
    expect(byPair["s1 s2"]).toEqual({ distanceKm: null, latencyMs: 9, bandwidthMbps: 5, reverseBandwidthMbps: 5 });
    expect(byPair["s1 g"]).toMatchObject({ distanceKm: 550, bandwidthMbps: 8, reverseBandwidthMbps: 8 });
    expect(byPair["s1 g"]?.latencyMs).toBeCloseTo(550 / 299.792458 + 1, 6);
    expect(byPair["s4 g"]).toMatchObject({ latencyMs: 30, bandwidthMbps: 200, reverseBandwidthMbps: 50 });
    expect(byPair["g h"]).toMatchObject({ latencyMs: 40, bandwidthMbps: 700 });
    expect(byPair["s2 s3"]).toMatchObject({ bandwidthMbps: 700, reverseBandwidthMbps: 700 });
    expect(links.filter(({ a, b }) => a === "s1" && b === "s2")).toHaveLength(1);
  });

  it("failures hold from their start until just before their end, and take links by hand along", () => {
    const at = (seconds: number) => new Date(Date.parse(start) + seconds * 1000).toISOString();
    const mesh: MeshRules = {
      topology: "plus-grid",
      links: [{ a: "s1", b: "s3", latencyMs: 1 }],
      failures: [
        { kind: "satellite", id: "s1", from: at(10), to: at(20) },
        { kind: "link", id: "s3", other: "s2", to: at(30) },
      ],
    };
    const model = modelOf(ring, mesh);
    expect(pairsOf(model, 9.999)).toEqual(["s1 s2", "s1 s3", "s1 s4", "s3 s4"]);
    expect(pairsOf(model, 10)).toEqual(["s3 s4"]);
    expect(pairsOf(model, 20)).toEqual(["s1 s2", "s1 s3", "s1 s4", "s3 s4"]);
    expect(pairsOf(model, 30)).toEqual(["s1 s2", "s1 s3", "s1 s4", "s2 s3", "s3 s4"]);
  });

  it("terminals: by hand first, then from the shortest on, ties by id", () => {
    const mesh: MeshRules = { topology: "plus-grid", terminals: 1, links: [{ a: "s4", b: "s3" }] };
    expect(pairsOf(modelOf(ring, mesh))).toEqual(["s1 s2", "s3 s4"]);
    expect(pairsOf(modelOf(ring, { ...mesh, links: [{ a: "s2", b: "s3" }] }))).toEqual(["s1 s4", "s2 s3"]);
    expect(pairsOf(modelOf(ring, { ...mesh, terminals: 0, links: [{ a: "s2", b: "s3", latencyMs: 1 }] }))).toEqual([
      "s2 s3",
    ]);
  });

  it("beyond a latitude links between planes are off, links of a plane are not", () => {
    const grid = [1, 2].flatMap((plane) =>
      [1, 2].map((slot) => ({ ...over(`p${plane}${slot}`, 30 + slot * 20, plane * 5), plane, slot })),
    );
    expect(pairsOf(modelOf(grid, { topology: "plus-grid", crossPlaneMaxLatitudeDeg: 60 }))).toEqual([
      "p11 p12",
      "p11 p21",
      "p21 p22",
    ]);
    expect(pairsOf(modelOf(grid, { topology: "plus-grid", crossPlaneMaxLatitudeDeg: 50 }))).toContain("p11 p21");
  });

  it("acquisition: a new link carries nothing for its first seconds, one that exists at the window's start does", () => {
    const scenario = checkedScenario({
      window: { start, durationHours: 2 },
      constellations: [
        {
          id: "i",
          pattern: "star",
          planes: 6,
          satellitesPerPlane: 11,
          phasing: 2,
          altitudeKm: 780,
          inclinationDeg: 86.4,
        },
      ],
      mesh: { topology: "plus-grid", crossPlaneMaxLatitudeDeg: 60 },
    });
    const slow = meshModel({
      ...scenario,
      mesh: { topology: "plus-grid", crossPlaneMaxLatitudeDeg: 60, acquisitionSeconds: 100 },
    });
    const geometric = meshModel(scenario);
    expect(pairsOf(slow, 0)).toEqual(pairsOf(geometric, 0));
    const before = new Set(pairsOf(geometric, 600));
    const fresh = pairsOf(geometric, 700).filter((pair) => !before.has(pair));
    expect(fresh.length).toBeGreaterThan(0);
    expect(pairsOf(slow, 700).filter((pair) => fresh.includes(pair))).toEqual([]);
    expect(pairsOf(slow, 801)).toEqual(expect.arrayContaining(fresh));
  });
});

describe("an unreachable end has its reason", () => {
  it("a failed node, also from itself", () => {
    const model = modelOf(ring, { topology: "plus-grid", failures: [{ kind: "satellite", id: "s1" }] });
    expect(routesOf(model, "s1", "s1")).toEqual({ routes: [], reason: "s1 has failed" });
    expect(routesOf(model, "s3", "s1").reason).toBe("s1 has failed");
  });

  it("a station without a satellite in view tells its next contact", () => {
    const orbit = {
      kind: "keplerian",
      epoch: start,
      semiMajorAxisKm: 6928.137,
      eccentricity: 0,
      inclinationDeg: 53,
    } as const;
    const mover = { id: "m", orbit: { ...orbit, raanDeg: 0, argPerigeeDeg: 0, meanAnomalyDeg: 0 } };
    const scenario = checkedScenario({
      window: { start, durationHours: 24 },
      satellites: [mover],
      stations: [ground("g", 28.57, -80.65)],
    });
    const { reason } = routesOf(meshModel(scenario), "g", "m");
    expect(reason).toMatch(/^no satellite in view of g \(next contact at 2026-03-2\dT\d\d:\d\d:\d\d\.\d{3}Z\)$/);
    const failing = {
      ...scenario,
      mesh: {
        topology: "none" as const,
        failures: [{ kind: "satellite" as const, id: "m", from: "2026-03-20T12:00:01Z" }],
      },
    };
    expect(routesOf(meshModel(failing), "g", "m").reason).toBe(
      "no satellite in view of g (no later contact in the window)",
    );
  });

  it("a satellite whose links are all out of range, or behind the Earth, or failed", () => {
    const rules: MeshRules = { topology: "plus-grid" };
    expect(routesOf(modelOf(ring, { ...rules, maxRangeKm: 500 }), "s1", "s2").reason).toBe(
      "s1 has no link; missing links: 2 by range",
    );
    const apart = ring.map((one, i) => ({ ...one, ...over(one.id, 0, i * 60) }));
    expect(routesOf(modelOf(apart, rules), "s1", "s2").reason).toBe(
      "s1 has no link; missing links: 2 by grazing altitude",
    );
    const failures = [
      { kind: "link" as const, id: "s1", other: "s2" },
      { kind: "satellite" as const, id: "s4" },
    ];
    expect(routesOf(modelOf(ring, { ...rules, failures }), "s1", "s2").reason).toBe(
      "s1 has no link; missing links: 2 by failure",
    );
  });

  it("a split mesh tells both parts, and what stands between them", () => {
    const model = modelOf(
      ring,
      {
        topology: "plus-grid",
        failures: [
          { kind: "link", id: "s2", other: "s3" },
          { kind: "link", id: "s1", other: "s4" },
        ],
      },
      [ground("g", 0, 0, { minElevationDeg: 40 })],
    );
    expect(routesOf(model, "g", "s4").reason).toBe(
      "the mesh is split: g reaches a part of 2 satellites and 1 station, " +
        "s4 is reached from a part of 2 satellites and 0 stations; missing links: 2 by failure",
    );
  });

  it("stations do not pass on, unless told to", () => {
    const satellites = [over("a", 0, 0), over("b", 0, 10)];
    const stations = [ground("g", 0, 5)];
    expect(routesOf(modelOf(satellites, { topology: "none" }, stations), "a", "b").routes).toEqual([]);
    const relayed = routesOf(modelOf(satellites, { topology: "none", stationRelay: true }, stations), "a", "b").routes;
    expect(relayed.map(({ hops, bottleneckMbps }) => [hops, bottleneckMbps])).toEqual([[["a", "g", "b"], 50]]);
  });

  it("nothing passes where a station's rate is 0", () => {
    const model = modelOf([over("a", 0, 0)], undefined, [ground("g", 0, 0, { uplinkMbps: 0 })]);
    expect(routesOf(model, "a", "g").routes).toHaveLength(1);
    expect(routesOf(model, "g", "a").reason).toMatch(
      /^the mesh is split: g reaches a part of 0 satellites and 1 station/,
    );
  });
});

describe("bad mesh rules get their message", () => {
  const check = (mesh: unknown, stations = [ground("g", 0, 0), ground("h", 0, 9)]) => {
    const parsed = parseScenario({
      schema: "orbitweave/scenario/1",
      name: "bad",
      window: { start, durationHours: 1 },
      satellites: ring,
      stations,
      mesh,
    });
    return parsed.ok ? [] : parsed.error.map(({ path, message }) => `${path}: ${message}`);
  };
  const links = (...list: unknown[]) => check({ topology: "manual", links: list });

  it("unknown nodes, self-links, duplicates, ground links without latency", () => {
    expect(links({ a: "s1", b: "nobody" })).toEqual(["mesh.links[0].b: no such id"]);
    expect(links({ a: "s1", b: "s1" })).toEqual(["mesh.links[0].b: link to itself"]);
    expect(links({ a: "s1", b: "s2" }, { a: "s2", b: "s1", latencyMs: 1 })).toEqual([
      "mesh.links[1]: already linked by mesh.links[0]",
    ]);
    expect(links({ a: "g", b: "h" })).toEqual(["mesh.links[0].latencyMs: missing"]);
    expect(links({ a: "g", b: "h", latencyMs: 3 }, { a: "s1", b: "g" })).toEqual([]);
  });

  it("bandwidths of zero or less, latencies that are no numbers", () => {
    for (const bandwidthMbps of [0, -1, Number.NaN]) {
      expect(links({ a: "s1", b: "s2", bandwidthMbps })[0]).toMatch(/^mesh\.links\[0\]\.bandwidthMbps: /);
    }
    for (const latencyMs of [Number.NaN, -1]) {
      expect(links({ a: "s1", b: "s2", latencyMs })[0]).toMatch(/^mesh\.links\[0\]\.latencyMs: /);
    }
  });
});
