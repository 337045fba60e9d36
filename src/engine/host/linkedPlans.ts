import { type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { linkBasisOf } from "../../core/partition/linksOver";
import type { PlacementObjective } from "../../core/partition/placementCost";
import { scenarioPlacement } from "../../core/partition/scenarioPlacement";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { Linked } from "./partitionReport";

/** Plans that were looked at last: a person scrubs the clock and undoes. */
const keptPlans = 8;

/** Reads a scenario and links its nodes; the last few are kept. */
export function createLinker() {
  const kept = new Map<string, Linked>();
  return function* linked(
    { scenarioText, atMs }: { readonly scenarioText: string; readonly atMs?: number | undefined },
    asked?: PlacementObjective,
  ): Sliced<Outcome<Linked>> {
    const key = `${atMs} ${asked} ${scenarioText}`;
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return success(known);
    }
    const parsed = readScenarioText(scenarioText);
    if (!parsed.ok) return parsed;
    const { scenario } = parsed.value;
    const basis = linkBasisOf(scenario, atMs);
    const problem = yield* scenarioPlacement(scenario, { basis, ...(asked && { objective: asked }) });
    if (!problem.ok) return problem;
    const found = { scenario, basis, problem: problem.value };
    kept.set(key, found);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptPlans) break;
      kept.delete(oldest);
    }
    return success(found);
  };
}
