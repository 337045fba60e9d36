import { expect, it } from "vitest";
import { runToEnd } from "../../core/base/progress";
import { findRoutes } from "../../core/mesh/findRoutes";
import { meshContacts } from "../../core/mesh/meshContacts";
import { meshModel } from "../../core/mesh/meshModel";
import { meshRecord } from "../../core/mesh/meshRecord";
import { snapshotAt } from "../../core/mesh/snapshotAt";
import { expandSatellites } from "../../core/scenario/expand";
import { meshSlice } from "../../core/scenario/meshSlice";
import type { Scenario } from "../../core/scenario/schema";
import type { FailureColumns, MeshJobs } from "../protocol/meshJobs";
import { createMeshHost } from "./meshHost";

const scenario: Scenario = {
  schema: "orbitweave/scenario/1",
  name: "mesh",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 5 },
  constellations: [
    {
      id: "w",
      pattern: "delta",
      planes: 8,
      satellitesPerPlane: 12,
      phasing: 1,
      inclinationDeg: 55,
      altitudeKm: 1200,
    },
  ],
  stations: [
    { id: "ksc", latDeg: 28.57, lonDeg: -80.65, altitudeKm: 0, uplinkMbps: 100, downlinkMbps: 200 },
    { id: "sydney", latDeg: -33.87, lonDeg: 151.2, altitudeKm: 0, uplinkMbps: 100, downlinkMbps: 200 },
  ],
  mesh: { topology: "plus-grid", maxRangeKm: 5000 },
};
const startMs = Date.parse(scenario.window.start);
const satelliteCount = expandSatellites(scenario).length;
const sliceText = JSON.stringify(meshSlice(scenario));
const none = failures();
const host = createMeshHost();

function failures(...rows: readonly (readonly [number, number, number, number])[]): FailureColumns {
  return {
    node: Int32Array.from(rows, ([node]) => node),
    other: Int32Array.from(rows, ([, other]) => other),
    fromMs: Float64Array.from(rows, ([, , from]) => from),
    toMs: Float64Array.from(rows, ([, , , to]) => to),
  };
}

async function done<Name extends keyof MeshJobs>(name: Name, input: MeshJobs[Name]["input"]) {
  const outcome = await host.start(1, name, input, () => undefined);
  if (outcome.status !== "done") throw new Error(`${name} ended as ${JSON.stringify(outcome)}`);
  return outcome.value as MeshJobs[Name]["output"];
}

it("a frame has the links of core's snapshot, by the numbers of satellites and stations", async () => {
  const atMs = startMs + 4_321_000;
  const frame = await done("meshFrame", { sliceText, failures: none, atMs });
  const ids = [...expandSatellites(scenario), ...(scenario.stations ?? [])].map(({ id }) => id);
  const record = meshRecord(runToEnd(snapshotAt(meshModel(scenario), atMs)));
  const shown = Array.from({ length: frame.count }, (_, i) => ({
    ends: [ids[frame.a[i] as number], ids[frame.b[i] as number]],
    latencyMs: frame.latencyMs[i],
    bandwidthMbps: frame.bandwidthMbps[i],
  }));
  expect(shown.length).toBeGreaterThan(150);
  expect(new Set(shown.map((one) => JSON.stringify(one)))).toEqual(
    new Set(
      record.links.map(({ a, b, latencyMs, bandwidthMbps, reverseBandwidthMbps }) =>
        JSON.stringify({ ends: [a, b], latencyMs, bandwidthMbps: Math.min(bandwidthMbps, reverseBandwidthMbps) }),
      ),
    ),
  );
});

