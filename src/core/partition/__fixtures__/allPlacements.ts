import { Random } from "../../base/random";
import { makePlacement } from "../makePlacement";
import { type PlacementCost, placementCost, placementFaults } from "../placementCost";
import type { Assignment, PlacementProblem } from "../placementProblem";

/** Every placement that keeps the rules, with its cost: the slow twin of all searches. */
export function* allPlacements(
  problem: PlacementProblem,
): Generator<PlacementCost & { readonly assignment: Assignment }, void, void> {
  const layerCount = problem.flops.length;
  const nodeCount = problem.nodeIds.length;
  const assignment: Assignment = new Int32Array(layerCount);
  for (;;) {
    if (placementFaults(problem, assignment).length === 0) {
      yield { ...placementCost(problem, assignment), assignment: Int32Array.from(assignment) };
    }
    let layer = 0;
    while (layer < layerCount && assignment[layer] === nodeCount - 1) assignment[layer++] = 0;
    if (layer === layerCount) return;
    assignment[layer] = (assignment[layer] as number) + 1;
  }
}

/** The least of each objective over every placement that keeps the rules; Infinity where there is none. */
export function leastCosts(problem: PlacementProblem) {
  const all = [...allPlacements(problem)];
  const least = (values: readonly number[]): number => Math.min(Number.POSITIVE_INFINITY, ...values);
  return {
    latency: least(all.map(({ latencyMs }) => latencyMs)),
    energy: least(all.map(({ energyJ }) => energyJ)),
    throughput: least(all.map(({ bottleneckMs }) => bottleneckMs ?? Number.POSITIVE_INFINITY)),
  };
}

/** A small problem drawn from a seed: tight memory, equal nodes, missing and one-way links, pins, source and sink all occur. */
export function randomProblem(seed: number): PlacementProblem {
  const random = new Random(seed, "placement");
  const pick = <T>(...choices: readonly T[]): T => choices[random.below(choices.length)] as T;
  const layerCount = 1 + random.below(6);
  const nodeCount = 1 + random.below(4);
  const layers = Array.from({ length: layerCount }, (_, i) => ({
    name: `l${i}`,
    paramsMB: pick(0, 100, 100, 200, 300),
    stateMB: pick(0, 0, 50),
    flops: pick(0, 1e9, 5e9, 20e9),
    activationMB: pick(0, 1, 5, 20),
  }));
  const needed = layers.reduce((sum, { paramsMB, stateMB }) => sum + paramsMB + stateMB, 0);
  const nodes = Array.from({ length: nodeCount }, (_, i) => ({
    id: `n${i}`,
    type: "satellite" as const,
    memoryGB: (needed * pick(0.3, 0.5, 0.5, 0.8, 1.2)) / 1000,
    computeTflops: pick(1, 1, 2, 5),
    watts: pick(10, 10, 40),
  }));
  const node = () => `n${random.below(nodeCount)}`;
  const isChanced = (share: number) => random.double() < share;
  const made = makePlacement({ inputMB: 4, layers }, nodes, {
    links: isChanced(0.4)
      ? []
      : Array.from({ length: random.below(8) }, () => ({
          a: node(),
          b: node(),
          bandwidthMbps: pick(100, 1000, 4000),
          latencyMs: pick(0, 1, 10),
          oneWay: isChanced(0.3),
        })).filter(({ a, b }) => a !== b),
    defaultLink: isChanced(0.3) ? null : { bandwidthMbps: 1000, latencyMs: 5 },
    ...(isChanced(0.3) && { pinned: { l0: node() } }),
    ...(isChanced(0.3) && { source: node() }),
    ...(isChanced(0.3) && { sink: node() }),
  });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}
