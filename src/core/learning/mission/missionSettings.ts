import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import type { LearningRules } from "../../scenario/schema";
import type { TrainingSettings } from "../rounds/trainingSettings";

export type MissionRules = NonNullable<LearningRules["mission"]>;

/** When the buffer of fed-buff becomes a step of the server. */
export type AggregationPolicy =
  | { readonly kind: "count" }
  | { readonly kind: "interval"; readonly intervalMs: number }
  | { readonly kind: "chosen"; readonly horizonMs: number };

/** How mission time enters a training, beside what the network says. */
export interface MissionSettings {
  /** The satellite that aggregates, by id; undefined: the ground. */
  readonly server: string | undefined;
  readonly selection: "random" | "soonest" | "rotating";
  /** Greatest length of a synchronous round; Infinity: none. */
  readonly deadlineMs: number;
  /** Asynchronous: least time between two models to one satellite. */
  readonly pauseMs: number;
  /** Of training on one sample once; undefined: those of the network. */
  readonly trainingFlops: number | undefined;
  readonly aggregation: AggregationPolicy;
}

const hourMs = 3_600_000;

/** The rules with their defaults, checked against the training's; paths of problems are those of `learning`. */
export function missionSettings(rules: MissionRules, training: TrainingSettings): Outcome<MissionSettings> {
  const problems = combinationProblems(rules, training);
  if (problems.length > 0) return failure(problems);
  const {
    server,
    selection = "random",
    deadlineHours,
    pauseMinutes = 15,
    trainingFlops,
    aggregation = { kind: "count" },
  } = rules;
  return success({
    server,
    selection,
    deadlineMs: deadlineHours === undefined ? Number.POSITIVE_INFINITY : Math.round(deadlineHours * hourMs),
    pauseMs: Math.round(pauseMinutes * 60_000),
    trainingFlops,
    aggregation: policyOf(aggregation),
  });
}

export function isAsynchronous({ strategy }: TrainingSettings): boolean {
  return strategy === "fed-async" || strategy === "fed-buff";
}

function policyOf({
  kind,
  intervalHours = 1,
  horizonHours = 6,
}: NonNullable<MissionRules["aggregation"]>): AggregationPolicy {
  if (kind === "interval") return { kind, intervalMs: Math.max(1, Math.round(intervalHours * hourMs)) };
  return kind === "chosen" ? { kind, horizonMs: Math.max(1, Math.round(horizonHours * hourMs)) } : { kind };
}

function combinationProblems(rules: MissionRules, training: TrainingSettings): Problem[] {
  const { strategy, privacy } = training;
  const problems: Problem[] = [];
  const isAsync = isAsynchronous(training);
  if (isAsync && rules.deadlineHours !== undefined) {
    problems.push({
      path: "mission.deadlineHours",
      message: "asynchronous rounds have no deadline",
      given: strategy,
      allowed: "a synchronous strategy",
    });
  }
  if ((rules.selection ?? "random") !== "random" && (isAsync || privacy !== undefined)) {
    const message = isAsync ? "every satellite takes part all the time" : "the accountant reckons with chance";
    problems.push({ path: "mission.selection", message, given: rules.selection, allowed: "random" });
  }
  if (rules.aggregation !== undefined && rules.aggregation.kind !== "count" && strategy !== "fed-buff") {
    problems.push({
      path: "mission.aggregation",
      message: "only a buffer has instants to choose",
      given: strategy,
      allowed: "strategy fed-buff",
    });
  }
  return problems;
}
