import type { SatellitePair } from "./gridPairs";
import { type ManualLink, type MeshModel, pairKey } from "./meshModel";
import { nearestPairs } from "./nearestPairs";
import type { SkyState } from "./skyState";

/** A link between two satellites (by their index in the scenario) that geometry allows at one instant. */
export interface SatelliteLink {
  readonly a: number;
  readonly b: number;
  readonly distanceKm: number;
  readonly mbps: number;
}

/**
 * The links between satellites at the instant of `sky`, before acquisition and failures: those by hand in document order, then those of the
 * topology. Links by hand with a latency of their own are not among them; geometry has no say there.
 *
 * With `terminals` each satellite holds at most so many: links by hand with a latency always, then those by hand that exist, in document
 * order, then the topology's from the shortest on, equal ones in the order of ids.
 */
export function satelliteLinksAt(model: MeshModel, sky: SkyState): SatelliteLink[] {
  const { rules } = model;
  const byHand: SatelliteLink[] = [];
  for (const link of manualPairs(model)) {
    const distanceKm = sky.linkDistanceKm(link.a, link.b);
    if (distanceKm >= 0) byHand.push({ ...link, distanceKm });
  }
  const generated: SatelliteLink[] = [];
  for (const [a, b] of topologyPairs(model, sky)) {
    const distanceKm = sky.linkDistanceKm(a, b);
    if (distanceKm >= 0) generated.push({ a, b, distanceKm, mbps: rules.bandwidthMbps });
  }
  if (rules.terminals === Number.POSITIVE_INFINITY) return [...byHand, ...generated];
  return withinTerminals(model, byHand, generated);
}

/** Satellite pairs linked by hand without a latency of their own. */
export function manualPairs({ manual, nodes }: MeshModel): { a: number; b: number; mbps: number }[] {
  return manual.flatMap(({ a, b, latencyNs, forwardMbps }) => {
    const first = nodes.satelliteOf[a] as number;
    const second = nodes.satelliteOf[b] as number;
    return Number.isNaN(latencyNs) && first >= 0 && second >= 0 ? [{ a: first, b: second, mbps: forwardMbps }] : [];
  });
}

function topologyPairs({ rules, gridPairs, nodes, manualByPair }: MeshModel, sky: SkyState): readonly SatellitePair[] {
  if (rules.topology !== "nearest") return gridPairs;
  const { satelliteNode } = nodes;
  return nearestPairs(sky, rules.neighbours, satelliteNode).filter(
    ([a, b]) => !manualByPair.has(pairKey(nodes, satelliteNode[a] as number, satelliteNode[b] as number)),
  );
}

function withinTerminals(
  model: MeshModel,
  byHand: readonly SatelliteLink[],
  generated: SatelliteLink[],
): SatelliteLink[] {
  const { nodes, rules, manual } = model;
  const { satelliteNode, satelliteOf } = nodes;
  const taken = new Int32Array(model.satellites.length);
  for (const { a, b, latencyNs } of manual as readonly ManualLink[]) {
    const first = satelliteOf[a] as number;
    const second = satelliteOf[b] as number;
    if (Number.isNaN(latencyNs) || first < 0 || second < 0) continue;
    taken[first] = (taken[first] as number) + 1;
    taken[second] = (taken[second] as number) + 1;
  }
  const low = ({ a, b }: SatelliteLink) => Math.min(satelliteNode[a] as number, satelliteNode[b] as number);
  const high = ({ a, b }: SatelliteLink) => Math.max(satelliteNode[a] as number, satelliteNode[b] as number);
  generated.sort((x, y) => x.distanceKm - y.distanceKm || low(x) - low(y) || high(x) - high(y));
  return [...byHand, ...generated].filter(({ a, b }) => {
    const free = Math.max(taken[a] as number, taken[b] as number) < rules.terminals;
    if (free) {
      taken[a] = (taken[a] as number) + 1;
      taken[b] = (taken[b] as number) + 1;
    }
    return free;
  });
}
