import { availableParallelism } from "node:os";
import { spawnContactsThread } from "../src/cli/spawnThread";
import type { Scenario } from "../src/core/scenario/schema";
import { createPlanner } from "../src/engine/client/planner";
import { station } from "./contactsStations";

/** The 1,584-satellite shell x 100 stations x 24 h on the worker pool: time to the first rows and to the end, windows, peak memory. */
export async function runShell(): Promise<void> {
  const scenario: Scenario = {
    schema: "orbitweave/scenario/1",
    name: "shell",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 24 },
    constellations: [
      {
        id: "shell",
        pattern: "delta",
        planes: 72,
        satellitesPerPlane: 22,
        phasing: 17,
        altitudeKm: 550,
        inclinationDeg: 53,
      },
    ],
    stations: Array.from({ length: 100 }, (_, i) => {
      const { id, latDeg, lonDeg, altitudeKm, minElevationDeg, uplinkMbps, downlinkMbps } = station(i, 100);
      return { id, latDeg, lonDeg, altitudeKm, minElevationDeg, uplinkMbps, downlinkMbps };
    }),
  };
  const poolSize = availableParallelism();
  const planner = createPlanner({ spawn: spawnContactsThread, poolSize });
  const memory = watchMemory();
  const begun = performance.now();
  let firstRowsMs: number | undefined;
  const outcome = await planner.findContacts(JSON.stringify(scenario), 1584, {
    onPartial: () => {
      firstRowsMs ??= performance.now() - begun;
    },
  });
  const ms = performance.now() - begun;
  const peakMB = memory.stop();
  planner.dispose();
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  const { windows, evaluations } = outcome.value;
  console.log(`1,584 satellites x 100 stations x 24 h, ${poolSize} workers`);
  console.log(`  whole run:              ${(ms / 1000).toFixed(1)} s, ${windows.count} windows`);
  console.log(`  first rows:             ${((firstRowsMs ?? Number.NaN) / 1000).toFixed(2)} s`);
  console.log(`  peak memory:            ${peakMB.toFixed(0)} MB resident`);
  console.log(`  propagations:           ${(evaluations / 1584).toFixed(0)} a satellite-day`);
}

/** Highest resident size of the process, all worker threads included, looked at every 20 ms. */
function watchMemory(): { stop(): number } {
  let peak = 0;
  const look = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  const timer = setInterval(look, 20);
  return {
    stop() {
      look();
      clearInterval(timer);
      return peak / 1e6;
    },
  };
}
