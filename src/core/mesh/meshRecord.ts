import { formatInstantExact } from "../base/instant";
import type { MeshSnapshot } from "./meshObserver";

/** One link as it is written in JSON: a before b by id, but for links of stations, where a is the satellite. */
export interface LinkRecord {
  readonly a: string;
  readonly b: string;
  /** null where a link by hand has only a latency. */
  readonly distanceKm: number | null;
  readonly latencyMs: number;
  /** From a to b, and back. */
  readonly bandwidthMbps: number;
  readonly reverseBandwidthMbps: number;
}

/** A mesh at one instant as it is written in JSON. */
export interface MeshRecord {
  readonly at: string;
  /** In the order of ids. */
  readonly nodes: readonly string[];
  /** In the order of a, then b. */
  readonly links: readonly LinkRecord[];
}

export function meshRecord({ instantMs, graph }: MeshSnapshot): MeshRecord {
  const { links, nodeIds } = graph;
  const order = Array.from({ length: links.count }, (_, link) => link).sort(
    (x, y) => (links.a[x] as number) - (links.a[y] as number) || (links.b[x] as number) - (links.b[y] as number),
  );
  return {
    at: formatInstantExact(instantMs),
    nodes: nodeIds,
    links: order.map((link) => {
      const distanceKm = links.distanceKm[link] as number;
      return {
        a: nodeIds[links.a[link] as number] as string,
        b: nodeIds[links.b[link] as number] as string,
        distanceKm: Number.isNaN(distanceKm) ? null : distanceKm,
        latencyMs: (links.latencyNs[link] as number) / 1e6,
        bandwidthMbps: links.forwardMbps[link] as number,
        reverseBandwidthMbps: links.reverseMbps[link] as number,
      };
    }),
  };
}
