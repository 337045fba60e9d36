import type { UpdateVector } from "./updates";
import { plainMean } from "./weightedMean";

/** What Krum thinks of its inputs. */
export interface KrumChoice {
  /** Sum of squared distances of each update to its max(1, n - byzantine - 2) nearest others. */
  readonly scores: Float64Array;
  /** The `keep` updates of least score, by score and then index, in order of index. */
  readonly selected: readonly number[];
}

/** Scores updates as Krum does (Blanchard et al. 2017); ties go to the lowest index. `byzantine` is below n - 1, `keep` 1..n. */
export function krumChoice(updates: readonly UpdateVector[], byzantine: number, keep: number): KrumChoice {
  const count = updates.length;
  const distances = squaredDistances(updates);
  const nearest = Math.min(count - 1, Math.max(1, count - byzantine - 2));
  const scores = Float64Array.from({ length: count }, (_, i) => {
    const others = distances.slice(i * count, (i + 1) * count);
    others[i] = Number.POSITIVE_INFINITY;
    others.sort();
    return others.subarray(0, nearest).reduce((sum, distance) => sum + distance, 0);
  });
  const byScore = Array.from(scores.keys()).sort((a, b) => (scores[a] as number) - (scores[b] as number) || a - b);
  return { scores, selected: byScore.slice(0, keep).sort((a, b) => a - b) };
}

/** One of the updates, the one of least score. */
export function krum(updates: readonly UpdateVector[], byzantine: number): Float64Array {
  return multiKrum(updates, byzantine, 1);
}

/** The plain mean of the `keep` updates of least score. */
export function multiKrum(updates: readonly UpdateVector[], byzantine: number, keep: number): Float64Array {
  const { selected } = krumChoice(updates, byzantine, keep);
  return plainMean(selected.map((i) => updates[i] as UpdateVector));
}

/** Row by row, n x n. */
function squaredDistances(updates: readonly UpdateVector[]): Float64Array {
  const count = updates.length;
  const distances = new Float64Array(count * count);
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) {
      const distance = squaredDistance(updates[i] as UpdateVector, updates[j] as UpdateVector);
      distances[i * count + j] = distance;
      distances[j * count + i] = distance;
    }
  }
  return distances;
}

/** |a - b|^2. */
export function squaredDistance(a: UpdateVector, b: UpdateVector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    sum += difference * difference;
  }
  return sum;
}
