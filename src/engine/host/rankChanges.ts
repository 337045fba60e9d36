import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import type { DataSources } from "../../core/learning/data/dataMaker";
import { rankWhatIfs, type WhatIfResult } from "../../core/learning/mission/whatIfs";
import type { Scenario } from "../../core/scenario/schema";
import type { RankedChange, RankedChanges, ScenarioChange } from "../protocol/learningJobs";
import type { JobControl } from "./jobHost";

const parts = ["learning", "stations", "mesh"] as const;

/** Ranks the changes of a plan; each is told of as it is found, so that those found by a cancel are there. */
export function* rankChanges(
  scenario: Scenario,
  sources: DataSources | undefined,
  report: JobControl["report"],
): Sliced<Outcome<RankedChanges>> {
  const work = rankWhatIfs(scenario, undefined, sources);
  for (;;) {
    const step = work.next();
    if (step.done) {
      if (!("results" in step.value)) return failure(step.value);
      const { results, ...ranked } = step.value;
      return success({ ...ranked, results: results.map((result) => rankedChange(scenario, result)) });
    }
    const { fraction, label, partial } = step.value;
    if (partial !== undefined) report({ fraction, label, partial: rankedChange(scenario, partial) });
    yield { fraction, label };
  }
}

function rankedChange(before: Scenario, { scenario, ...result }: WhatIfResult): RankedChange {
  const changed = parts.filter((part) => scenario[part] !== before[part]);
  const change: ScenarioChange = Object.fromEntries(
    changed.map((part) => [part, part === "learning" ? withoutBulk(scenario) : scenario[part]]),
  );
  return { ...result, change };
}

/** A table of one's own may be long, and no change touches it. */
function withoutBulk({ learning = {} }: Scenario): ScenarioChange["learning"] {
  const { data: _, runs: __, ...rules } = learning;
  return rules;
}
