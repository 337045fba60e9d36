import { formatInstantExact } from "../../../core/base/instant";
import type { MeshRules, Scenario } from "../../../core/scenario/schema";
import { type Failure, failureKey, failureTimesMs, type Target } from "../../state/picture/failureTimes";

/**
 * The scenario in which targets fail in [fromMs, toMs); Infinity: for good. What failed before stays failed: stretches that touch or overlap
 * become one.
 */
export function failFrom(scenario: Scenario, targets: readonly Target[], fromMs: number, toMs: number): Scenario {
  if (targets.length === 0 || !(fromMs < toMs)) return scenario;
  const joined = new Map(targets.map((target) => [failureKey(target), { target, fromMs, toMs }]));
  // A long stretch may touch one that was passed already: look until nothing joins any more.
  const left = failuresOf(scenario);
  let kept: readonly Failure[] = left;
  let before: number;
  do {
    before = kept.length;
    kept = kept.filter((failure) => {
      const into = joined.get(failureKey(failure));
      const times = failureTimesMs(failure);
      if (into === undefined || times.fromMs > into.toMs || times.toMs < into.fromMs) return true;
      into.fromMs = Math.min(into.fromMs, times.fromMs);
      into.toMs = Math.max(into.toMs, times.toMs);
      return false;
    });
  } while (kept.length < before);
  const added = [...joined.values()].map((each) => withTimes(each.target, each.fromMs, each.toMs));
  return withFailures(scenario, [...kept, ...added]);
}

/** The scenario in which the failures of targets that hold at an instant end there; later ones stay. */
export function restoreFrom(scenario: Scenario, targets: readonly Target[], atMs: number): Scenario {
  const keys = new Set(targets.map(failureKey));
  const before = failuresOf(scenario);
  const after = before.flatMap((failure) => {
    const { fromMs, toMs } = failureTimesMs(failure);
    if (!keys.has(failureKey(failure)) || atMs < fromMs || atMs >= toMs) return [failure];
    return atMs > fromMs ? [withTimes(failure, fromMs, atMs)] : [];
  });
  const isSame = after.length === before.length && after.every((failure, i) => failure === before[i]);
  return isSame ? scenario : withFailures(scenario, after);
}

/** The scenario with other times of one failure; its order in the list stays. Infinite: without that end. */
export function retimeFailure(scenario: Scenario, row: number, fromMs: number, toMs: number): Scenario {
  const failures = failuresOf(scenario);
  const failure = failures[row];
  if (failure === undefined || !(fromMs < toMs)) return scenario;
  return withFailures(scenario, failures.with(row, withTimes(failure, fromMs, toMs)));
}

/** The scenario without some of its failures, by their rows. */
export function removeFailures(scenario: Scenario, rows: ReadonlySet<number>): Scenario {
  return withFailures(
    scenario,
    failuresOf(scenario).filter((_, row) => !rows.has(row)),
  );
}

function failuresOf({ mesh }: Scenario): readonly Failure[] {
  return mesh?.failures ?? [];
}

/** A list that is empty is left out; so are rules that say what holds without any. */
function withFailures(scenario: Scenario, failures: readonly Failure[]): Scenario {
  const { failures: _, ...others } = scenario.mesh ?? { topology: "none" as const };
  const mesh: MeshRules = failures.length > 0 ? { ...others, failures: [...failures] } : others;
  if (failures.length > 0 || mesh.topology !== "none" || Object.keys(mesh).length > 1) return { ...scenario, mesh };
  const { mesh: _none, ...without } = scenario;
  return without;
}

function withTimes(target: Target, fromMs: number, toMs: number): Failure {
  const { kind, id } = target;
  return {
    kind,
    id,
    ...(target.other !== undefined && { other: target.other }),
    ...(Number.isFinite(fromMs) && { from: instantText(fromMs) }),
    ...(Number.isFinite(toMs) && { to: instantText(toMs) }),
  };
}

/** Whole seconds without decimals, as people write them. */
function instantText(ms: number): string {
  return formatInstantExact(ms).replace(".000Z", "Z");
}
