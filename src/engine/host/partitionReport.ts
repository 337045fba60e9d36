import type { Sliced } from "../../core/base/progress";
import type { LinkBasis } from "../../core/partition/linksOver";
import type { Placement } from "../../core/partition/placeLayers";
import { type PlacementObjective, placementCost, placementFaults } from "../../core/partition/placementCost";
import type { Assignment, PlacementProblem } from "../../core/partition/placementProblem";
import { placementShares } from "../../core/partition/placementShares";
import { transferHops } from "../../core/partition/transferHops";
import { waterfall } from "../../core/partition/waterfall";
import type { Scenario } from "../../core/scenario/schema";
import type { OptimizedPlacement, PlacementReport } from "../protocol/partitionJobs";

/** Where links come from and the numbers that follow. */
export interface Linked {
  readonly scenario: Scenario;
  readonly basis: LinkBasis;
  readonly problem: PlacementProblem;
}

/** All that is told of a placement as it stands. */
export function* placementReport(
  { scenario, basis, problem }: Linked,
  assignment: Assignment,
  inferences: number,
): Sliced<PlacementReport> {
  const faults = placementFaults(problem, assignment);
  const shares = placementShares(problem, assignment);
  const isWhole = assignment.every((node) => node >= 0);
  const cost = isWhole ? placementCost(problem, assignment) : undefined;
  const runs = cost !== undefined && cost.latencyMs < Number.POSITIVE_INFINITY;
  return {
    basis,
    assignment,
    feasible: faults.length === 0,
    ...(cost && { cost }),
    faults,
    shares,
    hops: yield* transferHops(scenario, problem, shares, basis),
    ...(runs && {
      waterfall: { one: waterfall(shares, assignment, 1), pipeline: waterfall(shares, assignment, inferences) },
    }),
  };
}

/** A search's result in the shape of the protocol. */
export function optimizedPlacement(
  { layerNames, nodeIds }: PlacementProblem,
  basis: LinkBasis,
  objective: PlacementObjective,
  placement: Placement,
): OptimizedPlacement {
  const pairs = Array.from(placement.assignment ?? [], (node, layer) => [layerNames[layer], nodeIds[node]]);
  return { ...placement, objective, basis, assignments: Object.fromEntries(pairs) };
}
