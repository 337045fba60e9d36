import type { Random } from "../../base/random";
import type { Samples } from "../data/samples";
import { crossEntropy, crossEntropyGradient, greatestOf } from "./crossEntropy";
import type { Layer, ParameterTensor } from "./layer";

/** How well a model does on some samples. */
export interface Evaluation {
  readonly count: number;
  readonly correct: number;
  /** Sum of cross-entropies in nats. */
  readonly lossSum: number;
}

/** Layers one after the other, then softmax and cross-entropy. Parameters are a flat vector outside; inside are only buffers. */
export class Network {
  readonly parameterCount: number;
  readonly tensors: readonly ParameterTensor[];
  /** Multiplications of one sample's way forward, about. */
  readonly multiplications: number;
  private readonly starts: readonly number[];
  /** What goes into each layer, and at the end the logits. */
  private activations: Float64Array[] = [];
  private gradients: Float64Array[] = [];
  private labels = new Uint8Array(0);

  constructor(private readonly layers: readonly Layer[]) {
    const starts: number[] = [];
    let count = 0;
    for (const layer of layers) {
      starts.push(count);
      count += layer.parameterCount;
    }
    this.starts = starts;
    this.parameterCount = count;
    this.multiplications = layers.reduce((sum, { multiplications }) => sum + multiplications, 0);
    this.tensors = layers.flatMap(({ tensors }) => tensors);
  }

  /** Starting parameters; the same stream of chance gives the same. */
  start(random: Random): Float64Array {
    const parameters = new Float64Array(this.parameterCount);
    this.layers.forEach((layer, i) => {
      layer.start(parameters, this.starts[i] as number, random);
    });
    return parameters;
  }

  /**
   * The mean loss in nats of the samples at order[from..to), with its gradient written to `gradient`.
   */
  gradient(
    parameters: Float64Array,
    samples: Samples,
    order: Uint32Array,
    from: number,
    to: number,
    gradient: Float64Array,
  ): number {
    const rows = to - from;
    this.reserve(rows, samples.dimension);
    const [input] = this.activations as [Float64Array];
    const { dimension, values, classes } = samples;
    for (let row = 0; row < rows; row++) {
      const sample = order[from + row] as number;
      this.labels[row] = samples.labels[sample] as number;
      const start = sample * dimension;
      for (let i = 0; i < dimension; i++) input[row * dimension + i] = values[start + i] as number;
    }
    this.forward(parameters, rows);
    const logits = this.activations[this.layers.length] as Float64Array;
    const lossSum = crossEntropyGradient(logits, this.labels, rows, classes);
    gradient.fill(0);
    let dy = logits;
    for (let l = this.layers.length - 1; l >= 0; l--) {
      const dx = l === 0 ? undefined : (this.gradients[l] as Float64Array);
      (this.layers[l] as Layer).backward({
        parameters,
        gradient,
        at: this.starts[l] as number,
        x: this.activations[l] as Float64Array,
        dy,
        dx,
        rows,
      });
      if (dx !== undefined) dy = dx;
    }
    return lossSum / rows;
  }

  /** Loss and correct answers on all the samples. */
  evaluate(parameters: Float64Array, samples: Samples): Evaluation {
    const { count, dimension, classes, labels } = samples;
    let lossSum = 0;
    let correct = 0;
    for (let from = 0; from < count; from += evaluatedAtOnce) {
      const rows = Math.min(evaluatedAtOnce, count - from);
      this.reserve(rows, dimension);
      (this.activations[0] as Float64Array).set(samples.values.subarray(from * dimension, (from + rows) * dimension));
      this.forward(parameters, rows);
      const logits = this.activations[this.layers.length] as Float64Array;
      for (let row = 0; row < rows; row++) {
        const label = labels[from + row] as number;
        if (greatestOf(logits, row * classes, classes) === label) correct++;
        lossSum += crossEntropy(logits, row * classes, classes, label);
      }
    }
    return { count, correct, lossSum };
  }

  private forward(parameters: Float64Array, rows: number): void {
    this.layers.forEach((layer, l) => {
      const x = this.activations[l] as Float64Array;
      layer.forward(parameters, this.starts[l] as number, x, this.activations[l + 1] as Float64Array, rows);
    });
  }

  private reserve(rows: number, dimension: number): void {
    if (this.labels.length >= rows) return;
    this.labels = new Uint8Array(rows);
    this.activations = [dimension, ...this.layers.map(({ outputs }) => outputs)].map((n) => new Float64Array(rows * n));
    this.gradients = this.layers.map(({ inputs }) => new Float64Array(rows * inputs));
  }
}

const evaluatedAtOnce = 32;
