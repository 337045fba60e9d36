import type { PlacementReport } from "../../../engine/client/partitionPlanner";

type Waterfall = NonNullable<PlacementReport["waterfall"]>["one"];

/** A bar of the waterfall: a stage on its node's lane, or a transfer on the lane of the node that sends. */
export interface WaterfallBar {
  readonly row: number;
  readonly kind: "compute" | "transfer";
  readonly inference: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly from: number;
  readonly to: number;
  readonly firstLayer: number;
  readonly endLayer: number;
}

export interface WaterfallPlot {
  /** Nodes that have a lane, in the order in which they first work. */
  readonly lanes: readonly number[];
  readonly bars: readonly WaterfallBar[];
}

/** Spans as bars on lanes of nodes. */
export function waterfallPlot(spans: Waterfall): WaterfallPlot {
  const laneOf = new Map<number, number>();
  const bars: WaterfallBar[] = [];
  for (let i = 0; i < spans.count; i++) {
    const from = spans.from[i] as number;
    const to = spans.to[i] as number;
    for (const node of [from, to]) if (!laneOf.has(node)) laneOf.set(node, laneOf.size);
    bars.push({
      row: laneOf.get(from) as number,
      kind: from === to ? "compute" : "transfer",
      inference: spans.inference[i] as number,
      startMs: spans.startMs[i] as number,
      endMs: spans.endMs[i] as number,
      from,
      to,
      firstLayer: spans.firstLayer[i] as number,
      endLayer: spans.endLayer[i] as number,
    });
  }
  return { lanes: [...laneOf.keys()], bars };
}

/** Share of a lane's time in which it computes, over the whole of the spans. */
export function busyShare({ bars }: WaterfallPlot, row: number, totalMs: number): number {
  const busy = bars.reduce(
    (sum, bar) => (bar.row === row && bar.kind === "compute" ? sum + bar.endMs - bar.startMs : sum),
    0,
  );
  return totalMs > 0 ? busy / totalMs : 0;
}