it("after an outlook, links break when their contacts end, and the same links exist from a frame's start to its end", async () => {
  const down = failures([3, -1, startMs + 5_000_000, Number.POSITIVE_INFINITY]);
  const atMs = startMs + 4_000_000;
  expect((await done("meshFrame", { sliceText, failures: down, atMs })).isTimed).toBe(false);
  expect(await done("meshOutlook", { sliceText, failures: down, atMs })).toBe(true);
  const frame = await done("meshFrame", { sliceText, failures: down, atMs });
  expect(frame.isTimed).toBe(true);

  const ids = [...expandSatellites(scenario), ...(scenario.stations ?? [])].map(({ id }) => id);
  const failed = {
    ...scenario,
    mesh: { ...scenario.mesh, topology: "plus-grid" as const, failures: [failureOf(ids[3])] },
  };
  const model = meshModel(failed);
  const horizonMs = startMs + 4 * 3_600_000;
  const ends = new Map<string, number>();
  for (const { from, to, startMs: start, endMs } of runToEnd(meshContacts(model))) {
    if (start > atMs || endMs <= atMs) continue;
    ends.set(`${model.nodes.ids[from]} ${model.nodes.ids[to]}`, endMs);
  }
  let compared = 0;
  for (let i = 0; i < frame.count; i++) {
    const endMs = ends.get(`${ids[frame.a[i] as number]} ${ids[frame.b[i] as number]}`) as number;
    if (endMs < horizonMs) {
      expect(Math.abs((frame.breakMs[i] as number) - endMs)).toBeLessThan(11);
      compared++;
    } else expect(frame.breakMs[i]).toBe(Number.POSITIVE_INFINITY);
  }
  expect(compared).toBeGreaterThan(20);

  const linksAt = async (instantMs: number) => {
    const other = await done("meshFrame", { sliceText, failures: down, atMs: instantMs });
    return new Set(Array.from(other.a, (a, i) => `${a} ${other.b[i]}`));
  };
  const links = await linksAt(atMs);
  expect(await linksAt(frame.fromMs + 20)).toEqual(links);
  expect(await linksAt(frame.untilMs - 20)).toEqual(links);
  expect(await linksAt(frame.untilMs + 20)).not.toEqual(links);
});

function failureOf(id: string | undefined) {
  return { kind: "satellite" as const, id: id ?? "", from: new Date(startMs + 5_000_000).toISOString() };
}

it("routes are core's, with figures for each hop that sum up; a failed middle is gone round", async () => {
  const atMs = startMs + 600_000;
  const ends = { from: satelliteCount, to: satelliteCount + 1, metric: "latency" as const, count: 3 };
  const answer = await done("routesNow", { sliceText, failures: none, atMs, ...ends });
  const model = meshModel(scenario);
  const [from, to] = model.nodes.stationNode as unknown as [number, number];
  const found = runToEnd(findRoutes(model, { from, to, atMs, k: 3 }));
  expect(answer.routes.map(({ totalLatencyMs }) => totalLatencyMs)).toEqual(
    found.routes.map(({ totalLatencyMs }) => totalLatencyMs),
  );
  const [best] = answer.routes;
  const sum = best?.hops.reduce((ms, hop) => ms + hop.latencyMs, 0);
  expect(sum).toBeCloseTo(best?.totalLatencyMs ?? Number.NaN, 6);
  expect(best?.hops.map(({ toId }) => toId)).toEqual(found.routes[0]?.hops.slice(1));

  const middle = best?.nodes[2] as number;
  const down = failures([middle, -1, startMs, startMs + 700_000]);
  const around = await done("routesNow", { sliceText, failures: down, atMs, ...ends });
  expect(around.routes.every(({ nodes }) => !nodes.includes(middle))).toBe(true);
  expect(await done("routesNow", { sliceText, failures: down, atMs: startMs + 700_000, ...ends })).toEqual(
    await done("routesNow", { sliceText, failures: none, atMs: startMs + 700_000, ...ends }),
  );
});

it("an end that has failed is unreachable, and nodes that are not there are refused", async () => {
  const ends = { from: satelliteCount, to: 0, metric: "hops" as const, count: 1 };
  const down = failures([0, -1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  const answer = await done("routesNow", { sliceText, failures: down, atMs: startMs, ...ends });
  expect(answer.routes).toEqual([]);
  expect(answer.reason).toContain("has failed");
  const input = { sliceText, failures: none, atMs: startMs, ...ends, to: 1000 };
  expect(await host.start(1, "routesNow", input, () => undefined)).toMatchObject({ status: "refused" });
});
