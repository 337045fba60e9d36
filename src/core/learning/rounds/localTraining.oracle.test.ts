import { expect, test } from "vitest";
import { Random } from "../../base/random";
import type { Samples } from "../data/samples";
import { Dense } from "../models/dense";
import { Network } from "../models/network";
import oracle from "../strategies/__fixtures__/fedavg.json";
import { weightedUpdates } from "../strategies/updates";
import { weightedMean } from "../strategies/weightedMean";
import { localScratch, trainLocally } from "./localTraining";

/** The same training loop on the histories' model: least squares of one output without a bias. */
class LeastSquares extends Network {
  constructor(
    dimension: number,
    private readonly targets: ReadonlyMap<Samples, readonly number[]>,
    private readonly inputs: ReadonlyMap<Samples, readonly (readonly number[])[]>,
  ) {
    super([new Dense("out", dimension, 1, true)]);
  }

  override gradient(
    w: Float64Array,
    samples: Samples,
    order: Uint32Array,
    from: number,
    to: number,
    out: Float64Array,
  ) {
    out.fill(0);
    let loss = 0;
    for (let at = from; at < to; at++) {
      const x = this.inputs.get(samples)?.[order[at] as number] as readonly number[];
      const y = this.targets.get(samples)?.[order[at] as number] as number;
      const error = x.reduce((sum, value, i) => sum + value * (w[i] as number), 0) - y;
      loss += (error * error) / 2;
      for (let i = 0; i < x.length; i++) out[i] = (out[i] as number) + (error * (x[i] as number)) / (to - from);
    }
    return loss / (to - from);
  }
}

test.each(oracle.training)("the history $id of full-batch FedAvg or FedProx, to 1e-8", (known) => {
  const targets = new Map<Samples, readonly number[]>();
  const inputs = new Map<Samples, readonly (readonly number[])[]>();
  const dimension = known.w0.length;
  const clients = known.clients.map(({ X, y }) => {
    const count = y.length;
    const values = new Float32Array(count * dimension);
    const samples: Samples = { count, dimension, classes: 2, values, labels: new Uint8Array(count) };
    targets.set(samples, y);
    inputs.set(samples, X);
    return samples;
  });
  const network = new LeastSquares(dimension, targets, inputs);
  const settings = { learningRate: known.lr, batchSize: 1_000, momentum: 0, proximalMu: known.prox_mu };
  let w: Float64Array = Float64Array.from(known.w0);
  for (const round of known.rounds) {
    const models = clients.map((samples) => {
      const work = trainLocally(
        network,
        w,
        samples,
        settings,
        { epochs: known.local_steps },
        new Random(1),
        localScratch(dimension),
      );
      for (;;) {
        const step = work.next();
        if (step.done) return step.value.parameters;
      }
    });
    const weighted = weightedUpdates(
      models,
      known.weighting === "n_samples" ? clients.map(({ count }) => count) : undefined,
    );
    if (!weighted.ok) throw new Error("refused");
    w = weightedMean(models, weighted.value.weights);
    round.w.forEach((value, i) => {
      expect(Math.abs((w[i] as number) - value)).toBeLessThanOrEqual(1e-8);
    });
  }
});
