import { digestOf } from "../../../core/scenario/digest";
import type { Scenario } from "../../../core/scenario/schema";
import { learningOf } from "./learningEdits";

const known = new WeakMap<Scenario, string>();
let last: { readonly parts: readonly unknown[]; readonly digest: string } | undefined;

/**
 * Stands for the settings of a plan's training and where its satellites fly, which may decide their data; in mission time for all that messages and work depend on, too: equal ones give equal results.
 * Worked out once while its parts stay the same: a table of one's own may be long.
 */
export function settingsDigest(scenario: Scenario): string {
  const found = known.get(scenario);
  if (found !== undefined) return found;
  const { runs: _, ...rules } = learningOf(scenario);
  const { constellations, satellites, window, physics } = scenario;
  const flown = { constellations, satellites, window, physics };
  const met = rules.mission && metOf(scenario);
  const parts = [...Object.values(flown), ...Object.values(met ?? {}), ...Object.entries(rules).flat()];
  const isSame = last?.parts.length === parts.length && last.parts.every((part, i) => part === parts[i]);
  if (last === undefined || !isSame) {
    last = { parts, digest: digestOf({ rules, ...flown, ...met }) };
  }
  known.set(scenario, last.digest);
  return last.digest;
}

/** What messages meet on their way, and what work takes. */
function metOf({ stations, mesh, nodes, sync }: Scenario) {
  return { stations, mesh, nodes, sync };
}
