import { failure, type Outcome, type Problem, success } from "../base/outcome";
import type { ComputeNode, ModelProfile, PartitionRules } from "../scenario/schema";
import type { LinkTable, PlacementProblem } from "./placementProblem";

/** What a mesh is to the nodes at an instant. */
export interface MeshLinks {
  readonly atMs: number;
  /** undefined: no path; null: one of the two is not in the mesh. */
  linkOf(from: string, to: string): { readonly latencyMs: number; readonly bandwidthMbps: number } | undefined | null;
  hasFailed(id: string): boolean;
}

/** Pairs of nodes times sizes that cross: what a search keeps in memory, 8 bytes each. */
const largestTable = 3e7;

const standardLink = { bandwidthMbps: 1000, latencyMs: 5 };

/**
 * The placement problem of a checked model, nodes and rules. Links come, for each pair, from the rules, else from the mesh, else from the default link;
 * what has failed in the mesh has none, not even by the rules.
 * Problems: no model, no nodes, rules that name what does not exist, or a size beyond what can be searched.
 */
export function makePlacement(
  model: ModelProfile | undefined,
  nodes: readonly ComputeNode[] | undefined,
  rules: Partial<PartitionRules> = {},
  mesh?: MeshLinks,
): Outcome<PlacementProblem> {
  const problems: Problem[] = [];
  if (model === undefined) problems.push({ path: "model", message: "missing", allowed: "a model with layers" });
  if (nodes === undefined || nodes.length === 0) {
    problems.push({ path: "nodes", message: "missing", allowed: "at least one node" });
  }
  if (model === undefined || nodes === undefined || problems.length > 0) return failure(problems);
  const { layers } = model;
  const indexOf = new Map(nodes.map(({ id }, i) => [id, i]));
  const layerOf = new Map(layers.map(({ name }, i) => [name, i]));
  const nodeAt = (path: string, id: string): number => {
    const node = indexOf.get(id);
    if (node === undefined) problems.push({ path, message: "no such node", given: id, allowed: "a node's id" });
    return node ?? -1;
  };
  const pinned = new Int32Array(layers.length).fill(-1);
  for (const [name, id] of Object.entries(rules.pinned ?? {})) {
    const layer = layerOf.get(name);
    if (layer === undefined) {
      problems.push({ path: "partition.pinned", message: "no such layer", given: name, allowed: "a layer's name" });
    } else pinned[layer] = nodeAt("partition.pinned", id);
  }
  const boundaryMB = Float64Array.from([
    model.inputMB ?? layers[0]?.activationMB ?? 0,
    ...layers.map(({ activationMB }) => activationMB ?? 0),
  ]);
  const source = rules.source === undefined ? -1 : nodeAt("partition.source", rules.source);
  const sink = rules.sink === undefined ? -1 : nodeAt("partition.sink", rules.sink);
  if (new Set(boundaryMB).size * nodes.length * nodes.length > largestTable) {
    const given = `${nodes.length} nodes, ${layers.length} layers`;
    problems.push({ path: "nodes", message: "too large to be searched", given, allowed: "fewer nodes or layers" });
  }
  if (rules.objective === "energy") {
    nodes.forEach(({ watts }, i) => {
      if (watts === undefined) {
        problems.push({ path: `nodes[${i}].watts`, message: "missing", allowed: "a power, which energy needs" });
      }
    });
  }
  if (problems.length > 0) return failure(problems);
  const failedAtMs = Float64Array.from(nodes, ({ id }) => (mesh?.hasFailed(id) ? mesh.atMs : Number.NaN));
  return success({
    layerNames: layers.map(({ name }) => name),
    nodeIds: nodes.map(({ id }) => id),
    flops: Float64Array.from(layers, ({ flops }) => flops),
    layerBytes: Float64Array.from(layers, ({ paramsMB, stateMB }) => Math.round((paramsMB + (stateMB ?? 0)) * 1e6)),
    paramBytes: Float64Array.from(layers, ({ paramsMB }) => Math.round(paramsMB * 1e6)),
    flopsPerMs: Float64Array.from(nodes, ({ computeTflops, efficiency }) => computeTflops * (efficiency ?? 1) * 1e9),
    capacityBytes: Float64Array.from(nodes, ({ memoryGB }) => Math.round(memoryGB * 1e9)),
    watts: Float64Array.from(nodes, ({ watts }) => watts ?? Number.NaN),
    boundaryMB,
    failedAtMs,
    links: linkTable(nodes, failedAtMs, indexOf, rules, mesh),
    source,
    sink,
    pinned,
  });
}

function linkTable(
  nodes: readonly ComputeNode[],
  failedAtMs: Float64Array,
  indexOf: ReadonlyMap<string, number>,
  { links = [], defaultLink = standardLink }: Partial<PartitionRules>,
  mesh: MeshLinks | undefined,
): LinkTable {
  const count = nodes.length;
  const latencyMs = new Float64Array(count * count).fill(Number.NaN);
  const msPerMB = new Float64Array(count * count);
  const set = (pair: number, link: { readonly latencyMs: number; readonly bandwidthMbps: number } | null): void => {
    if (!Number.isNaN(latencyMs[pair] as number)) return;
    latencyMs[pair] = link === null ? Number.POSITIVE_INFINITY : link.latencyMs;
    msPerMB[pair] = link === null ? 0 : 8000 / link.bandwidthMbps;
  };
  for (let node = 0; node < count; node++) latencyMs[node * count + node] = 0;
  failedAtMs.forEach((atMs, node) => {
    if (Number.isNaN(atMs)) return;
    for (let other = 0; other < count; other++) {
      set(node * count + other, null);
      set(other * count + node, null);
    }
  });
  for (const link of links) {
    const a = indexOf.get(link.a);
    const b = indexOf.get(link.b);
    if (a === undefined || b === undefined) continue;
    set(a * count + b, link);
    if (link.oneWay !== true) set(b * count + a, link);
  }
  nodes.forEach((from, a) => {
    nodes.forEach((to, b) => {
      const pair = a * count + b;
      if (!Number.isNaN(latencyMs[pair] as number)) return;
      const routed = mesh?.linkOf(from.id, to.id);
      // No mesh, or a node outside it, leaves the pair to the default; a mesh without a path does not.
      if (mesh === undefined || routed === null) set(pair, defaultLink);
      else set(pair, routed ?? null);
    });
  });
  return { latencyMs, msPerMB };
}
