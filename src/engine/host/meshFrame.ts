import type { Sliced } from "../../core/base/progress";
import { linkOutlook } from "../../core/mesh/linkOutlook";
import { pairsCompete } from "../../core/mesh/linkSpans";
import type { MeshModel } from "../../core/mesh/meshModel";
import { snapshotAt } from "../../core/mesh/snapshotAt";
import type { MeshFrame } from "../protocol/meshJobs";
import type { MeshSession } from "./meshSession";

/** How long a frame may stand where it is not known when links come and go. */
const untimedMs = 10_000;

/** The links of an instant, propagated to it, with what is known of their times. */
export function* meshFrame(session: MeshSession, model: MeshModel, atMs: number): Sliced<MeshFrame> {
  const { graph, failedNodes } = yield* snapshotAt(model, atMs);
  const { count, a, b, latencyNs, forwardMbps, reverseMbps } = graph.links;
  const spans = session.knownSpans(atMs);
  const outlook = spans && linkOutlook(model, spans, atMs);
  const isExact = outlook !== undefined && !pairsCompete(model);
  const frame = {
    atMs,
    fromMs: isExact ? outlook.fromMs : atMs,
    untilMs: Math.min(
      outlook?.untilMs ?? Number.POSITIVE_INFINITY,
      isExact ? Number.POSITIVE_INFINITY : atMs + untimedMs,
    ),
    isTimed: outlook !== undefined,
    count,
    a: new Int32Array(count),
    b: new Int32Array(count),
    latencyMs: new Float64Array(count),
    bandwidthMbps: new Float32Array(count),
    breakMs: new Float64Array(count),
    failedNodes: Int32Array.from(nodesOf(failedNodes), (node) => session.numberOf(node)),
  };
  for (let link = 0; link < count; link++) {
    const nodeA = a[link] as number;
    const nodeB = b[link] as number;
    frame.a[link] = session.numberOf(nodeA);
    frame.b[link] = session.numberOf(nodeB);
    frame.latencyMs[link] = (latencyNs[link] as number) / 1e6;
    frame.bandwidthMbps[link] = Math.min(forwardMbps[link] as number, reverseMbps[link] as number);
    frame.breakMs[link] = outlook ? outlook.breakMs(nodeA, nodeB) : Number.NaN;
  }
  return frame;
}

function nodesOf(flags: Uint8Array): number[] {
  return [...flags.keys()].filter((node) => flags[node] === 1);
}
