import { runToEnd } from "../core/base/progress";
import { makePlacement } from "../core/partition/makePlacement";
import { paretoFront } from "../core/partition/paretoFront";
import { partitionRecord } from "../core/partition/partitionRecord";
import { placeLayers } from "../core/partition/placeLayers";
import type { PlacementObjective } from "../core/partition/placementCost";
import type { Assignment, PlacementProblem } from "../core/partition/placementProblem";
import { instanceProblems, instancesProblems } from "./instanceProblems";
import { OrbitweaveError, orThrow, throwIfAny } from "./orbitweaveError";
import { checkPlan, ModelProfile, NodeConfig } from "./partitionModel";

interface LinkSpeed {
  readonly bandwidthMbps: number;
  readonly latencyMs: number;
}

export interface PartitionOptions {
  /** Least latency (default), the fastest slowest stage, or least energy. */
  readonly objective?: PlacementObjective;
  /** Both ways unless `oneWay`; the first that names a pair holds. */
  readonly links?: readonly (LinkSpeed & { readonly a: string; readonly b: string; readonly oneWay?: boolean })[];
  /** Of pairs without one of their own, default 1000 Mbit/s and 5 ms; null: none. */
  readonly defaultLink?: LinkSpeed | null;
  /** Node of each layer placed by hand, by layer name. */
  readonly pinned?: Readonly<Record<string, string>>;
  /** Nodes where the input is and the output must end. */
  readonly source?: string;
  readonly sink?: string;
  /** Multiplies the work, 1 (default) being about 10 s where the optimum is not proven before. */
  readonly effort?: number;
}

export interface PartitionPlan {
  /** null: none was found, and none is proven impossible. */
  readonly feasible: boolean | null;
  /** Node ids by layer name; empty where nothing was found. */
  readonly assignments: Readonly<Record<string, string>>;
  readonly estimatedLatencyMs: number | null;
  /** The slowest stage or transfer; null where a node is visited twice. */
  readonly bottleneckMs: number | null;
  /** No placement is better: ms, for energy J. */
  readonly bound: number | null;
  readonly gap: number | null;
  readonly proven: boolean;
  readonly reason?: string;
}

export interface FrontPoint {
  readonly assignments: Readonly<Record<string, string>>;
  readonly latencyMs: number;
  readonly bottleneckMs: number;
  readonly proven: boolean;
}

/** Places the layers of a model on nodes. Synchronous. */
export class PartitionOptimizer {
  /**
   * The best placement, with a bound that none passes; where there is none, the plan says what does not fit.
   * @throws OrbitweaveError where nodes or options are wrong
   */
  optimize(profile: ModelProfile, nodes: readonly NodeConfig[], options: PartitionOptions = {}): PartitionPlan {
    const problem = problemOf(profile, nodes, options);
    const { objective = "latency", effort } = options;
    const placement = runToEnd(placeLayers(problem, { objective, ...(effort !== undefined && { effort }) }));
    const { stopped: _, ...plan } = partitionRecord(problem, placement);
    return plan;
  }

  /**
   * Latency against throughput: of contiguous stages on distinct nodes those that no others beat in both, by falling bottleneck.
   * @throws OrbitweaveError where nodes or options are wrong
   */
  paretoFront(profile: ModelProfile, nodes: readonly NodeConfig[], options: PartitionOptions = {}): FrontPoint[] {
    const problem = problemOf(profile, nodes, options);
    const { effort } = options;
    const front = runToEnd(paretoFront(problem, effort === undefined ? {} : { effort }));
    return front.map(({ assignment, ...point }) => ({ assignments: byName(problem, assignment), ...point }));
  }
}

function byName({ layerNames, nodeIds }: PlacementProblem, assignment: Assignment): Record<string, string> {
  return Object.fromEntries(Array.from(assignment, (node, i) => [layerNames[i], nodeIds[node]]));
}

function problemOf(
  profile: ModelProfile,
  nodes: readonly NodeConfig[],
  { effort, objective = "latency", ...rules }: PartitionOptions,
): PlacementProblem {
  throwIfAny([
    ...instanceProblems("profile", profile, ModelProfile, "new ModelProfile({ layers })"),
    ...instancesProblems("nodes", nodes, NodeConfig, "new NodeConfig({ nodeId, nodeType, memoryGB, computeTflops })"),
  ]);
  if (effort !== undefined && !(effort > 0 && effort < Number.POSITIVE_INFINITY)) {
    throw new OrbitweaveError([
      { path: "effort", message: "not allowed here", given: effort, allowed: "a number above 0" },
    ]);
  }
  const model = profile.options;
  const parts = { model, nodes: nodes.map(({ document }) => document), partition: { objective, ...rules } };
  const scenario = checkPlan(parts, (path) => path.replace(/^partition\.?/, ""));
  return orThrow(makePlacement(scenario.model, scenario.nodes, scenario.partition));
}
