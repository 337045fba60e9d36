import { expect, test } from "vitest";
import {
  AggregationStrategy,
  CompressionConfig,
  CompressionType,
  decompress,
  FederatedClient,
  GradientAggregator,
  OrbitweaveError,
} from "./index";

test("the seed's example: three gradients weighted 0.4, 0.3, 0.3", () => {
  const aggregator = new GradientAggregator({ strategy: AggregationStrategy.FedAvg });
  const gradients = [Float32Array.of(1, 2), Float32Array.of(2, 4), Float32Array.of(3, 6)];
  const mean: Float32Array = aggregator.aggregate(gradients, { weights: [0.4, 0.3, 0.3] });
  expect(mean).toBeInstanceOf(Float32Array);
  expect(mean[0]).toBeCloseTo(1.9, 6);
  expect(mean[1]).toBeCloseTo(3.8, 6);
});

test("updates of clients that compress are aggregated as they arrive, plain or by name", () => {
  const compression = new CompressionConfig({ compressionType: CompressionType.TopK, sparsity: 0.5 });
  const arrived = [1, 3].map((value, i) => {
    const client = new FederatedClient({ nodeId: `sat-00${i}`, compression });
    return decompress(client.compress({ w: { shape: [2], data: Float32Array.of(value, 0.1) } }).bytes);
  });
  const mean = new GradientAggregator({ strategy: AggregationStrategy.FedAvg }).aggregate(arrived);
  expect(mean).toEqual({ w: { shape: [2], data: Float32Array.of(2, 0) } });
});

test("named tensors come back under their names, in their shapes and precision", () => {
  const client = (value: number) => ({
    w: { shape: [2, 2], data: new Float32Array(4).fill(value) },
    b: { shape: [2], data: new Float64Array(2).fill(-value) },
  });
  const median = new GradientAggregator({ strategy: AggregationStrategy.Median }).aggregate([
    client(1),
    client(2),
    client(9),
  ]);
  expect(median).toEqual(client(2));
});

test("a server optimizer that is restored goes on exactly as the one that was never stopped", () => {
  const make = () => new GradientAggregator({ strategy: AggregationStrategy.FedAdam, model: [1, 2], serverLr: 0.1 });
  const whole = make();
  whole.aggregate([[0.5, -1]]);
  const state = whole.state();
  const expected = whole.aggregate([[0.1, 0.2]]);
  const resumed = make();
  resumed.restore(state);
  expect(resumed.aggregate([[0.1, 0.2]])).toEqual(expected);
});

test("FedAsync mixes in each update by its staleness, FedBuff weighs n (1 + staleness)^-a", () => {
  const fedAsync = new GradientAggregator({ strategy: AggregationStrategy.FedAsync, model: [0], mixing: 0.5 });
  expect(fedAsync.aggregate([[1]], { staleness: [3] })[0]).toBeCloseTo(0.25, 12);
  const fedBuff = new GradientAggregator({ strategy: AggregationStrategy.FedBuff });
  const mean = fedBuff.aggregate([[1], [0]], { weights: [2, 1], staleness: [3, 0] });
  expect(mean[0]).toBeCloseTo(0.5, 12);
});

test("what is wrong is said by path with what is allowed", () => {
  const problemsOf = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      if (error instanceof OrbitweaveError) return error.problems.map(({ path, allowed }) => [path, allowed]);
    }
    return undefined;
  };
  const fedAvg = new GradientAggregator({ strategy: AggregationStrategy.FedAvg });
  expect(problemsOf(() => fedAvg.aggregate([]))).toEqual([["updates", "at least one"]]);
  expect(problemsOf(() => fedAvg.aggregate([[1], [1, 2]]))).toEqual([["updates[1]", "1, as updates[0] has"]]);
  expect(problemsOf(() => fedAvg.aggregate([[1], [2]], { weights: [0, 0] }))).toEqual([
    ["weights", "at least one above 0"],
  ]);
  expect(problemsOf(() => fedAvg.aggregate([[1], [2]], { weights: [-1, 2] }))).toEqual([
    ["weights[0]", "a number >= 0"],
  ]);
  expect(problemsOf(() => new GradientAggregator({ strategy: AggregationStrategy.FedYogi }))).toEqual([
    ["model", "the model that fed-yogi starts from"],
  ]);
  const krum = new GradientAggregator({ strategy: AggregationStrategy.Krum, byzantine: 2 });
  expect(problemsOf(() => krum.aggregate([[1], [2], [3]]))?.[0]?.[0]).toBe("byzantine");
});

test("an option that is misspelt is an error that names those there are", () => {
  const krum = { strategy: AggregationStrategy.Krum, byzantin: 3 };
  expect(() => new GradientAggregator(krum)).toThrow(/^byzantin: no such option; allowed: strategy, .*byzantine, /);
  const fedAvg = new GradientAggregator({ strategy: AggregationStrategy.FedAvg, trimFraction: undefined } as never);
  expect(() => fedAvg.aggregate([[1], [2]], { weigths: [1, 2] } as never)).toThrow("weigths: no such option");
});
