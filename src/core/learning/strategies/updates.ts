import { failure, type Outcome, type Problem, success } from "../../base/outcome";

/** One client's vector; all of one aggregation have the same length. */
export type UpdateVector = Float32Array | Float64Array;

/** Vectors to aggregate with weights that sum to 1. */
export interface WeightedUpdates {
  readonly updates: readonly UpdateVector[];
  readonly weights: Float64Array;
}

/**
 * Checks updates and weights (default: all equal) and divides the weights by their sum. No client, lengths that differ, values that are not
 * finite, and weights that are negative, all zero or of another number are problems; paths are `updates[i]` and `weights[i]`.
 */
export function weightedUpdates(
  updates: readonly UpdateVector[],
  weights: ArrayLike<number> | undefined,
): Outcome<WeightedUpdates> {
  const problems = [...updateProblems(updates), ...weightProblems(updates.length, weights)];
  if (problems.length > 0) return failure(problems);
  if (weights === undefined)
    return success({ updates, weights: new Float64Array(updates.length).fill(1 / updates.length) });
  const given = inRange(Float64Array.from(weights));
  const sum = given.reduce((total, weight) => total + weight, 0);
  return success({ updates, weights: given.map((weight) => weight / sum) });
}

/** Weights whose sum is no finite number count as shares of the greatest. */
function inRange(weights: Float64Array): Float64Array {
  if (weights.reduce((total, weight) => total + weight, 0) < Number.POSITIVE_INFINITY) return weights;
  const greatest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  return weights.map((weight) => weight / greatest);
}

function updateProblems(updates: readonly UpdateVector[]): Problem[] {
  const [first] = updates;
  if (first === undefined) return [{ path: "updates", message: "no clients", allowed: "at least one update" }];
  return updates.flatMap((update, i) => {
    const path = `updates[${i}]`;
    if (update.length !== first.length) {
      return [{ path, message: "length differs", given: update.length, allowed: `${first.length}, as updates[0] has` }];
    }
    const bad = update.findIndex((value) => !Number.isFinite(value));
    return bad < 0 ? [] : [{ path: `${path}[${bad}]`, message: "not a finite number", given: update[bad] }];
  });
}

function weightProblems(count: number, weights: ArrayLike<number> | undefined): Problem[] {
  if (weights === undefined) return [];
  const given = Array.from(weights);
  if (given.length !== count) {
    return [{ path: "weights", message: "not one weight an update", given: given.length, allowed: `${count} weights` }];
  }
  const problems = given.flatMap((weight, i) =>
    weight >= 0 && Number.isFinite(weight)
      ? []
      : [{ path: `weights[${i}]`, message: "not allowed here", given: weight, allowed: "a number >= 0" }],
  );
  if (problems.length > 0 || given.some((weight) => weight > 0)) return problems;
  return [{ path: "weights", message: "all zero", allowed: "at least one above 0" }];
}
