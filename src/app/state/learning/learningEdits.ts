import { limits } from "../../../core/scenario/limits";
import type { LearningRules, Scenario } from "../../../core/scenario/schema";
import type { RunSummary } from "../../../core/scenario/schema/trainingRun";
import type { RankedChange } from "../../../engine/client/trainer";

const none: LearningRules = {};

export function learningOf({ learning = none }: Scenario): LearningRules {
  return learning;
}

/** The plan with another value at a dotted path of `learning`; undefined: the default. Parts that are empty then are left out. */
export function withSetting(scenario: Scenario, path: string, value: unknown): Scenario {
  const { learning: before, ...others } = scenario;
  const learning = withValueAt({ ...before }, path.split("."), value) as LearningRules | undefined;
  return learning === undefined ? others : { ...others, learning };
}

/** The value at a dotted path. */
export function settingAt(rules: LearningRules, path: string): unknown {
  return path
    .split(".")
    .reduce<unknown>(
      (value, key) => (typeof value === "object" && value !== null ? Reflect.get(value, key) : undefined),
      rules,
    );
}

/**
 * The plan with a run kept in it. One of the same settings makes room for it, as does the oldest where there are as many as a plan may
 * hold; the very same run changes nothing.
 */
export function withRun(scenario: Scenario, run: RunSummary): Scenario {
  const runs = learningOf(scenario).runs ?? [];
  const same = runs.findIndex(({ settings }) => settings === run.settings);
  if (same < 0) return withRuns(scenario, [...runs, run].slice(-limits.trainingRuns));
  const former = runs[same];
  if (former?.print === run.print && former.rounds === run.rounds) return scenario;
  return withRuns(
    scenario,
    runs.map((each, i) => (i === same ? named(run, each.name) : each)),
  );
}

export function withoutRun(scenario: Scenario, index: number): Scenario {
  return withRuns(
    scenario,
    (learningOf(scenario).runs ?? []).filter((_, i) => i !== index),
  );
}

export function withRunName(scenario: Scenario, index: number, name: string): Scenario {
  const runs = learningOf(scenario).runs ?? [];
  if (runs[index] === undefined || runs[index].name === name) return scenario;
  return withRuns(
    scenario,
    runs.map((run, i) => (i === index ? named(run, name) : run)),
  );
}

/** A name of one's own says what there is to say. */
function named(run: RunSummary, name: string): RunSummary {
  if (name === run.name) return run;
  const { details: _, ...others } = run;
  return { ...others, name };
}

/** The plan with the parts that a change replaces; data and former runs stay. */
export function withChange(scenario: Scenario, { learning, ...parts }: RankedChange["change"]): Scenario {
  if (learning === undefined) return { ...scenario, ...parts };
  const { data, runs } = learningOf(scenario);
  return { ...scenario, ...parts, learning: { ...learning, ...(data && { data }), ...(runs && { runs }) } };
}

function withRuns(scenario: Scenario, runs: readonly RunSummary[]): Scenario {
  return withSetting(scenario, "runs", runs.length === 0 ? undefined : runs);
}

function withValueAt(item: object, [key = "", ...rest]: readonly string[], value: unknown): object | undefined {
  const changed: Record<string, unknown> = { ...item };
  const inner = changed[key];
  const next = rest.length === 0 ? value : withValueAt(typeof inner === "object" && inner ? inner : {}, rest, value);
  if (next === undefined) delete changed[key];
  else changed[key] = next;
  return Object.keys(changed).length === 0 ? undefined : changed;
}
