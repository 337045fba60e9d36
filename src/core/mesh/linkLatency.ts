import { roundTo } from "../base/rounding";
import { gmstRadians, temeToEarthFixed } from "../orbit/frames";
import { latencyNs } from "./lightTime";
import { type MeshModel, pairKey } from "./meshModel";

const stateA = new Float64Array(6);
const stateB = new Float64Array(6);

/**
 * Latency in ns of the link of two nodes at an instant, by hand or by light time at that very instant, as a snapshot has it; whether there is a link is
 * not asked. NaN: a satellite has no position.
 */
export function linkLatencyNs(model: MeshModel, nodeA: number, nodeB: number, instantMs: number): number {
  const byHand = model.manualByPair.get(pairKey(model.nodes, nodeA, nodeB));
  if (byHand && !Number.isNaN(byHand.latencyNs)) return byHand.latencyNs;
  const gmst = gmstRadians(instantMs, model.dut1Seconds);
  if (!place(model, nodeA, instantMs, gmst, stateA) || !place(model, nodeB, instantMs, gmst, stateB)) return Number.NaN;
  const dx = (stateA[0] as number) - (stateB[0] as number);
  const dy = (stateA[1] as number) - (stateB[1] as number);
  const dz = (stateA[2] as number) - (stateB[2] as number);
  return latencyNs(roundTo(Math.sqrt(dx * dx + dy * dy + dz * dz), 6), model.rules.perHopLatencyMs);
}

function place(model: MeshModel, node: number, instantMs: number, gmst: number, out: Float64Array): boolean {
  const satellite = model.nodes.satelliteOf[node] as number;
  if (satellite < 0) {
    const horizon = model.horizons[model.nodes.stationOf[node] as number];
    if (!horizon) return false;
    out.set(horizon.site.positionKm);
    return true;
  }
  const problem = model.propagators[satellite]?.stateAt(instantMs, out);
  if (problem === undefined) temeToEarthFixed(out, gmst, out);
  return problem === undefined;
}
