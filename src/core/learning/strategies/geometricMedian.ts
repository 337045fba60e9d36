import { squaredDistance } from "./krum";
import type { UpdateVector } from "./updates";

const maxSteps = 10_000;
const relativeStep = 1e-12;

/**
 * The point of least summed distance to the updates: Weiszfeld's iteration from the best of them, which is tested first for being the median
 * itself (Vardi and Zhang 2000), until a step is below 1e-12 of the spread. With at most f < n/2 of n points wrong and the others within
 * r of some z, it lies within r (1 - f/n) / sqrt(1 - 2 f/n) of z (Minsker 2015, lemma 2.1).
 */
export function geometricMedian(updates: readonly UpdateVector[]): Float64Array {
  const start = bestUpdate(updates);
  const median = Float64Array.from(updates[start] as UpdateVector);
  const pull = new Float64Array(median.length);
  const inverseSum = pullFromOthers(updates, median, pull);
  const here = updates.filter((update) => squaredDistance(update, median) === 0).length;
  const strength = lengthOf(pull);
  if (strength <= here || inverseSum === 0) return median;
  // Off the update, in the direction in which the sum of distances falls.
  const first = (1 - here / strength) / inverseSum;
  for (let i = 0; i < median.length; i++) median[i] = (median[i] as number) + first * (pull[i] as number);
  for (let step = 0; step < maxSteps; step++) {
    const inverse = pullFromOthers(updates, median, pull);
    if (inverse === 0) break;
    for (let i = 0; i < median.length; i++) median[i] = (median[i] as number) + (pull[i] as number) / inverse;
    if (lengthOf(pull) <= relativeStep * updates.length) break;
  }
  return median;
}

/** The sum of distances from a point to the updates. */
export function sumOfDistances(updates: readonly UpdateVector[], point: UpdateVector): number {
  return updates.reduce((sum, update) => sum + Math.sqrt(squaredDistance(update, point)), 0);
}

function bestUpdate(updates: readonly UpdateVector[]): number {
  const sums = updates.map((update) => sumOfDistances(updates, update));
  return sums.indexOf(Math.min(...sums));
}

/** Writes the sum of unit vectors towards the updates that lie elsewhere, and returns the sum of their inverse distances. */
function pullFromOthers(updates: readonly UpdateVector[], point: Float64Array, pull: Float64Array): number {
  pull.fill(0);
  let inverseSum = 0;
  for (const update of updates) {
    const distance = Math.sqrt(squaredDistance(update, point));
    if (distance === 0) continue;
    const inverse = 1 / distance;
    inverseSum += inverse;
    for (let i = 0; i < point.length; i++) {
      pull[i] = (pull[i] as number) + inverse * ((update[i] as number) - (point[i] as number));
    }
  }
  return inverseSum;
}

function lengthOf(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}
