import { describe, expect, test } from "vitest";
import oracle from "./__fixtures__/fedavg.json";
import { type CombineName, combineUpdates } from "./combine";
import { sumOfDistances } from "./geometricMedian";
import { krumChoice } from "./krum";
import {
  type ServerOptimizerName,
  serverOptimizerDefaults,
  startServerOptimizer,
  stepServerOptimizer,
} from "./serverOptimizer";
import { stalenessWeights } from "./staleness";
import { weightedMean } from "./weightedMean";

const settings = { trimFraction: 0.1, byzantine: 0, keep: undefined };

const vectors = (updates: readonly (readonly number[])[]) => updates.map((update) => Float64Array.from(update));

function combined(name: CombineName, updates: Float64Array[], options: object = {}, weights?: readonly number[]) {
  const outcome = combineUpdates(updates, weights, { ...settings, name, ...options });
  if (!outcome.ok) throw new Error(outcome.error.map(({ path, message }) => `${path} ${message}`).join());
  return outcome.value;
}

function expectNear(got: ArrayLike<number>, wanted: readonly number[], tolerance = 1e-9) {
  expect(got.length).toBe(wanted.length);
  wanted.forEach((value, i) => {
    expect(Math.abs((got[i] as number) - value)).toBeLessThanOrEqual(tolerance);
  });
}

describe("known answers", () => {
  test.each(oracle.weighted_mean)("weighted mean $id", ({ updates, weights, result }) => {
    expectNear(combined("mean", vectors(updates), {}, weights).vector, result);
  });

  test.each(oracle.invalid)("refused: $why", ({ updates, weights }) => {
    expect(combineUpdates(vectors(updates), weights, { ...settings, name: "mean" }).ok).toBe(false);
  });

  test.each(oracle.robust)("robust strategies on $id", (known) => {
    const updates = vectors(known.updates);
    expectNear(combined("mean", updates).vector, known.mean);
    expectNear(combined("median", updates).vector, known.median);
    const { beta } = known.trimmed_mean;
    expectNear(combined("trimmed-mean", updates, { trimFraction: beta }).vector, known.trimmed_mean.result);
    for (const [name, krum] of [
      ["krum", known.krum],
      ["multi-krum", known.multi_krum],
    ] as const) {
      const choice = krumChoice(updates, krum.f, krum.m);
      krum.scores.forEach((score, i) => {
        expect((choice.scores[i] as number) / score).toBeCloseTo(1, 9);
      });
      expect(choice.selected).toEqual(krum.selected);
      expectNear(combined(name, updates, { byzantine: krum.f, keep: krum.m }).vector, krum.result);
    }
    const median = combined("geometric-median", updates).vector;
    expect(sumOfDistances(updates, median)).toBeLessThanOrEqual(known.geometric_median.objective + 1e-8);
    expectNear(median, known.geometric_median.result, 1e-4);
  });

  test.each(oracle.server_optimizers.runs)("server optimizer $optimizer $params", ({ optimizer, params, steps }) => {
    const name = (optimizer === "avgm" ? "fed-avg-m" : `fed-${optimizer}`) as ServerOptimizerName;
    const given: { readonly [key: string]: unknown } = params;
    const known = {
      ...serverOptimizerDefaults(name),
      serverLr: Number(given.lr),
      beta1: Number(given.beta1 ?? given.beta),
      ...(typeof given.beta2 === "number" && { beta2: given.beta2 }),
      ...(typeof given.tau === "number" && { tau: given.tau }),
      ...(typeof given.v0 === "number" && { v0: given.v0 }),
      biasCorrection: given.bias_correction === true,
    };
    let state = startServerOptimizer(Float64Array.from(oracle.server_optimizers.x0), known);
    steps.forEach((step, t) => {
      state = stepServerOptimizer(state, Float64Array.from(oracle.server_optimizers.deltas[t] as number[]), known);
      expectNear(state.model, step.x);
      expectNear(state.m, step.m);
      expectNear(state.v, step.v);
    });
  });

  test.each(oracle.staleness)("weights of stale updates, exponent $alpha", (known) => {
    const raw = stalenessWeights(known.n_samples, known.staleness, known.alpha);
    const sum = raw.reduce((total, weight) => total + weight, 0);
    const weights = raw.map((weight) => weight / sum);
    expectNear(weights, known.weights);
    expectNear(weightedMean(vectors(known.updates), weights), known.result);
  });

  test("Flower's: Krum on constant vectors 0.2, 0.7, 1.0 gives 0.7, MultiKrum on 0.2, 0.5, 1.0 gives 0.35", () => {
    const constant = (...values: number[]) => values.map((value) => new Float64Array(3).fill(value));
    expectNear(combined("krum", constant(0.2, 0.7, 1), { byzantine: 1 }).vector, [0.7, 0.7, 0.7]);
    expectNear(combined("multi-krum", constant(0.2, 0.5, 1), { byzantine: 1, keep: 2 }).vector, [0.35, 0.35, 0.35]);
  });
});
