import { expect, it } from "vitest";
import { runToEnd } from "../../core/base/progress";
import { findRoutes } from "../../core/mesh/findRoutes";
import { meshContacts } from "../../core/mesh/meshContacts";
import { meshModel } from "../../core/mesh/meshModel";
import { meshRecord } from "../../core/mesh/meshRecord";
import { routesOverTime } from "../../core/mesh/routesOverTime";
import { routeSeriesRecord } from "../../core/mesh/routesRecord";
import { seriesJson } from "../../core/mesh/seriesText";
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

it("routes over time are core's, told in part on the way, and their JSON is what the command line prints", async () => {
  const from = satelliteCount;
  const to = satelliteCount + 1;
  const series = await done("routesOverTime", {
    sliceText,
    failures: none,
    from,
    to,
    stepSeconds: 60,
    metric: "latency",
  });
  const model = meshModel(scenario);
  const [a, b] = model.nodes.stationNode as unknown as [number, number];
  const expected = runToEnd(routesOverTime(model, { from: a, to: b, stepSeconds: 60 }));
  expect(series.count).toBe(300);
  expect(Array.from(series.latencyMs)).toEqual(
    expected.samples.map(({ totalLatencyMs }) => totalLatencyMs ?? Number.NaN),
  );
  expect(Array.from(series.path, (row) => series.paths[row] ?? [])).toEqual(expected.samples.map(({ hops }) => hops));
  expect(series.changes.length).toBe(expected.changes.length);
  expect(series.changes.length).toBeGreaterThan(10);
  const json = [...seriesJson(routeSeriesRecord(expected))].join("");
  expect(await done("exportRoutes", { series, format: "json" })).toBe(json);
  const csv = await done("exportRoutes", { series, format: "csv" });
  expect(csv.split("\r\n").length).toBe(series.count + 2);
});

it("the overview counts links, and its latencies are those of routes", async () => {
  const atMs = startMs + 600_000;
  const ends = [satelliteCount, satelliteCount + 1];
  const overview = await done("meshOverview", { sliceText, failures: none, atMs, ends });
  const frame = await done("meshFrame", { sliceText, failures: none, atMs });
  expect(overview.degree.reduce((sum, count) => sum + count, 0)).toBe(2 * frame.count);
  expect(overview.parts[0]).toMatchObject({ satellites: 96, stations: 2 });
  const [from, to] = ends as [number, number];
  const answer = await done("routesNow", { sliceText, failures: none, atMs, from, to, metric: "latency", count: 1 });
  expect(overview.latencyMs[1]).toBe(answer.routes[0]?.totalLatencyMs);
  expect(overview.latencyMs[0]).toBe(0);
});

it("bundles are delivered one after the other; the second waits for what the first has booked", async () => {
  const bundle = { from: satelliteCount, to: satelliteCount + 1, sizeMB: 300, atMs: startMs };
  const input = { sliceText, failures: none, bundles: [bundle, bundle] };
  const { journeys, booked } = await done("deliver", input);
  const [first, second] = journeys;
  expect(first?.hops[0]?.fromId).toBe("ksc");
  expect(first?.hops.at(-1)?.toId).toBe("sydney");
  expect(first?.hops.at(-1)?.arrivalMs).toBe(first?.arrivalMs);
  expect(second?.arrivalMs).toBeGreaterThan(first?.arrivalMs ?? Number.POSITIVE_INFINITY);
  expect(booked.every(({ share }) => share > 0 && share <= 1)).toBe(true);
  const [alone] = (await done("deliver", { ...input, bundles: [bundle] })).journeys;
  expect(alone).toEqual(first);

  const relay = first?.hops[1]?.from as number;
  const always = [relay, -1, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] as const;
  const around = (await done("deliver", { ...input, bundles: [bundle], failures: failures(always) })).journeys[0];
  expect(around?.arrivalMs).toBeGreaterThanOrEqual(first?.arrivalMs ?? Number.POSITIVE_INFINITY);
  expect(around?.hops.some(({ from, to }) => from === relay || to === relay)).toBe(false);
});

it("studies of failures name what they are about by id", async () => {
  const study = {
    sliceText,
    failures: none,
    pairs: [{ from: satelliteCount, to: satelliteCount + 1 }],
    metric: "latency" as const,
    sampleCount: 5,
  };
  const ranked = await done("rankFailures", study);
  const reachable = ranked.filter(({ id, kind }) => kind === "station" && ["ksc", "sydney"].includes(id));
  expect(reachable.every(({ lostAvailability }) => lostAvailability > 0)).toBe(true);
  const random = await done("randomFailures", { ...study, setSize: 20, setCount: 30, seed: 1 });
  expect(random.worst?.satelliteIds.length).toBe(20);
  expect(random.percentiles.at(-1)?.percent).toBe(100);
});
