import type { ComputeNode, ModelProfile, PartitionRules } from "../../scenario/schema";
import oracle from "./partition.json";

interface OracleCase {
  readonly id: string;
  readonly layers: readonly { name: string; params_mb: number; flops: number; activation_mb: number }[];
  readonly nodes: readonly { id: string; type: string; memory_gb: number; compute_tflops: number }[];
  readonly links: readonly { from: number; to: number; bandwidth_mbps: number; latency_ms: number }[];
  readonly latency: {
    readonly feasible: boolean;
    readonly optimal_latency_ms?: number;
    readonly one_optimal_assignment?: readonly number[];
  };
  readonly throughput: {
    readonly feasible: boolean;
    readonly optimal_bottleneck_ms?: number;
    readonly one_optimal?: readonly { node: number; first_layer: number; last_layer: number }[];
  };
}

/** The known answers of partition.json with their models, nodes and rules in the document's terms. */
export const oracleCases = (oracle.cases as unknown as readonly OracleCase[]).map((known) => {
  const model: ModelProfile = {
    layers: known.layers.map(({ name, params_mb, flops, activation_mb }) => ({
      name,
      paramsMB: params_mb,
      flops,
      activationMB: activation_mb,
    })),
  };
  const nodes = known.nodes.map(
    ({ id, type, memory_gb, compute_tflops }): ComputeNode => ({
      id,
      type: type === "ground" ? "ground" : "satellite",
      memoryGB: memory_gb,
      computeTflops: compute_tflops,
    }),
  );
  const rules: PartitionRules = {
    objective: "latency",
    links: known.links.map(({ from, to, bandwidth_mbps, latency_ms }) => ({
      a: known.nodes[from]?.id ?? "",
      b: known.nodes[to]?.id ?? "",
      bandwidthMbps: bandwidth_mbps,
      latencyMs: latency_ms,
      oneWay: true,
    })),
    defaultLink: null,
  };
  return { ...known, model, nodes, rules };
});
