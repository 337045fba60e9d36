import { GraphBuilder, type MeshGraph } from "../meshGraph";
import { LinkBuffer } from "../meshLinks";

/** A link of a graph without places. */
export interface AbstractLink {
  readonly a: string;
  readonly b: string;
  readonly latencyMs: number;
  readonly mbps: number;
  /** From b to a; default the same. */
  readonly backMbps?: number;
}

/** A graph of latencies and bandwidths; ids are sorted, as a mesh's are. */
export function abstractGraph(
  ids: readonly string[],
  links: readonly AbstractLink[],
  mayForward: (id: string) => boolean = () => true,
): MeshGraph {
  const nodeIds = [...ids].sort();
  const buffer = new LinkBuffer();
  for (const { a, b, latencyMs, mbps, backMbps } of links) {
    buffer.add(nodeIds.indexOf(a), nodeIds.indexOf(b), Number.NaN, Math.round(latencyMs * 1e6), mbps, backMbps ?? mbps);
  }
  return new GraphBuilder(
    nodeIds,
    Uint8Array.from(nodeIds, (id) => (mayForward(id) ? 1 : 0)),
  ).build(buffer);
}
