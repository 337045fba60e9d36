import { describe, expect, it } from "vitest";
import { ModelProfile, NodeConfig, NodeType, OrbitweaveError, PartitionOptimizer } from ".";

const profile = new ModelProfile({
  layers: [
    { name: "embedding", paramsMB: 100, flops: 1e9 },
    { name: "transformer_1", paramsMB: 200, flops: 5e9 },
    { name: "transformer_2", paramsMB: 200, flops: 5e9 },
    { name: "output", paramsMB: 50, flops: 1e8 },
  ],
});
const nodes = [
  new NodeConfig({ nodeId: "sat-001", nodeType: NodeType.Satellite, memoryGB: 8, computeTflops: 2 }),
  new NodeConfig({ nodeId: "sat-002", nodeType: NodeType.Satellite, memoryGB: 8, computeTflops: 2 }),
  new NodeConfig({ nodeId: "ground-001", nodeType: NodeType.Ground, memoryGB: 32, computeTflops: 10 }),
];
const optimizer = new PartitionOptimizer();

function problemsOf(act: () => unknown) {
  try {
    act();
  } catch (error) {
    if (error instanceof OrbitweaveError) return error.problems.map(({ path }) => path);
    throw error;
  }
  return [];
}

describe("PartitionOptimizer", () => {
  it("puts four layers, two satellites and a ground node wholly on the ground: 1.11 ms, proven", () => {
    const plan = optimizer.optimize(profile, nodes);
    expect(Object.values(plan.assignments)).toEqual(Array(4).fill("ground-001"));
    expect(plan.estimatedLatencyMs).toBeCloseTo(1.11, 9);
    expect(plan.bound).toBeCloseTo(1.11, 9);
    expect(plan.proven).toBe(true);
  });

  it("respects pins, and says why nothing fits", () => {
    const pinned = optimizer.optimize(profile, nodes, { pinned: { output: "sat-002" } });
    expect(pinned.assignments).toMatchObject({ output: "sat-002" });
    const small = [new NodeConfig({ nodeId: "a", nodeType: NodeType.Ground, memoryGB: 0.5, computeTflops: 1 })];
    const none = optimizer.optimize(profile, small);
    expect(none).toMatchObject({ feasible: false, assignments: {}, proven: true, estimatedLatencyMs: null });
    expect(none.reason).toMatch(/50 MB more/);
  });

  it("draws the front of latency against throughput", () => {
    const front = optimizer.paretoFront(profile, nodes, { defaultLink: { bandwidthMbps: 1e4, latencyMs: 0.1 } });
    expect(front.map(({ latencyMs, bottleneckMs }) => [latencyMs.toFixed(2), bottleneckMs.toFixed(2)])).toEqual([
      ["1.11", "1.11"],
      ["1.25", "1.10"],
      ["1.61", "1.01"],
      ["1.75", "1.00"],
    ]);
  });

  it("names what is wrong by its own names", () => {
    expect(problemsOf(() => new ModelProfile({ layers: [{ name: "a", paramsMB: 1, flops: -1 }] }))).toEqual([
      "layers[0].flops",
    ]);
    const twice = [1, 2].map(() => ({ name: "a", paramsMB: 1, flops: 1 }));
    expect(problemsOf(() => new ModelProfile({ layers: twice })).length).toBe(1);
    const wrong = { nodeId: "no id", nodeType: NodeType.Ground, memoryGB: 1, computeTflops: 0 };
    expect(problemsOf(() => new NodeConfig(wrong))).toEqual(["nodeId", "computeTflops"]);
    expect(problemsOf(() => optimizer.optimize(profile, nodes, { pinned: { output: "x" } }))).toEqual([
      "pinned.output",
    ]);
    expect(problemsOf(() => optimizer.optimize(profile, []))).toEqual(["nodes"]);
    const plain = { layers: [{ name: "a", paramsMB: 1, flops: 1 }] };
    expect(problemsOf(() => optimizer.optimize(plain as never, [...nodes, {} as never]))).toEqual([
      "profile",
      `nodes[${nodes.length}]`,
    ]);
    expect(problemsOf(() => optimizer.optimize(profile, nodes, { objective: "energy" })).length).toBe(3);
    expect(problemsOf(() => optimizer.optimize(profile, nodes, { effort: 0 }))).toEqual(["effort"]);
  });
});
