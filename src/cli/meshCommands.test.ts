import { expect, it } from "vitest";
import { failure, success } from "../core/base/outcome";
import type { Io } from "./io";
import { runProgram } from "./runProgram";

const start = "2026-03-20T12:00:00Z";
const orbit = { kind: "keplerian", epoch: start, semiMajorAxisKm: 6928.137, eccentricity: 0, inclinationDeg: 53 };
const plan = {
  schema: "orbitweave/scenario/1",
  name: "mesh",
  window: { start, durationHours: 2 },
  satellites: [
    { id: "sat-001", orbit: { kind: "fixed", latDeg: 45, lonDeg: -122, altitudeKm: 550 } },
    { id: "sat-002", orbit: { kind: "fixed", latDeg: 46, lonDeg: -120, altitudeKm: 550 } },
    { id: "sat-003", orbit: { kind: "fixed", latDeg: 44, lonDeg: -118, altitudeKm: 550 } },
    { id: "mover", orbit: { ...orbit, raanDeg: 0, argPerigeeDeg: 0, meanAnomalyDeg: 0 } },
  ],
  stations: [{ id: "gs", latDeg: 45, lonDeg: -122, altitudeKm: 0, uplinkMbps: 100, downlinkMbps: 200 }],
  mesh: {
    topology: "manual",
    links: [
      { a: "sat-001", b: "sat-002", bandwidthMbps: 1000, latencyMs: 2 },
      { a: "sat-002", b: "sat-003", bandwidthMbps: 1000, latencyMs: 2.5 },
    ],
    failures: [{ kind: "satellite", id: "sat-002", from: "2026-03-20T13:00:00Z" }],
  },
};
const ion = "a contact +0 +100 1 2 12500000 0.5\na contact +50 +200 2 3 12500000 0.25\n";

async function run(line: string, files: Record<string, string> = {}) {
  let out = "";
  const err: string[] = [];
  const all: Record<string, string> = { "plan.json": JSON.stringify(plan), "plan.ionrc": ion, ...files };
  const io: Io = {
    readBytes: async (path) => failure([{ path, message: "no such file" }]),
    writeFile: async (path) => failure([{ path, message: "cannot be written" }]),
    readText: async (path) =>
      all[path] === undefined ? failure([{ path, message: "no such file" }]) : success(all[path]),
    write: async (text) => {
      out += text;
    },
    complain: (text) => void err.push(text),
    createPlanner: () => {
      throw new Error("no threads here");
    },
    version: async () => "0.0.0",
  };
  const code = await runProgram(line.split(" "), io);
  return { code, out, err };
}

const json = async (line: string) => {
  const { code, out, err } = await run(`${line} --format json`);
  return { code, err, value: out === "" ? undefined : JSON.parse(out) };
};

it("mesh lists nodes and links", async () => {
  const { code, value } = await json("mesh plan.json");
  expect(code).toBe(0);
  expect(Object.keys(value)).toEqual(["at", "nodes", "links"]);
  expect(value.at).toBe("2026-03-20T12:00:00.000Z");
  expect(value.nodes).toEqual(["gs", "mover", "sat-001", "sat-002", "sat-003"]);
  expect(value.links[0]).toMatchObject({
    a: "sat-001",
    b: "gs",
    distanceKm: 550,
    bandwidthMbps: 200,
    reverseBandwidthMbps: 100,
  });
  expect(value.links).toContainEqual({
    a: "sat-002",
    b: "sat-003",
    distanceKm: null,
    latencyMs: 2.5,
    bandwidthMbps: 1000,
    reverseBandwidthMbps: 1000,
  });
  expect((await run("mesh plan.json --at 2026-03-20T13:00:00Z")).out.split("\n")[0]).toMatch(/^a +b +distance \(km\)/);
  expect((await run("mesh plan.json --at noon")).code).toBe(2);
});

