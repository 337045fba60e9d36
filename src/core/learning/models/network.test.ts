import { describe, expect, test } from "vitest";
import { Random } from "../../base/random";
import type { Samples } from "../data/samples";
import { type ModelSettings, makeNetwork } from "./makeNetwork";

function randomSamples(count: number, dimension: number, classes: number, seed: number): Samples {
  const random = new Random(seed);
  const values = Float32Array.from({ length: count * dimension }, () => random.normal());
  return { count, dimension, classes, values, labels: Uint8Array.from({ length: count }, () => random.below(classes)) };
}

function networkFor(model: ModelSettings, dimension: number, picture?: readonly [number, number, number]) {
  const made = makeNetwork(model, { dimension, classes: 3, ...(picture && { picture }) });
  if (!made.ok) throw new Error(made.error[0]?.message);
  return made.value;
}

const cases: readonly [string, ModelSettings, number, (readonly [number, number, number])?][] = [
  ["softmax regression", { kind: "softmax" }, 7],
  ["two hidden layers", { kind: "mlp", hidden: [6, 5] }, 7],
  ["one convolution", { kind: "conv", filters: [3], kernel: 3 }, 49, [7, 7, 1]],
  ["two convolutions of pictures with two channels", { kind: "conv", filters: [2, 3], kernel: 2 }, 128, [8, 8, 2]],
];

describe("gradients equal central differences", () => {
  test.each(cases)("%s", (_, model, dimension, picture) => {
    const network = networkFor(model, dimension, picture);
    const samples = randomSamples(9, dimension, 3, 11);
    const random = new Random(5);
    const parameters = Float64Array.from({ length: network.parameterCount }, () => 0.5 * random.normal());
    const order = Uint32Array.of(4, 0, 8, 2, 7, 1, 5);
    const gradient = new Float64Array(parameters.length);
    const scratch = new Float64Array(parameters.length);
    const lossAt = (i: number, shift: number) => {
      const moved = parameters.slice();
      moved[i] = (moved[i] as number) + shift;
      return network.gradient(moved, samples, order, 0, order.length, scratch);
    };
    network.gradient(parameters, samples, order, 0, order.length, gradient);
    const step = 1e-5;
    parameters.forEach((_value, i) => {
      const difference = (lossAt(i, step) - lossAt(i, -step)) / (2 * step);
      expect(Math.abs((gradient[i] as number) - difference)).toBeLessThanOrEqual(
        1e-7 * Math.max(1, Math.abs(difference)),
      );
    });
  });
});

test("evaluation gives the mean loss that training sees, and counts right answers, whatever the batch", () => {
  const network = networkFor({ kind: "mlp", hidden: [6] }, 7);
  const samples = randomSamples(70, 7, 3, 3);
  const parameters = network.start(new Random(1));
  parameters.forEach((value, i) => {
    parameters[i] = value + 0.01 * (i % 5);
  });
  const order = Uint32Array.from(samples.labels.keys());
  const loss = network.gradient(parameters, samples, order, 0, 70, new Float64Array(parameters.length));
  const { lossSum, correct, count } = network.evaluate(parameters, samples);
  expect(count).toBe(70);
  expect(lossSum / 70).toBeCloseTo(loss, 12);
  expect(correct).toBeGreaterThan(0);
  expect(correct).toBeLessThan(70);
});

test("a convolution asks for pictures that are large enough", () => {
  const model: ModelSettings = { kind: "conv", filters: [4, 4], kernel: 5 };
  const flat = makeNetwork(model, { dimension: 60, classes: 10 });
  expect(!flat.ok && flat.error[0]?.path).toBe("model.kind");
  const small = makeNetwork(model, { dimension: 64, classes: 10, picture: [8, 8, 1] });
  expect(!small.ok && small.error[0]?.path).toBe("model.kernel");
});
