import type { PlacementProblem } from "../../../core/partition/placementProblem";
import { bytesText } from "../../kit/quantityText";
import { dateTimeText } from "../../kit/timeText";
import type { BoardCost, BoardFault } from "../../state/partition/boardCost";

export type Objective = "latency" | "throughput" | "energy";

export const objectiveTitles: Readonly<Record<Objective, string>> = {
  latency: "Latency of one inference",
  throughput: "Throughput of a full pipeline",
  energy: "Energy of one inference",
};

/** `0.812 ms`, `34.2 ms`, `1.204 s`; `no path` where it is without end. */
export function msText(ms: number): string {
  if (ms === Number.POSITIVE_INFINITY) return "no path";
  if (ms >= 10_000) return `${(ms / 1000).toFixed(1)} s`;
  if (ms >= 1000) return `${(ms / 1000).toFixed(2)} s`;
  if (ms >= 100) return `${ms.toFixed(0)} ms`;
  if (ms >= 10) return `${ms.toFixed(1)} ms`;
  return `${ms.toFixed(ms >= 1 || ms === 0 ? 2 : 3)} ms`;
}

/** A tick of an axis that ends at `mostMs`: all in one unit. */
export function tickText(ms: number, mostMs: number): string {
  return mostMs >= 1000 ? `${Number((ms / 1000).toPrecision(6))} s` : `${Number(ms.toPrecision(6))} ms`;
}

/** `+3.1 ms`, `−0.20 ms`, `±0`, of a finite change. */
export function msChangeText(ms: number): string {
  return Math.abs(ms) < 5e-4 ? "±0" : `${ms > 0 ? "+" : "−"}${msText(Math.abs(ms))}`;
}

/** `12.3 J`; `unknown` without powers. */
export function energyText(joules: number): string {
  if (Number.isNaN(joules)) return "unknown";
  return joules >= 100 ? `${joules.toFixed(0)} J` : `${joules.toPrecision(3)} J`;
}

/** A value of the objective: ms, or J. */
export function valueText(value: number, objective: Objective): string {
  return objective === "energy" ? energyText(value) : msText(value);
}

/** Inferences a second, of a bottleneck. */
export function rateText(bottleneckMs: number): string {
  if (!Number.isFinite(bottleneckMs) || bottleneckMs <= 0) return "0/s";
  const rate = 1000 / bottleneckMs;
  return `${rate >= 100 ? rate.toFixed(0) : rate.toPrecision(3)}/s`;
}

export function shareText(share: number): string {
  return `${(100 * share).toFixed(share > 0 && share < 0.0995 ? 1 : 0)} %`;
}

/** What of a cost the objective looks at; undefined: it has none (stages that are not contiguous). */
export function objectiveValue(
  { latencyMs, bottleneckMs, energyJ }: Pick<BoardCost, "latencyMs" | "bottleneckMs" | "energyJ">,
  objective: Objective,
) {
  if (objective === "latency") return latencyMs;
  return objective === "throughput" ? bottleneckMs : energyJ;
}

/** A broken rule as a sentence with its number. */
export function faultText(problem: PlacementProblem, fault: BoardFault, cost: BoardCost): string {
  const { nodeIds, layerNames, capacityBytes } = problem;
  switch (fault.kind) {
    case "failed":
      return `${nodeIds[fault.node]} has failed at ${dateTimeText(fault.atMs, "utc")} UTC`;
    case "memory":
      return `${nodeIds[fault.node]} is overfull by ${bytesText(fault.excessBytes)}: ${bytesText(cost.usedBytes[fault.node] ?? 0)} of ${bytesText(capacityBytes[fault.node] ?? 0)}`;
    case "no link": {
      const where = boundaryText(layerNames, fault.boundary);
      return `No link from ${nodeIds[fault.from]} to ${nodeIds[fault.to]} (${where})`;
    }
    case "pin":
      return `${layerNames[fault.layer]} is pinned to ${nodeIds[fault.node]}`;
  }
}

/** `between a and b`, `the input`, `the output`. */
export function boundaryText(layerNames: readonly string[], boundary: number): string {
  if (boundary === 0) return "the input";
  if (boundary === layerNames.length) return "the output";
  return `between ${layerNames[boundary - 1]} and ${layerNames[boundary]}`;
}

/** What a move would give, for a moment's glance and for screen readers. */
export function draftText(
  problem: PlacementProblem,
  before: BoardCost,
  after: BoardCost,
  layers: number,
  node: number,
): string {
  const what = layers === 1 ? "1 layer" : `${layers} layers`;
  const where = node < 0 ? "off the board" : `to ${problem.nodeIds[node]}`;
  const firstFault = after.faults[0];
  const fault = firstFault === undefined ? "" : `. ${faultText(problem, firstFault, after)}`;
  const change = after.latencyMs - before.latencyMs;
  const changed = Number.isFinite(change) ? ` (${msChangeText(change)})` : "";
  return `${what} ${where}: latency ${msText(after.latencyMs)}${changed}${fault}`;
}