it("route finds routes, and exits 1 with a reason where there is none, 2 where a node is unknown", async () => {
  const route = await json("route plan.json --from sat-001 --to sat-003 --k 3");
  expect(route).toMatchObject({ code: 0, value: { at: "2026-03-20T12:00:00.000Z", reachable: true } });
  expect(route.value.routes).toEqual([
    { hops: ["sat-001", "sat-002", "sat-003"], totalLatencyMs: 4.5, bottleneckMbps: 1000, distanceKm: null },
  ]);
  expect("reason" in route.value).toBe(false);
  const failed = await json("route plan.json --from sat-001 --to sat-002 --at 2026-03-20T13:00:00Z");
  expect(failed).toMatchObject({
    code: 1,
    value: { at: "2026-03-20T13:00:00.000Z", reachable: false, routes: [], reason: "sat-002 has failed" },
  });
  const wrong = await run("route plan.json --from sat-001 --to sat-00 --k 0");
  expect(wrong.code).toBe(2);
  expect(wrong.err[0]).toMatch(/^error: --to: unknown node "sat-00"; did you mean sat-00\d\?/);
  expect(wrong.err[1]).toBe('error: --k "0": allowed: a whole number from 1 to 1000');
  expect((await run("route plan.json --from sat-001")).err).toEqual(["error: --to is missing"]);
  expect((await run("route plan.json --from sat-001 --to gs --disjoint nodes --metric hops")).code).toBe(2);
});

it("routes samples the window and tells changes with their cause", async () => {
  const { code, value } = await json("routes plan.json --from sat-001 --to sat-003 --step 1800");
  expect(code).toBe(0);
  expect(value.samples).toEqual([
    { at: "2026-03-20T12:00:00.000Z", reachable: true, totalLatencyMs: 4.5, hops: ["sat-001", "sat-002", "sat-003"] },
    { at: "2026-03-20T12:30:00.000Z", reachable: true, totalLatencyMs: 4.5, hops: ["sat-001", "sat-002", "sat-003"] },
    { at: "2026-03-20T13:00:00.000Z", reachable: false, totalLatencyMs: null, hops: [] },
    { at: "2026-03-20T13:30:00.000Z", reachable: false, totalLatencyMs: null, hops: [] },
  ]);
  expect(value.changes).toEqual([{ at: "2026-03-20T13:00:00.000Z", hops: [] }]);
  expect(value).toMatchObject({ minMs: 4.5, medianMs: 4.5, maxMs: 4.5, availability: 0.5 });
  const table = await run("routes plan.json --from sat-001 --to sat-003 --step 1800");
  expect(table.out).toContain("sat-001 - sat-002 lost: failure");
  expect((await json("routes plan.json --from sat-003 --to gs --step 7200")).value.samples).toHaveLength(1);
  expect((await run("routes plan.json --from sat-001 --to gs --step 0")).code).toBe(2);
});

it("contact-plan lists both directions, and as ION's text numbers the nodes", async () => {
  const { code, value } = await json("contact-plan plan.json");
  expect(code).toBe(0);
  expect(value.contacts).toContainEqual({
    from: "sat-002",
    to: "sat-001",
    startSeconds: 0,
    endSeconds: 3600,
    rateMbps: 1000,
    owltSeconds: 0.002,
  });
  const text = await run("contact-plan plan.json --format ion");
  expect(text.out).toContain("# node 1: gs\n");
  expect(text.out).toContain("a contact +0 +3600 3 4 125000000\n");
  expect(text.err).toEqual([expect.stringContaining("whole seconds lose")]);
  const again = await run("deliver plan.json --from 2 --to 4 --size-mb 125 --plan again.ionrc --format json", {
    "again.ionrc": text.out,
  });
  expect(again.code).toBe(0);
});

