import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { coordinateMedian, trimmedAtEachEnd, trimmedMean } from "./coordinateOrder";
import { geometricMedian } from "./geometricMedian";
import { krum, multiKrum } from "./krum";
import { type UpdateVector, weightedUpdates } from "./updates";
import { weightedMean } from "./weightedMean";

/** How many updates become one. The robust ones ignore weights. */
export type CombineName = "mean" | "median" | "trimmed-mean" | "geometric-median" | "krum" | "multi-krum";

export interface CombineSettings {
  readonly name: CombineName;
  /** Share cut at each end by `trimmed-mean`, in [0, 0.5). */
  readonly trimFraction: number;
  /** Wrong clients that `krum` and `multi-krum` are to stand. */
  readonly byzantine: number;
  /** Updates of which `multi-krum` takes the mean; default n - byzantine. */
  readonly keep: number | undefined;
}

export interface Combined {
  readonly vector: Float64Array;
  /** What holds less than promised: too few clients for Krum's guarantee. */
  readonly warnings: readonly Problem[];
}

/**
 * One vector from many. Problems: no client, lengths, values or weights that do not fit, nothing left after trimming, byzantine >= n - 1,
 * keep beyond n.
 */
export function combineUpdates(
  updates: readonly UpdateVector[],
  weights: ArrayLike<number> | undefined,
  settings: CombineSettings,
): Outcome<Combined> {
  const checked = weightedUpdates(updates, weights);
  if (!checked.ok) return checked;
  const problems = settingProblems(updates.length, settings);
  if (problems.length > 0) return failure(problems);
  return success({
    vector: combine(updates, checked.value.weights, settings),
    warnings: krumWarnings(updates.length, settings),
  });
}

function combine(updates: readonly UpdateVector[], weights: Float64Array, settings: CombineSettings): Float64Array {
  const { name, trimFraction, byzantine, keep = Math.max(1, updates.length - byzantine) } = settings;
  if (name === "median") return coordinateMedian(updates);
  if (name === "trimmed-mean") return trimmedMean(updates, trimFraction);
  if (name === "geometric-median") return geometricMedian(updates);
  if (name === "krum") return krum(updates, byzantine);
  if (name === "multi-krum") return multiKrum(updates, byzantine, keep);
  return weightedMean(updates, weights);
}

function settingProblems(count: number, { name, trimFraction, byzantine, keep }: CombineSettings): Problem[] {
  if (name === "trimmed-mean") {
    const isAllowed = trimFraction >= 0 && trimFraction < 0.5 && 2 * trimmedAtEachEnd(count, trimFraction) < count;
    if (isAllowed) return [];
    return [
      { path: "trimFraction", message: "leaves nothing", given: trimFraction, allowed: "at least 0 and below 0.5" },
    ];
  }
  if (name !== "krum" && name !== "multi-krum") return [];
  const problems: Problem[] = [];
  // One client alone is its own nearest.
  const most = count === 1 ? 0 : count - 2;
  if (!Number.isInteger(byzantine) || byzantine < 0 || byzantine > most) {
    const allowed = `a whole number from 0 to ${Math.max(0, most)}, below n - 1 for ${count} clients`;
    problems.push({ path: "byzantine", message: "too many wrong clients", given: byzantine, allowed });
  }
  if (name === "multi-krum" && keep !== undefined && !(Number.isInteger(keep) && keep >= 1 && keep <= count)) {
    problems.push({ path: "keep", message: "not allowed here", given: keep, allowed: `1 to ${count} clients` });
  }
  return problems;
}

function krumWarnings(count: number, { name, byzantine }: CombineSettings): Problem[] {
  if ((name !== "krum" && name !== "multi-krum") || count >= 2 * byzantine + 3) return [];
  const allowed = `at least ${2 * byzantine + 3} clients (2 x byzantine + 3)`;
  return [{ path: "byzantine", message: "too few clients for Krum's guarantee", given: count, allowed }];
}
