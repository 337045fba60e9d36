import { expect, it } from "vitest";
import { runToEnd } from "../src/core/base/progress";
import { placeLayers } from "../src/core/partition/placeLayers";
import { loadSolver } from "../src/engine/solver";
import { partitionCases } from "./partitionCases";
import { flowModel } from "./partitionMilp";

const isLong = process.env.ORBITWEAVE_LONG === "1";
const [layers, nodes] = isLong ? [12, 4] : [7, 3];

it(`HiGHS on the flow model agrees on instances of ${layers} layers x ${nodes} nodes`, {
  timeout: 300_000,
}, async () => {
  const solver = await loadSolver();
  for (const { name, problem } of partitionCases(layers, nodes).filter((_, i) => isLong || i % 5 === 1)) {
    const ours = runToEnd(placeLayers(problem));
    const model = flowModel(problem);
    const peer = solver.solve(model, { nodes: 1e7 });
    expect(ours.proven, name).toBe(true);
    expect(peer.status, name).toBe(ours.feasible ? "optimal" : "infeasible");
    if (ours.value === undefined || peer.columns === undefined) continue;
    const value = -peer.columns.reduce((sum, column, i) => sum + column * (model.objective[i] as number), 0);
    expect(Math.abs(ours.value - value), name).toBeLessThan(1e-5 * value);
  }
});
