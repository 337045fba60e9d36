import { runToEnd } from "../src/core/base/progress";
import { syntheticData } from "../src/core/learning/data/synthetic";
import { makeNetwork } from "../src/core/learning/models/makeNetwork";
import { trainFederated } from "../src/core/learning/rounds/trainFederated";
import { trainingSettings } from "../src/core/learning/rounds/trainingSettings";
import type { LearningRules } from "../src/core/scenario/schema";

type Arm = "FedAvg" | "FedProx mu 0" | "FedProx mu 1";

const arms: readonly Arm[] = ["FedAvg", "FedProx mu 0", "FedProx mu 1"];
const curveAt = [1, 2, 5, 10, 20, 50, 100, 150, 200];

/**
 * FedProx's experiment on Synthetic(1, 1): 30 clients, 10 a round, 20 epochs, batch 10, learning rate 0.01; FedAvg drops stragglers, FedProx keeps what
 * they did. FedProx with mu = 0 tells what comes from keeping partial work, mu = 1 what the proximal term adds.
 */
export function fedProxStudy(seeds: number, rounds: number, stragglersPercent: readonly number[]): void {
  const ids = Array.from({ length: 30 }, (_, i) => `client-${String(i + 1).padStart(2, "0")}`);
  for (const percent of stragglersPercent) {
    const share = percent / 100;
    const accuracies = new Map<Arm, number[]>(arms.map((arm) => [arm, []]));
    const curves = new Map<Arm, number[]>(arms.map((arm) => [arm, curveAt.map(() => 0)]));
    const swings = new Map<Arm, number>(arms.map((arm) => [arm, 0]));
    for (let seed = 0; seed < seeds; seed++) {
      const settings = { alpha: 1, beta: 1, areVariances: false, iid: false, maxSamples: undefined };
      const data = syntheticData(ids, settings, seed);
      const network = makeNetwork({ kind: "softmax" }, data);
      if (!network.ok) throw new Error("refused");
      for (const arm of arms) {
        const trained = trainingSettings(rulesOf(arm, share, rounds), ids.length);
        if (!trained.ok) throw new Error("refused");
        const run = runToEnd(trainFederated({ data, network: network.value, settings: trained.value, seed }));
        accuracies.get(arm)?.push(run.rounds[run.rounds.length - 1]?.accuracy ?? 0);
        const losses = run.rounds.map(({ loss }) => loss);
        const rises = losses.slice(1).reduce((sum, loss, i) => sum + Math.max(0, loss - (losses[i] as number)), 0);
        swings.set(arm, (swings.get(arm) ?? 0) + rises / losses.length / seeds);
        curveAt.forEach((round, i) => {
          const curve = curves.get(arm);
          if (curve) curve[i] = (curve[i] as number) + (losses[Math.min(round, rounds) - 1] as number) / seeds;
        });
      }
    }
    console.log(`${percent} % stragglers, ${seeds} seeds, ${rounds} rounds`);
    for (const arm of arms) {
      const all = accuracies.get(arm) as number[];
      const mean = all.reduce((sum, value) => sum + value, 0) / seeds;
      console.log(
        `  ${arm.padEnd(13)} accuracy ${(100 * mean).toFixed(1)} % (${all.map((value) => (100 * value).toFixed(1)).join(", ")}), mean rise of the loss a round ${swings.get(arm)?.toFixed(3)}, loss in round ${curveAt
          .filter((round) => round <= rounds)
          .map((round, i) => `${round}: ${curves.get(arm)?.[i]?.toFixed(2)}`)
          .join(", ")}`,
      );
    }
  }
}

function rulesOf(arm: Arm, share: number, rounds: number): LearningRules {
  const partialWork = arm === "FedAvg" ? "drop" : "keep";
  return {
    rounds,
    participants: 10,
    strategy: arm === "FedAvg" ? { kind: "fed-avg" } : { kind: "fed-prox", proximalMu: arm === "FedProx mu 1" ? 1 : 0 },
    faults: { stragglers: { share, partialWork } },
  };
}
