import { expect, it } from "vitest";
import { meshSlice } from "../core/scenario/meshSlice";
import type { Scenario } from "../core/scenario/schema";
import { createMeshPlanner } from "./client/meshPlanner";
import { exposeMeshHost } from "./host/meshHost";
import type { RouteSeriesColumns } from "./protocol/meshJobs";

const scenario: Scenario = {
  schema: "orbitweave/scenario/1",
  name: "mesh",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 48 },
  constellations: [
    {
      id: "w",
      pattern: "delta",
      planes: 18,
      satellitesPerPlane: 20,
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
const input = {
  sliceText: JSON.stringify(meshSlice(scenario)),
  failures: {
    node: new Int32Array(),
    other: new Int32Array(),
    fromMs: new Float64Array(),
    toMs: new Float64Array(),
  },
};

/** Workers in this thread. */
function testPlanner() {
  return createMeshPlanner(() => {
    const { port1, port2 } = new MessageChannel();
    exposeMeshHost(port1);
    port2.start();
    return { endpoint: port2, terminate: () => port1.close(), onDeath: () => undefined };
  });
}

it("an outlook gives way to a frame and a route, then goes on to its end", async () => {
  const planner = testPlanner();
  const ended: string[] = [];
  const note = <T>(name: string, job: Promise<T>): Promise<T> => job.finally(() => ended.push(name));
  const outlook = note("outlook", planner.meshOutlook({ ...input, atMs: startMs }));
  await new Promise((resolve) => setTimeout(resolve, 40));
  const frame = note("frame", planner.meshFrame({ ...input, atMs: startMs }));
  const ends = { from: 360, to: 361, metric: "latency" as const, count: 1 };
  const route = note("route", planner.routesNow({ ...input, ...ends, atMs: startMs }));
  expect((await frame).status).toBe("done");
  expect((await route).status).toBe("done");
  expect(await outlook).toEqual({ status: "done", value: true });
  expect(ended).toEqual(["frame", "route", "outlook"]);
  const timed = await planner.meshFrame({ ...input, atMs: startMs });
  expect(timed.status === "done" && timed.value.isTimed).toBe(true);
  planner.dispose();
});

it("an outlook that nobody wants any more ends", async () => {
  const planner = testPlanner();
  const abort = new AbortController();
  const outlook = planner.meshOutlook({ ...input, atMs: startMs }, { signal: abort.signal });
  setTimeout(() => abort.abort(), 40);
  expect(await outlook).toEqual({ status: "cancelled" });
  planner.dispose();
});

it("a route over the window tells what it has so far, and stops when it is cancelled", async () => {
  const planner = testPlanner();
  const abort = new AbortController();
  const parts: RouteSeriesColumns[] = [];
  const query = { ...input, from: 360, to: 361, metric: "latency" as const, stepSeconds: 1 };
  const outcome = await planner.routesOverTime(query, {
    signal: abort.signal,
    onPartial(series) {
      parts.push(series);
      abort.abort();
    },
  });
  expect(outcome).toEqual({ status: "cancelled" });
  expect(parts.length).toBe(1);
  expect(parts[0]?.count).toBeGreaterThan(0);
  expect(parts[0]?.figures).toBeUndefined();
  planner.dispose();
});
