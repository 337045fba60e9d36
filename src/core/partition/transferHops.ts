import type { Sliced } from "../base/progress";
import { meshModel } from "../mesh/meshModel";
import { costScale } from "../mesh/routeCost";
import { RouteSearch } from "../mesh/routeSearch";
import { snapshotAt } from "../mesh/snapshotAt";
import type { Scenario } from "../scenario/schema";
import type { LinkBasis } from "./linksOver";
import type { PlacementProblem } from "./placementProblem";
import type { PlacementShares } from "./placementShares";

/**
 * Mesh nodes that the transfer at each boundary runs over, both ends included; undefined where nothing is carried, or over no route of the mesh. Of links over a
 * period: the routes at its start.
 */
export function* transferHops(
  scenario: Scenario,
  { nodeIds }: PlacementProblem,
  { transferFrom, transferTo }: PlacementShares,
  basis: LinkBasis,
): Sliced<(readonly string[] | undefined)[]> {
  const hops: (readonly string[] | undefined)[] = new Array(transferFrom.length).fill(undefined);
  if (basis.kind === "given" || !transferFrom.some((from) => from >= 0)) return hops;
  const atMs = basis.kind === "instant" ? basis.atMs : basis.startMs;
  const { failedNodes, graph } = yield* snapshotAt(meshModel(scenario), atMs);
  const indexOf = new Map(graph.nodeIds.map((id, i) => [id, i]));
  const search = new RouteSearch(graph);
  const scale = costScale("latency", graph.nodeIds.length);
  const isGiven = givenLinks(scenario);
  for (let boundary = 0; boundary < hops.length; boundary++) {
    const fromId = nodeIds[transferFrom[boundary] as number];
    const toId = nodeIds[transferTo[boundary] as number];
    if (fromId === undefined || toId === undefined || isGiven(fromId, toId)) continue;
    const from = indexOf.get(fromId);
    const to = indexOf.get(toId);
    if (from === undefined || to === undefined || failedNodes[from] === 1 || failedNodes[to] === 1) continue;
    search.costsTo(graph, to, scale);
    hops[boundary] = search.routeFrom(from)?.map((node) => graph.nodeIds[node] as string);
  }
  return hops;
}

/** Whether the rules name the link of a pair in that direction, which goes before the mesh. */
function givenLinks({ partition }: Scenario): (from: string, to: string) => boolean {
  const given = new Set<string>();
  for (const { a, b, oneWay } of partition?.links ?? []) {
    given.add(`${a} ${b}`);
    if (oneWay !== true) given.add(`${b} ${a}`);
  }
  return (from, to) => given.has(`${from} ${to}`);
}
