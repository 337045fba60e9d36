import type { Random } from "../../base/random";
import type { Samples } from "../data/samples";
import type { Network } from "../models/network";

/** How a client trains. */
export interface LocalSettings {
  readonly learningRate: number;
  readonly batchSize: number;
  /** Momentum of SGD, in [0, 1). */
  readonly momentum: number;
  /** FedProx: adds mu (w - w0) to each gradient, w0 being where training started. */
  readonly proximalMu: number;
}

/** Epochs, and what is added to each gradient (SCAFFOLD's control), for one client in one round. */
export interface LocalWork {
  readonly epochs: number;
  readonly correction?: Float64Array;
}

/** Vectors that one training after the other uses. */
export interface LocalScratch {
  readonly gradient: Float64Array;
  readonly velocity: Float64Array;
}

/** Where a training ended. */
export interface LocalResult {
  readonly parameters: Float64Array;
  readonly steps: number;
}

/** Multiplications of the way forward between two places to stop: some 20 ms. */
const sliceWork = 5_000_000;

export function localScratch(parameterCount: number): LocalScratch {
  return { gradient: new Float64Array(parameterCount), velocity: new Float64Array(parameterCount) };
}

/**
 * Stochastic gradient descent from `start`, each epoch over all samples in an order of its own, the last batch as small as it comes: v = momentum v + g,
 * w -= learningRate v. Every step out is a place to stop.
 */
export function* trainLocally(
  network: Network,
  start: Float64Array,
  samples: Samples,
  settings: LocalSettings,
  { epochs, correction }: LocalWork,
  random: Random,
  scratch: LocalScratch,
): Generator<void, LocalResult> {
  const { batchSize } = settings;
  const parameters = start.slice();
  const order = Uint32Array.from(samples.labels.keys());
  scratch.velocity.fill(0);
  let steps = 0;
  let work = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    random.shuffle(order);
    for (let from = 0; from < samples.count; from += batchSize) {
      const to = Math.min(from + batchSize, samples.count);
      network.gradient(parameters, samples, order, from, to, scratch.gradient);
      if (settings.proximalMu > 0) addProximal(scratch.gradient, parameters, start, settings.proximalMu);
      if (correction !== undefined) add(scratch.gradient, correction);
      descend(parameters, scratch, settings);
      steps++;
      work += (to - from) * network.multiplications;
      if (work < sliceWork) continue;
      work = 0;
      yield;
    }
  }
  return { parameters, steps };
}

function descend(
  parameters: Float64Array,
  { gradient, velocity }: LocalScratch,
  { learningRate, momentum }: LocalSettings,
): void {
  if (momentum === 0) {
    for (let i = 0; i < parameters.length; i++) {
      parameters[i] = (parameters[i] as number) - learningRate * (gradient[i] as number);
    }
    return;
  }
  for (let i = 0; i < parameters.length; i++) {
    const speed = momentum * (velocity[i] as number) + (gradient[i] as number);
    velocity[i] = speed;
    parameters[i] = (parameters[i] as number) - learningRate * speed;
  }
}

function addProximal(gradient: Float64Array, parameters: Float64Array, start: Float64Array, mu: number): void {
  for (let i = 0; i < gradient.length; i++) {
    gradient[i] = (gradient[i] as number) + mu * ((parameters[i] as number) - (start[i] as number));
  }
}

function add(gradient: Float64Array, correction: Float64Array): void {
  for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] as number) + (correction[i] as number);
}
