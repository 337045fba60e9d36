import type { MilpModel } from "../src/core/base/milp";
import { MilpBuilder } from "../src/core/base/milpBuilder";
import type { PlacementProblem } from "../src/core/partition/placementProblem";
import { runCosts } from "../src/core/partition/runCosts";

/** Least latency as a flow of the layers through the nodes, to be maximised as its negative; without pins, source and sink. */
export function flowModel(problem: PlacementProblem): MilpModel {
  const { layerCount, nodeCount, prefix, bytes, transfer } = runCosts(problem, { objective: "latency" });
  const builder = new MilpBuilder();
  const nodes = Array.from({ length: nodeCount }, (_, node) => node);
  const cost = (layer: number, node: number): number =>
    (prefix[(layer + 1) * nodeCount + node] as number) - (prefix[layer * nodeCount + node] as number);
  const place = Array.from({ length: layerCount }, (_, layer) =>
    nodes.map((node) => builder.choice(-cost(layer, node))),
  );
  const at = (layer: number, node: number): number => place[layer]?.[node] as number;
  for (let layer = 0; layer < layerCount; layer++)
    builder.row(
      1,
      1,
      nodes.map((node) => [at(layer, node), 1] as const),
    );
  for (let layer = 1; layer < layerCount; layer++) {
    const table = transfer[layer] as Float64Array;
    const flow = nodes.map((from) =>
      nodes.map((to) => {
        const ms = table[from * nodeCount + to] as number;
        return ms === Number.POSITIVE_INFINITY ? builder.column(0, 0, 0) : builder.column(-ms, 0, 1);
      }),
    );
    for (const node of nodes) {
      const out = nodes.map((to) => [flow[node]?.[to] as number, 1] as const);
      const into = nodes.map((from) => [flow[from]?.[node] as number, 1] as const);
      builder.row(0, 0, [...out, [at(layer - 1, node), -1]]);
      builder.row(0, 0, [...into, [at(layer, node), -1]]);
    }
  }
  for (const node of nodes) {
    // In MB: solvers like numbers near 1.
    const entries = place.map(
      (_, layer) => [at(layer, node), ((bytes[layer + 1] as number) - (bytes[layer] as number)) / 1e6] as const,
    );
    builder.atMost((problem.capacityBytes[node] as number) / 1e6, entries);
  }
  return builder.build();
}
