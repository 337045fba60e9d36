import type { FederatedData } from "../src/core/learning/data/samples";
import { syntheticData } from "../src/core/learning/data/synthetic";
import { makeNetwork } from "../src/core/learning/models/makeNetwork";
import type { Network } from "../src/core/learning/models/network";
import { FederatedTraining } from "../src/core/learning/rounds/federatedTraining";
import { trainingSettings } from "../src/core/learning/rounds/trainingSettings";
import type { LearningRules } from "../src/core/scenario/schema";

/** What one run did, round by round. */
export interface StudyRun {
  readonly group: string;
  readonly arm: string;
  readonly seed: number;
  /** Over the tests of all clients. */
  readonly accuracy: readonly number[];
  readonly testLoss: readonly number[];
  /** Over their training samples, which is what FedProx's figures show. */
  readonly trainLoss: readonly number[];
  /** Both ways, all rounds. */
  readonly megabytes: number;
}

/** One way of training under one name. */
export interface StudyArm {
  readonly group: string;
  readonly arm: string;
  readonly rules: LearningRules;
}

/**
 * FedProx's experiment on Synthetic(1, 1): 30 clients, 10 a round, 20 epochs, batch 10, learning rate 0.01; FedAvg drops stragglers, FedProx keeps what
 * they did. FedProx with mu = 0 tells what comes from keeping partial work, mu = 1 what the proximal term adds.
 */
export function fedProxArms(rounds: number, stragglersPercent: readonly number[]): StudyArm[] {
  return stragglersPercent.flatMap((percent): StudyArm[] => {
    const group = `${percent} % stragglers`;
    const common = { rounds, participants: 10 };
    const faults = (partialWork: "drop" | "keep") => ({ stragglers: { share: percent / 100, partialWork } });
    const prox = (proximalMu: number): StudyArm => ({
      group,
      arm: `FedProx, mu = ${proximalMu}`,
      rules: { ...common, strategy: { kind: "fed-prox", proximalMu }, faults: faults("keep") },
    });
    return [
      { group, arm: "FedAvg", rules: { ...common, strategy: { kind: "fed-avg" }, faults: faults("drop") } },
      // Without stragglers it is the same run as FedAvg.
      ...(percent === 0 ? [] : [prox(0)]),
      prox(1),
    ];
  });
}

/** Sign compression with and without error feedback beside no compression, and top-k of one in a hundred likewise. */
export function codecArms(rounds: number): StudyArm[] {
  const arm = (name: string, compression?: LearningRules["compression"]): StudyArm => ({
    group: "codecs",
    arm: name,
    rules: { rounds, participants: 10, ...(compression && { compression }) },
  });
  return [
    arm("none"),
    arm("sign", { codec: "sign" }),
    arm("sign, error feedback", { codec: "sign", errorFeedback: true }),
    arm("top-k 1 %", { codec: "top-k", sparsity: 0.99 }),
    arm("top-k 1 %, error feedback", { codec: "top-k", sparsity: 0.99, errorFeedback: true }),
  ];
}

/** Trains every arm on the data of every seed: 30 clients of Synthetic(1, 1). */
export function runStudy(arms: readonly StudyArm[], seeds: readonly number[]): StudyRun[] {
  const ids = Array.from({ length: 30 }, (_, i) => `client-${String(i + 1).padStart(2, "0")}`);
  const settings = { alpha: 1, beta: 1, areVariances: false, iid: false, maxSamples: undefined };
  return seeds.flatMap((seed) => {
    const data = syntheticData(ids, settings, seed);
    return arms.map((arm) => {
      const run = runArm(arm, data, seed);
      console.error(`${arm.group}, ${arm.arm}, seed ${seed}: ${(100 * (run.accuracy.at(-1) ?? 0)).toFixed(1)} %`);
      return run;
    });
  });
}

function runArm({ group, arm, rules }: StudyArm, data: FederatedData, seed: number): StudyRun {
  const settings = trainingSettings(rules, data.clients.length);
  const network = makeNetwork({ kind: "softmax" }, data);
  if (!settings.ok || !network.ok) throw new Error("refused");
  const training = new FederatedTraining({ data, network: network.value, settings: settings.value, seed });
  const trainLoss: number[] = [];
  for (const { partial } of training.run()) {
    if (partial !== undefined) trainLoss.push(lossOn(training.state().server.model, network.value, data));
  }
  const { rounds } = training.result();
  return {
    group,
    arm,
    seed,
    accuracy: rounds.map(({ accuracy }) => accuracy),
    testLoss: rounds.map(({ loss }) => loss),
    trainLoss,
    megabytes: rounds.reduce((sum, { bytesUp, bytesDown }) => sum + bytesUp + bytesDown, 0) / 1e6,
  };
}

function lossOn(model: Float64Array, network: Network, { clients }: FederatedData): number {
  let sum = 0;
  let count = 0;
  for (const { train } of clients) {
    sum += network.evaluate(model, train).lossSum;
    count += train.count;
  }
  return sum / count;
}
