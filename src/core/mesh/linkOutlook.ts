import type { Interval } from "../base/interval";
import type { LinkSpans } from "./linkSpans";
import { type MeshModel, pairKey } from "./meshModel";

/** What is known of the time after an instant. */
export interface LinkOutlook {
  /** No link comes or goes in [fromMs, untilMs). */
  readonly fromMs: number;
  readonly untilMs: number;
  /** When the link of two nodes that is there at the instant next vanishes; Infinity: not inside the spans; NaN: not known. */
  readonly breakMs: (nodeA: number, nodeB: number) => number;
}

/** The time around an instant inside of spans, failures counted. */
export function linkOutlook(model: MeshModel, spans: LinkSpans, instantMs: number): LinkOutlook {
  const { nodes, failures } = model;
  let { fromMs, untilMs } = spans;
  const narrow = (edge: number): void => {
    if (edge <= instantMs) fromMs = Math.max(fromMs, edge);
    else untilMs = Math.min(untilMs, edge);
  };
  const next = firstAfter(spans.edgesMs, instantMs);
  narrow(spans.edgesMs[next - 1] ?? spans.fromMs);
  narrow(spans.edgesMs[next] ?? spans.untilMs);

  const nodeFails = new Map<number, number>();
  const linkFails = new Map<number, number>();
  for (const failure of failures) {
    narrow(failure.fromMs);
    narrow(failure.toMs);
    if (failure.fromMs <= instantMs) continue;
    const [fails, key] =
      failure.other < 0 ? [nodeFails, failure.node] : [linkFails, pairKey(nodes, failure.node, failure.other)];
    fails.set(key, Math.min(failure.fromMs, fails.get(key) ?? Number.POSITIVE_INFINITY));
  }

  const breakMs = (nodeA: number, nodeB: number): number => {
    const key = pairKey(nodes, nodeA, nodeB);
    const byFailure = Math.min(
      nodeFails.get(nodeA) ?? Number.POSITIVE_INFINITY,
      nodeFails.get(nodeB) ?? Number.POSITIVE_INFINITY,
      linkFails.get(key) ?? Number.POSITIVE_INFINITY,
    );
    return Math.min(byFailure, byGeometry(model, spans, key, instantMs));
  };
  return { fromMs, untilMs, breakMs };
}

function byGeometry(
  { manualByPair }: MeshModel,
  { byPair, untilMs }: LinkSpans,
  key: number,
  instantMs: number,
): number {
  const byHand = manualByPair.get(key);
  if (byHand && !Number.isNaN(byHand.latencyNs)) return Number.POSITIVE_INFINITY;
  const spans = byPair.get(key);
  if (!spans) return Number.NaN;
  const current = spans.find(({ end }: Interval) => end > instantMs);
  // Spans and the instant itself may differ by a few ms about an edge.
  if (!current || current.start > instantMs) return instantMs;
  return current.end < untilMs ? current.end : Number.POSITIVE_INFINITY;
}

/** Index of the first entry above a value in an ascending column. */
function firstAfter(column: Float64Array, value: number): number {
  let low = 0;
  let high = column.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((column[middle] as number) > value) high = middle;
    else low = middle + 1;
  }
  return low;
}
