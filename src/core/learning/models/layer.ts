import type { Random } from "../../base/random";

/** A tensor of a model's parameters; tensors follow each other in one flat vector. */
export interface ParameterTensor {
  readonly name: string;
  readonly shape: readonly number[];
}

/** One step of a network on batches: arrays hold one sample after the other, pictures as height x width x channels. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly tensors: readonly ParameterTensor[];
  readonly parameterCount: number;
  /** Multiplications of one sample's way forward, about. */
  readonly multiplications: number;
  /** Draws starting values of the parameters, from `at` on. */
  start(parameters: Float64Array, at: number, random: Random): void;
  /** Fills `y` from `x`. */
  forward(parameters: Float64Array, at: number, x: Float64Array, y: Float64Array, rows: number): void;
  /**
   * Adds the gradient of the parameters and, where `dx` is wanted, fills it, given what `forward` got and the gradient of its
   * output. `parameters` and `gradient` are read and written from `at` on.
   */
  backward(pass: BackwardPass): void;
}

export interface BackwardPass {
  readonly parameters: Float64Array;
  readonly gradient: Float64Array;
  readonly at: number;
  readonly x: Float64Array;
  readonly dy: Float64Array;
  readonly dx: Float64Array | undefined;
  readonly rows: number;
}

/** Normal draws of variance 2 / inputs for weights that a ReLU follows (He et al. 2015). */
export function startWeights(weights: Float64Array, inputs: number, random: Random): void {
  const deviation = Math.sqrt(2 / inputs);
  for (let i = 0; i < weights.length; i++) weights[i] = deviation * random.normal();
}
