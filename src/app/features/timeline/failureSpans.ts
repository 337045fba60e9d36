import type { Scenario } from "../../../core/scenario/schema";
import { failureKey, failureTimesMs } from "../../state/picture/failureTimes";

/** A time in which something has failed; infinite where it has no start or end. */
export interface FailureSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

export const noSpans: readonly FailureSpan[] = [];

const known = new WeakMap<object, ReadonlyMap<string, readonly FailureSpan[]>>();

/** When each satellite and station fails, by `failureKey`; once for each list of failures. */
export function failureSpans({ mesh }: Scenario): ReadonlyMap<string, readonly FailureSpan[]> {
  const failures = mesh?.failures ?? noFailures;
  let spans = known.get(failures);
  if (spans === undefined) {
    const found = new Map<string, FailureSpan[]>();
    for (const failure of failures) {
      const key = failureKey(failure);
      const before = found.get(key);
      if (before) before.push(failureTimesMs(failure));
      else found.set(key, [failureTimesMs(failure)]);
    }
    spans = found;
    known.set(failures, spans);
  }
  return spans;
}

const noFailures: NonNullable<NonNullable<Scenario["mesh"]>["failures"]> = [];
