import { Random } from "../src/core/base/random";
import { makePlacement } from "../src/core/partition/makePlacement";
import type { PlacementProblem } from "../src/core/partition/placementProblem";
import type { ComputeNode, ModelProfile, PartitionRules } from "../src/core/scenario/schema";

export interface PartitionCase {
  readonly name: string;
  readonly problem: PlacementProblem;
}

/** Kinds of nodes and links that are combined. */
const fleets = [
  ["identical", "uniform"],
  ["classes", "uniform"],
  ["classes", "specific"],
  ["different", "specific"],
] as const;

/** 24 instances of a seed: layers alike or tapering, four fleets, memory 1.1, 1.5 and 2 times the model. */
export function partitionCases(layerCount: number, nodeCount: number, seed = 1): PartitionCase[] {
  return (["equal", "tapering"] as const).flatMap((layers) =>
    fleets.flatMap(([nodes, links], i) =>
      [1.1, 1.5, 2].map((memory) => {
        const random = new Random(seed, layers, nodes, links, layerCount, nodeCount, i);
        const model = modelOf(layers, layerCount, random);
        const total = model.layers.reduce((sum, { paramsMB }) => sum + paramsMB, 0);
        const fleet = nodesOf(nodes, nodeCount, (memory * total) / 1000, random);
        const made = makePlacement(model, fleet, { objective: "latency", links: linksOf(links, fleet, random) });
        if (!made.ok) throw new Error(JSON.stringify(made.error));
        return { name: `${layers} layers, ${nodes} nodes, ${links} links, memory ${memory}x`, problem: made.value };
      }),
    ),
  );
}

function modelOf(kind: "equal" | "tapering", count: number, random: Random): ModelProfile {
  return {
    layers: Array.from({ length: count }, (_, i) => {
      const name = `layer-${i}`;
      if (kind === "equal") return { name, paramsMB: 100, flops: 50e9, activationMB: 8 };
      // Early layers hold little and send much, late ones the reverse.
      const depth = i / Math.max(1, count - 1);
      const wobble = () => 0.8 + 0.4 * random.double();
      return {
        name,
        paramsMB: Math.round(10 * (5 + 195 * depth * depth) * wobble()) / 10,
        flops: Math.round(80 * (1 - 0.6 * depth) * wobble()) * 1e9,
        activationMB: Math.round(10 * (0.5 + 20 * (1 - depth) * (1 - depth)) * wobble()) / 10,
      };
    }),
  };
}

function nodesOf(
  kind: "identical" | "classes" | "different",
  count: number,
  totalGB: number,
  random: Random,
): ComputeNode[] {
  const sizes = Array.from({ length: count }, (_, i) => {
    if (kind === "identical") return { memory: 1, speed: 2 };
    if (kind === "classes")
      return [
        { memory: 1, speed: 1 },
        { memory: 2, speed: 2 },
        { memory: 4, speed: 5 },
      ][i % 3] as { memory: number; speed: number };
    return { memory: 0.5 + 2 * random.double(), speed: Math.round(10 * (0.5 + 4 * random.double())) / 10 };
  });
  const sum = sizes.reduce((total, { memory }) => total + memory, 0);
  return sizes.map(({ memory, speed }, i) => ({
    id: `node-${i}`,
    type: "satellite",
    memoryGB: (totalGB * memory) / sum,
    computeTflops: speed,
  }));
}

function linksOf(
  kind: "uniform" | "specific",
  nodes: readonly ComputeNode[],
  random: Random,
): NonNullable<PartitionRules["links"]> {
  if (kind === "uniform") return [];
  return nodes.flatMap((a, i) =>
    nodes.slice(i + 1).map((b) => ({
      a: a.id,
      b: b.id,
      bandwidthMbps: Math.round(100 + 1900 * random.double()),
      latencyMs: Math.round(10 * (1 + 19 * random.double())) / 10,
    })),
  );
}
