import type { MilpSolver } from "../src/core/base/milp";
import { type PlacementProgress, placeLayers } from "../src/core/partition/placeLayers";
import type { PlacementObjective } from "../src/core/partition/placementCost";
import type { PlacementProblem } from "../src/core/partition/placementProblem";
import { loadSolver } from "../src/engine/solver";
import { partitionCases } from "./partitionCases";
import { flowModel } from "./partitionMilp";

/**
 * `npm run bench -- partition`: 24 instances of 40 layers x 12 nodes, latency within `--seconds` (5) of the processor and throughput, against HiGHS on the
 * flow model with `--milp-seconds` (60 by the clock; 0: without it). `--size 80x24` and `--seed 2` (1) for others, `--only TEXT` for
 * those that have it in their name.
 */
export async function run(args: readonly string[]): Promise<void> {
  const [layers = 40, nodes = 12] = (textAfter(args, "--size") ?? "40x12").split("x").map(Number);
  const seconds = Number(textAfter(args, "--seconds") ?? 5);
  const milpSeconds = Number(textAfter(args, "--milp-seconds") ?? 60);
  const solver = milpSeconds > 0 ? await loadSolver() : undefined;
  const ratios: number[] = [];
  let proven = 0;
  let worse = 0;
  const only = textAfter(args, "--only") ?? "";
  const cases = partitionCases(layers, nodes, Number(textAfter(args, "--seed") ?? 1));
  for (const { name, problem } of cases.filter((each) => each.name.includes(only))) {
    const ours = timed(problem, "latency", seconds);
    const stages = timed(problem, "throughput", seconds);
    if (ours.proven) proven++;
    const lines = [name, `  latency:    ${described(ours)}`, `  throughput: ${described(stages)}`];
    const peer = solver && solveFlow(problem, solver, milpSeconds);
    if (peer) {
      lines.push(`  HiGHS:      ${peer.text}, ${peer.took.toFixed(2)} s`);
      if (peer.value < (ours.value ?? Number.POSITIVE_INFINITY) * (1 - 1e-6)) worse++;
      if (peer.isFinished && ours.proven && peer.took >= 1) ratios.push(peer.took / ours.took);
    }
    console.log(lines.join("\n"));
  }
  console.log(`proven within ${seconds} s: ${proven} of 24; worse than HiGHS: ${worse}`);
  if (ratios.length === 0) return;
  const mean = Math.exp(ratios.reduce((sum, ratio) => sum + Math.log(ratio), 0) / ratios.length);
  console.log(
    `faster, where HiGHS finishes and takes a second: ${mean.toFixed(0)}x (least ${Math.min(...ratios).toFixed(0)}x)`,
  );
}

function textAfter(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at === -1 ? undefined : args[at + 1];
}

interface Timed extends PlacementProgress {
  readonly proven: boolean;
  readonly took: number;
}

function timed(problem: PlacementProblem, objective: PlacementObjective, seconds: number): Timed {
  const took = processorClock();
  const work = placeLayers(problem, { objective, effort: 10, shouldStop: () => took() >= seconds });
  let step = work.next();
  while (!step.done) step = work.next();
  return { ...step.value, took: took() };
}

/** Seconds of the processor since the call: others use the machine too. */
function processorClock(): () => number {
  const begun = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(begun);
    return (user + system) / 1e6;
  };
}

function described({ value, bound, gap, proven, took }: Timed): string {
  const reached = value === undefined ? "none" : `${value.toFixed(3)} ms`;
  return `${reached}, bound ${bound.toFixed(3)}, ${proven ? "proven" : `gap ${(100 * gap).toFixed(2)} %`}, ${took.toFixed(2)} s`;
}

function solveFlow(problem: PlacementProblem, solver: MilpSolver, seconds: number) {
  const model = flowModel(problem);
  const clock = processorClock();
  const { status, columns, bound } = solver.solve(model, { nodes: 1e9, seconds });
  const took = clock();
  const value = columns
    ? -columns.reduce((sum, column, i) => sum + column * (model.objective[i] as number), 0)
    : Number.POSITIVE_INFINITY;
  const isFinished = status === "optimal" || status === "infeasible";
  return { value, took, isFinished, text: `${status} ${value.toFixed(3)}, bound ${(-bound).toFixed(3)}` };
}