it("deliver sends a bundle over the mesh, or over a plan of its own", async () => {
  const { code, value } = await json("deliver plan.json --from sat-001 --to sat-003 --size-mb 125");
  expect(code).toBe(0);
  expect(value).toEqual({
    delivered: true,
    arrival: "2026-03-20T12:00:02.0045Z",
    hops: [
      {
        from: "sat-001",
        to: "sat-002",
        start: "2026-03-20T12:00:00.000Z",
        end: "2026-03-20T12:00:01.000Z",
        arrival: "2026-03-20T12:00:01.002Z",
      },
      {
        from: "sat-002",
        to: "sat-003",
        start: "2026-03-20T12:00:01.002Z",
        end: "2026-03-20T12:00:02.002Z",
        arrival: "2026-03-20T12:00:02.0045Z",
      },
    ],
  });
  expect(await json("deliver plan.json --from sat-001 --to sat-001 --size-mb 1")).toMatchObject({
    code: 0,
    value: { delivered: true, arrival: "2026-03-20T12:00:00.000Z", hops: [] },
  });
  expect(await json("deliver plan.json --from 1 --to 3 --size-mb 100 --plan plan.ionrc")).toMatchObject({
    code: 0,
    value: { delivered: true, arrival: "2026-03-20T12:00:58.250Z" },
  });
  expect(await json("deliver plan.json --from 1 --to 3 --size-mb 5000 --plan plan.ionrc")).toEqual({
    code: 1,
    err: [],
    value: {
      delivered: false,
      arrival: null,
      hops: [],
      reason: "no sequence of contacts has room for so large a bundle",
    },
  });
  const bad = await run("deliver plan.json --from 1 --to 3 --size-mb 1 --plan bad.ionrc", {
    "bad.ionrc": "a contact +9 +0 1 2 5",
  });
  expect(bad.code).toBe(2);
  expect(bad.err[0]).toMatch(/^error: bad\.ionrc: line 1: does not end after it begins/);
  expect((await run("deliver plan.json --from 1 --to gs --size-mb 1 --plan plan.ionrc")).code).toBe(2);
  for (const size of ["0", "0x10", "1e", "Infinity"]) {
    const { code, err } = await run(`deliver plan.json --from gs --to sat-001 --size-mb ${size}`);
    expect(code).toBe(2);
    expect(err).toEqual([`error: --size-mb "${size}": allowed: a number above 0`]);
  }
});

it("deliver from or to a failed end fails with the reason, as route does, also from an end to itself", async () => {
  for (const [from, to] of [
    ["sat-002", "sat-001"],
    ["sat-001", "sat-002"],
    ["sat-002", "sat-002"],
  ]) {
    const ends = `--from ${from} --to ${to} --at 2026-03-20T13:30:00Z`;
    const reason = "sat-002 has failed";
    expect(await json(`route plan.json ${ends}`)).toMatchObject({ code: 1, value: { reachable: false, reason } });
    expect(await json(`deliver plan.json ${ends} --size-mb 1`)).toEqual({
      code: 1,
      err: [],
      value: { delivered: false, arrival: null, hops: [], reason },
    });
  }
});

it("deliver waits for an end that works again", async () => {
  const failures = [
    { kind: "satellite", id: "sat-002", from: "2026-03-20T12:10:00Z", to: "2026-03-20T12:20:00Z" },
    { kind: "satellite", id: "sat-002", from: "2026-03-20T12:15:00Z", to: "2026-03-20T12:30:00Z" },
  ];
  const files = { "plan.json": JSON.stringify({ ...plan, mesh: { ...plan.mesh, failures } }) };
  const arrival = async (ends: string) => {
    const { out } = await run(`deliver plan.json ${ends} --at 2026-03-20T12:12:00Z --size-mb 125 --format json`, files);
    return JSON.parse(out).arrival;
  };
  expect(await arrival("--from sat-002 --to sat-002")).toBe("2026-03-20T12:30:00.000Z");
  expect(await arrival("--from sat-001 --to sat-002")).toBe("2026-03-20T12:30:01.002Z");
});
