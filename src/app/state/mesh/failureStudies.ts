import type { RandomFailures, RankedFailure } from "../../../engine/client/meshPlanner";
import { resolvedStations } from "../derived";
import { documentStore } from "../documentStore";
import { meshPlanner } from "./meshPlanner";
import { createMeshRunner } from "./meshRun";
import { meshView } from "./meshView";
import { nodeNumber } from "./nodeNumber";
import { openMesh } from "./openMesh";

/** Which pairs damage is measured on: the chosen ends, or every two stations. */
export type StudiedPairs = "ends" | "stations";

export const failureRanking = createMeshRunner<readonly RankedFailure[]>();
export const randomFailureStudy = createMeshRunner<RandomFailures>();

/** More pairs than this make a study longer than anybody waits: then every n-th is taken. */
const mostPairs = 60;

/** What a study is about, and the key under which its result stands. */
function studyOf(pairs: StudiedPairs, sampleCount: number) {
  const { scenario } = documentStore.getState();
  const { metric, from, to } = meshView.getState();
  const { input, digest } = openMesh(scenario);
  const ids = pairs === "ends" ? [[from, to] as const] : stationPairs();
  const numbered = ids.flatMap(([first, last]) => {
    const a = nodeNumber(scenario, first);
    const b = nodeNumber(scenario, last);
    return a === undefined || b === undefined || a === b ? [] : [{ from: a, to: b }];
  });
  return {
    query: { ...input, pairs: numbered, metric, sampleCount },
    key: `${digest} ${JSON.stringify([ids, metric, sampleCount])}`,
  };
}

/** Every two stations, or as many of them, evenly picked, as a study may have. */
function stationPairs(): (readonly [string, string])[] {
  const ids = resolvedStations(documentStore.getState().scenario).map(({ id }) => id);
  const all = ids.flatMap((from, i) => ids.slice(i + 1).map((to) => [from, to] as const));
  const every = Math.max(1, Math.ceil(all.length / mostPairs));
  return all.filter((_, i) => i % every === 0);
}

/** Ranks single failures; false: there is no pair to measure them on. */
export function startRanking(pairs: StudiedPairs, sampleCount: number): boolean {
  const { query, key } = studyOf(pairs, sampleCount);
  if (query.pairs.length === 0) return false;
  failureRanking.start(key, (control) => meshPlanner.rankFailures(query, control), true);
  return true;
}

/** Draws random sets of failures; false: there is no pair to measure them on. */
export function startRandomFailures(
  pairs: StudiedPairs,
  sampleCount: number,
  draw: { readonly setSize: number; readonly setCount: number; readonly seed: number },
): boolean {
  const { query, key } = studyOf(pairs, sampleCount);
  if (query.pairs.length === 0) return false;
  const drawn = `${key} ${JSON.stringify(draw)}`;
  randomFailureStudy.start(drawn, (control) => meshPlanner.randomFailures({ ...query, ...draw }, control), true);
  return true;
}
