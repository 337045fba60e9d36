import type { Random } from "../../base/random";
import { addWeightGradient, denseForward, denseInputGradient } from "./denseKernels";
import { type BackwardPass, type Layer, type ParameterTensor, startWeights } from "./layer";

/**
 * A convolution without padding, stride 1, on height x width x channels: the patches under the kernel are written as rows, and each
 * row meets all filters as in a dense layer.
 */
export class Convolution implements Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly parameterCount: number;
  readonly multiplications: number;
  readonly tensors: readonly ParameterTensor[];
  private readonly patchSize: number;
  private readonly patches: Float64Array;
  private readonly patchGradients: Float64Array;

  constructor(
    name: string,
    height: number,
    private readonly width: number,
    private readonly channels: number,
    private readonly kernel: number,
    private readonly filters: number,
  ) {
    this.inputs = height * width * channels;
    this.outHeight = height - kernel + 1;
    this.outWidth = width - kernel + 1;
    this.outputs = this.outHeight * this.outWidth * filters;
    this.patchSize = kernel * kernel * channels;
    this.parameterCount = filters * (this.patchSize + 1);
    this.multiplications = this.outHeight * this.outWidth * this.parameterCount;
    this.tensors = [
      { name: `${name}.w`, shape: [filters, kernel, kernel, channels] },
      { name: `${name}.b`, shape: [filters] },
    ];
    this.patches = new Float64Array(this.outHeight * this.outWidth * this.patchSize);
    this.patchGradients = new Float64Array(this.patches.length);
  }

  start(parameters: Float64Array, at: number, random: Random): void {
    startWeights(parameters.subarray(at, at + this.filters * this.patchSize), this.patchSize, random);
  }

  forward(parameters: Float64Array, at: number, x: Float64Array, y: Float64Array, rows: number): void {
    const places = this.outHeight * this.outWidth;
    for (let row = 0; row < rows; row++) {
      this.writePatches(x, row * this.inputs);
      const out = y.subarray(row * this.outputs, (row + 1) * this.outputs);
      denseForward(parameters, at, this.patches, out, places, this.patchSize, this.filters);
    }
  }

  backward({ parameters, gradient, at, x, dy, dx, rows }: BackwardPass): void {
    const places = this.outHeight * this.outWidth;
    for (let row = 0; row < rows; row++) {
      const out = dy.subarray(row * this.outputs, (row + 1) * this.outputs);
      this.writePatches(x, row * this.inputs);
      addWeightGradient(gradient, at, this.patches, out, places, this.patchSize, this.filters);
      if (dx === undefined) continue;
      denseInputGradient(parameters, at, out, this.patchGradients, places, this.patchSize, this.filters);
      this.addPatches(dx, row * this.inputs);
    }
  }

  private writePatches(x: Float64Array, from: number): void {
    const { kernel, width, channels, patches } = this;
    const run = kernel * channels;
    let to = 0;
    for (let top = 0; top < this.outHeight; top++) {
      for (let left = 0; left < this.outWidth; left++) {
        for (let dy = 0; dy < kernel; dy++) {
          const start = from + ((top + dy) * width + left) * channels;
          for (let i = 0; i < run; i++) patches[to++] = x[start + i] as number;
        }
      }
    }
  }

  private addPatches(dx: Float64Array, from: number): void {
    const { kernel, width, channels, patchGradients } = this;
    const run = kernel * channels;
    dx.fill(0, from, from + this.inputs);
    let at = 0;
    for (let top = 0; top < this.outHeight; top++) {
      for (let left = 0; left < this.outWidth; left++) {
        for (let dy = 0; dy < kernel; dy++) {
          const start = from + ((top + dy) * width + left) * channels;
          for (let i = 0; i < run; i++) dx[start + i] = (dx[start + i] as number) + (patchGradients[at++] as number);
        }
      }
    }
  }
}
