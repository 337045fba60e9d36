import type { BackwardPass, Layer, ParameterTensor } from "./layer";

/** max(x, 0), whose slope at 0 is taken as 0. */
export class Relu implements Layer {
  readonly outputs: number;
  readonly parameterCount = 0;
  readonly multiplications = 0;
  readonly tensors: readonly ParameterTensor[] = [];

  constructor(readonly inputs: number) {
    this.outputs = inputs;
  }

  start(): void {}

  forward(_parameters: Float64Array, _at: number, x: Float64Array, y: Float64Array, rows: number): void {
    const count = rows * this.inputs;
    for (let i = 0; i < count; i++) {
      // NaN passes, so that a training that ran away is seen.
      y[i] = Math.max(x[i] as number, 0);
    }
  }

  backward({ x, dy, dx, rows }: BackwardPass): void {
    if (dx === undefined) return;
    const count = rows * this.inputs;
    for (let i = 0; i < count; i++) dx[i] = (x[i] as number) > 0 ? (dy[i] as number) : 0;
  }
}
