import type { Random } from "../../base/random";
import { addWeightGradient, denseForward, denseInputGradient } from "./denseKernels";
import { type BackwardPass, type Layer, type ParameterTensor, startWeights } from "./layer";

/** y = W x + b, with W of [outputs, inputs]. */
export class Dense implements Layer {
  readonly parameterCount: number;
  readonly multiplications: number;
  readonly tensors: readonly ParameterTensor[];

  /** The last layer starts from zero, so that all classes are equally likely at first. */
  constructor(
    name: string,
    readonly inputs: number,
    readonly outputs: number,
    private readonly isLast: boolean,
  ) {
    this.parameterCount = outputs * (inputs + 1);
    this.multiplications = this.parameterCount;
    this.tensors = [
      { name: `${name}.w`, shape: [outputs, inputs] },
      { name: `${name}.b`, shape: [outputs] },
    ];
  }

  start(parameters: Float64Array, at: number, random: Random): void {
    if (!this.isLast) startWeights(parameters.subarray(at, at + this.inputs * this.outputs), this.inputs, random);
  }

  forward(parameters: Float64Array, at: number, x: Float64Array, y: Float64Array, rows: number): void {
    denseForward(parameters, at, x, y, rows, this.inputs, this.outputs);
  }

  backward({ parameters, gradient, at, x, dy, dx, rows }: BackwardPass): void {
    addWeightGradient(gradient, at, x, dy, rows, this.inputs, this.outputs);
    if (dx !== undefined) denseInputGradient(parameters, at, dy, dx, rows, this.inputs, this.outputs);
  }
}
