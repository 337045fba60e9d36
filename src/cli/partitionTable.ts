import type { PartitionRecord } from "../core/partition/partitionRecord";
import type { PlacementObjective } from "../core/partition/placementCost";
import type { ComputeNode, ModelProfile } from "../core/scenario/schema";
import { formatTable } from "./table";

/** A placement for people: stretches of layers on a node in order, then what was reached against the bound, or why nothing was. */
export function partitionTable(
  record: PartitionRecord,
  objective: PlacementObjective,
  model: ModelProfile,
  nodes: readonly ComputeNode[],
): string {
  const { feasible, assignments, estimatedLatencyMs, bottleneckMs, bound, gap, proven, stopped, reason } = record;
  if (feasible !== true) return `${feasible === false ? "infeasible" : "nothing found"}: ${reason}\n`;
  const rows: string[][] = [];
  let from = 0;
  for (let to = 1; to <= model.layers.length; to++) {
    const first = model.layers[from]?.name ?? "";
    const last = model.layers[to - 1]?.name ?? "";
    const node = assignments[first] ?? "";
    if (to < model.layers.length && assignments[model.layers[to]?.name ?? ""] === node) continue;
    const layers = model.layers.slice(from, to);
    const takenMB = layers.reduce((sum, { paramsMB, stateMB }) => sum + paramsMB + (stateMB ?? 0), 0);
    const memoryGB = nodes.find(({ id }) => id === node)?.memoryGB ?? 0;
    rows.push([
      node,
      first === last ? first : `${first} .. ${last}`,
      String(to - from),
      takenMB.toFixed(1),
      (1000 * memoryGB).toFixed(1),
    ]);
    from = to;
  }
  const table = formatTable(
    [
      { title: "node", align: "left" },
      { title: "layers", align: "left" },
      { title: "count", align: "right" },
      { title: "takes (MB)", align: "right" },
      { title: "node has (MB)", align: "right" },
    ],
    rows,
  );
  const state = proven ? "proven optimal" : `at most ${(100 * (gap ?? 1)).toFixed(3)} % from the optimum`;
  const slowest =
    bottleneckMs === null
      ? "nodes are visited twice: no stages"
      : `slowest stage or transfer ${bottleneckMs.toFixed(3)} ms`;
  return `${table}\nlatency ${estimatedLatencyMs?.toFixed(3)} ms, ${slowest}, bound on ${objective} ${bound?.toFixed(3)} ${objective === "energy" ? "J" : "ms"}: ${state}${stopped ? " (stopped early)" : ""}\n`;
}
