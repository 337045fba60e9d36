import { createRequire } from "node:module";
import * as tf from "@tensorflow/tfjs-core";
import "@tensorflow/tfjs-backend-cpu";
import "@tensorflow/tfjs-backend-wasm";
import type { Samples } from "../src/core/learning/data/samples";
import type { ParameterTensor } from "../src/core/learning/models/layer";

// The package for Node leaves its gradients out; `require` finds them where an import of its files does not.
createRequire(import.meta.url)("@tensorflow/tfjs-core/dist/register_all_gradients");

/** One way of taking steps of SGD on a dense network. */
export interface PeerTrainer {
  /** Takes the next steps, each on the next `batchSize` samples in order, again from the first at the end. */
  steps(count: number): void;
  /** All parameters in our order. */
  parameters(): Float32Array;
  dispose(): void;
}

export interface PeerTask {
  readonly samples: Samples;
  readonly tensors: readonly ParameterTensor[];
  readonly start: Float64Array;
  readonly batchSize: number;
  readonly learningRate: number;
}

/** TensorFlow.js on one of its backends, its batches made beforehand: through `minimize`, or with the gradients written out. */
export async function tensorflowTrainer(
  backend: "cpu" | "wasm",
  isWrittenOut: boolean,
  { samples, tensors, start, batchSize, learningRate }: PeerTask,
): Promise<PeerTrainer> {
  await tf.setBackend(backend);
  await tf.ready();
  let at = 0;
  const variables = tensors.map(({ shape }) => {
    const length = shape.reduce((product, side) => product * side, 1);
    const values = Float32Array.from(start.subarray(at, at + length));
    at += length;
    return tf.variable(tf.tensor(values, [...shape]));
  });
  const batches = Array.from({ length: Math.floor(samples.count / batchSize) }, (_, batch) => {
    const from = batch * batchSize;
    const { dimension, classes } = samples;
    const x = tf.tensor2d(samples.values.slice(from * dimension, (from + batchSize) * dimension), [
      batchSize,
      dimension,
    ]);
    const labels = Int32Array.from(samples.labels.slice(from, from + batchSize));
    return { x, y: tf.cast(tf.oneHot(tf.tensor1d(labels, "int32"), classes), "float32") as tf.Tensor2D };
  });
  const optimizer = tf.train.sgd(learningRate);
  const layers = variables.length / 2;
  const dense = (x: tf.Tensor2D, layer: number) =>
    tf.add(
      tf.matMul(x, variables[2 * layer] as tf.Tensor2D, false, true),
      variables[2 * layer + 1] as tf.Tensor,
    ) as tf.Tensor2D;

  const minimise = (x: tf.Tensor2D, y: tf.Tensor2D) => {
    optimizer.minimize(() => {
      let out = x;
      for (let layer = 0; layer < layers; layer++) out = dense(layer === 0 ? out : tf.relu(out), layer);
      return tf.losses.softmaxCrossEntropy(y, out) as tf.Scalar;
    });
  };
  const writtenOut = (x: tf.Tensor2D, y: tf.Tensor2D) => {
    tf.tidy(() => {
      const inputs: tf.Tensor2D[] = [x];
      for (let layer = 0; layer < layers - 1; layer++) inputs.push(tf.relu(dense(inputs[layer] as tf.Tensor2D, layer)));
      const softmax = tf.softmax(dense(inputs[layers - 1] as tf.Tensor2D, layers - 1));
      let dy = tf.div(tf.sub(softmax, y), batchSize) as tf.Tensor2D;
      for (let layer = layers - 1; layer >= 0; layer--) {
        const input = inputs[layer] as tf.Tensor2D;
        const weights = variables[2 * layer] as tf.Variable;
        const biases = variables[2 * layer + 1] as tf.Variable;
        const dw = tf.matMul(dy, input, true, false);
        const db = tf.sum(dy, 0);
        if (layer > 0) dy = tf.mul(tf.matMul(dy, weights as tf.Tensor2D), tf.step(input)) as tf.Tensor2D;
        weights.assign(tf.sub(weights, tf.mul(dw, learningRate)));
        biases.assign(tf.sub(biases, tf.mul(db, learningRate)));
      }
    });
  };
  let next = 0;
  return {
    steps(count) {
      for (let i = 0; i < count; i++) {
        const { x, y } = batches[next] as (typeof batches)[number];
        (isWrittenOut ? writtenOut : minimise)(x, y);
        next = (next + 1) % batches.length;
      }
      // The WASM backend works at once, the CPU's too: reading a value waits for nothing, and proves it.
      (variables[0] as tf.Variable).dataSync();
    },
    parameters: () => Float32Array.from(variables.flatMap((variable) => Array.from(variable.dataSync()))),
    dispose() {
      for (const { x, y } of batches) tf.dispose([x, y]);
      tf.dispose(variables);
    },
  };
}
