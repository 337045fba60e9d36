import { pow } from "../../base/elementary";

export type ServerOptimizerName = "fed-avg-m" | "fed-adagrad" | "fed-adam" | "fed-yogi";

export interface ServerOptimizerSettings {
  readonly name: ServerOptimizerName;
  readonly serverLr: number;
  readonly beta1: number;
  readonly beta2: number;
  /** Added to sqrt(v), > 0. */
  readonly tau: number;
  /** v at the start. */
  readonly v0: number;
  /** Divides m by 1 - beta1^t and v by 1 - beta2^t. */
  readonly biasCorrection: boolean;
}

/** Model, moments and steps taken so far; vectors of one length. */
export interface ServerOptimizerState {
  readonly model: Float64Array;
  readonly m: Float64Array;
  readonly v: Float64Array;
  readonly steps: number;
}

/** Defaults of each optimizer as Reddi et al. (2021) have them; FedAvgM's is plain averaging with momentum 0.9 (Hsu et al. 2019). */
export function serverOptimizerDefaults(name: ServerOptimizerName): ServerOptimizerSettings {
  const tau = 1e-3;
  const serverLr = name === "fed-avg-m" ? 1 : name === "fed-yogi" ? 1e-2 : 1e-1;
  const beta1 = name === "fed-adagrad" ? 0 : 0.9;
  return { name, serverLr, beta1, beta2: 0.99, tau, v0: tau * tau, biasCorrection: false };
}

/** The state before the first step. */
export function startServerOptimizer(model: Float64Array, { name, v0 }: ServerOptimizerSettings): ServerOptimizerState {
  const { length } = model;
  return {
    model: model.slice(),
    m: new Float64Array(length),
    v: new Float64Array(length).fill(name === "fed-avg-m" ? 0 : v0),
    steps: 0,
  };
}

/** One step of the server with delta, the weighted mean of (client - server), as DESIGN's formulas have it. */
export function stepServerOptimizer(
  state: ServerOptimizerState,
  delta: Float64Array,
  settings: ServerOptimizerSettings,
): ServerOptimizerState {
  const { name, serverLr, beta1, beta2, tau, biasCorrection } = settings;
  const steps = state.steps + 1;
  const model = state.model.slice();
  const m = state.m.slice();
  const v = state.v.slice();
  const mScale = biasCorrection ? 1 / (1 - pow(beta1, steps)) : 1;
  const vScale = biasCorrection && name !== "fed-adagrad" ? 1 / (1 - pow(beta2, steps)) : 1;
  for (let i = 0; i < model.length; i++) {
    const change = delta[i] as number;
    if (name === "fed-avg-m") {
      m[i] = beta1 * (m[i] as number) + change;
      model[i] = (model[i] as number) + serverLr * (m[i] as number);
      continue;
    }
    m[i] = beta1 * (m[i] as number) + (1 - beta1) * change;
    v[i] = secondMoment(name, v[i] as number, change * change, beta2);
    const step = ((m[i] as number) * mScale) / (Math.sqrt((v[i] as number) * vScale) + tau);
    model[i] = (model[i] as number) + serverLr * step;
  }
  return { model, m, v, steps };
}

function secondMoment(name: ServerOptimizerName, v: number, square: number, beta2: number): number {
  if (name === "fed-adagrad") return v + square;
  if (name === "fed-adam") return beta2 * v + (1 - beta2) * square;
  return v - (1 - beta2) * square * Math.sign(v - square);
}
