import type { BackwardPass, Layer, ParameterTensor } from "./layer";

/** The greatest of each 2 x 2 square of a channel; an odd last row or column is left out. The first of equals takes the gradient. */
export class MaxPool implements Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly outHeight: number;
  readonly outWidth: number;
  readonly parameterCount = 0;
  readonly multiplications = 0;
  readonly tensors: readonly ParameterTensor[] = [];

  constructor(
    height: number,
    private readonly width: number,
    private readonly channels: number,
  ) {
    this.inputs = height * width * channels;
    this.outHeight = height >> 1;
    this.outWidth = width >> 1;
    this.outputs = this.outHeight * this.outWidth * channels;
  }

  start(): void {}

  forward(_parameters: Float64Array, _at: number, x: Float64Array, y: Float64Array, rows: number): void {
    const count = rows * this.outputs;
    for (let i = 0; i < count; i++) y[i] = x[this.greatest(x, i)] as number;
  }

  backward({ x, dy, dx, rows }: BackwardPass): void {
    if (dx === undefined) return;
    dx.fill(0, 0, rows * this.inputs);
    const count = rows * this.outputs;
    for (let i = 0; i < count; i++) dx[this.greatest(x, i)] = dy[i] as number;
  }

  /** Where in `x` the value of output `i` stands. */
  private greatest(x: Float64Array, i: number): number {
    const { channels, width, outWidth, outputs } = this;
    const row = Math.floor(i / outputs);
    const inRow = i - row * outputs;
    const channel = inRow % channels;
    const place = (inRow - channel) / channels;
    const left = place % outWidth;
    const top = (place - left) / outWidth;
    const first = row * this.inputs + (2 * top * width + 2 * left) * channels + channel;
    let best = first;
    for (const other of [first + channels, first + width * channels, first + (width + 1) * channels]) {
      if ((x[other] as number) > (x[best] as number)) best = other;
    }
    return best;
  }
}
