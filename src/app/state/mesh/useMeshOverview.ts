import type { MeshOverview } from "../../../engine/client/meshPlanner";
import { clock } from "../clockStore";
import { expandedSatellites, resolvedStations } from "../derived";
import { documentStore } from "../documentStore";
import { createLiveAnswer, type Live } from "./liveAnswer";
import { meshPlanner } from "./meshPlanner";
import { openMesh } from "./openMesh";
import { subscribeToMesh, useLive } from "./useLive";

/** Stations of the matrix at most: more rows are no table any more. */
export const mostMatrixStations = 100;

/** The clock's time that an overview may be old while the clock runs: tables are read, not watched. */
const oldestMs = 30_000;

const liveOverview = createLiveAnswer<MeshOverview>({
  nowMs: () => clock.getState().nowMs,
  subscribe: subscribeToMesh,
  question() {
    const { scenario } = documentStore.getState();
    const { input, digest } = openMesh(scenario);
    const satelliteCount = expandedSatellites(scenario).length;
    const count = Math.min(resolvedStations(scenario).length, mostMatrixStations);
    const ends = Array.from({ length: count }, (_, station) => satelliteCount + station);
    return { key: digest, ask: (atMs, signal) => meshPlanner.meshOverview({ ...input, atMs, ends }, { signal }) };
  },
  holds: ({ atMs }, nowMs) => (clock.getState().playing ? Math.abs(nowMs - atMs) < oldestMs : nowMs === atMs),
});

/** The mesh around the clock as a whole: links of each node, parts, latencies between stations. */
export function useMeshOverview(): Live<MeshOverview> {
  return useLive(liveOverview, true);
}
