import type { Scenario } from "../../../core/scenario/schema";
import { expandedSatellites, resolvedStations } from "../derived";
import { trainingTexts } from "./trainingTexts";
import { trainingTraceNow } from "./useTrainingTrace";

/** What each node of the open plan does for its training at an instant, in words. */
export function trainingTextsNow(scenario: Scenario, instantMs: number): ReadonlyMap<number, string> | undefined {
  const trace = trainingTraceNow();
  if (trace === undefined) return undefined;
  const satellites = expandedSatellites(scenario);
  const stations = resolvedStations(scenario);
  return trainingTexts(trace, instantMs, (node) => {
    const place = node < satellites.length ? satellites[node] : stations[node - satellites.length];
    return place?.name ?? place?.id ?? "";
  });
}
