/** Labelled samples as flat arrays: sample s has the features values[s dimension .. (s + 1) dimension) and the class labels[s]. */
export interface Samples {
  readonly count: number;
  /** Features of a sample. */
  readonly dimension: number;
  /** Number of classes, 2..256; labels are below it. */
  readonly classes: number;
  readonly values: Float32Array;
  readonly labels: Uint8Array;
}

/** The samples at these indices, in their order. */
export function pickSamples(samples: Samples, indices: ArrayLike<number>): Samples {
  const { dimension, classes } = samples;
  const values = new Float32Array(indices.length * dimension);
  const labels = new Uint8Array(indices.length);
  for (let i = 0; i < indices.length; i++) {
    const from = indices[i] as number;
    values.set(samples.values.subarray(from * dimension, (from + 1) * dimension), i * dimension);
    labels[i] = samples.labels[from] as number;
  }
  return { count: indices.length, dimension, classes, values, labels };
}

/** What one client holds: it trains on one part, and the other measures accuracy and loss. */
export interface ClientData {
  readonly id: string;
  readonly train: Samples;
  readonly test: Samples;
}

/** A data set spread over clients, by id. */
export interface FederatedData {
  readonly dimension: number;
  readonly classes: number;
  /** Height, width and channels where samples are pictures. */
  readonly picture?: readonly [height: number, width: number, channels: number];
  readonly clients: readonly ClientData[];
}
