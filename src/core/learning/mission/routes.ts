import type { Reservation } from "./antennaBook";
import { GroundAccess } from "./groundAccess";
import { MeshAccess } from "./meshAccess";
import { groundOf, type MissionNetwork } from "./missionNetwork";
import { type Hop, milliBitsPerByte } from "./transmission";

/** A message's way, hop by hop; none where it is there already. */
export interface Route {
  readonly hops: readonly Hop[];
  readonly arrivalMs: number;
}

/**
 * Earliest arrival of messages beside those that have their way already (Dijkstra; whoever has a message earlier can send it on no later). A message goes on from
 * a node when it has arrived there in full; on one link, or between a satellite and the ground, it may be sent in several stretches.
 */
export class Routes {
  private readonly ground: number;
  private readonly groundAccess: GroundAccess;
  private readonly mesh: MeshAccess;

  constructor(private readonly network: MissionNetwork) {
    this.ground = groundOf(network);
    this.groundAccess = new GroundAccess(network);
    this.mesh = new MeshAccess(network);
  }

  /** The earliest way from node to node that ends inside the window; undefined: there is none. */
  earliest(from: number, to: number, bytes: number, atMs: number): Route | undefined {
    if (from === to) return { hops: [], arrivalMs: atMs };
    const reached = this.search(from, to, bytes, atMs);
    const hops: Hop[] = [];
    for (let node = to; node !== from; ) {
      const hop = reached[node];
      if (hop === undefined) return undefined;
      hops.push(hop);
      node = hop.from;
    }
    return { hops: hops.reverse(), arrivalMs: (reached[to] as Hop).arrivalMs };
  }

  /** When each satellite would have a message of its own from a node, were it sent alone; Infinity: never. */
  arrivals(from: number, bytes: number, atMs: number): number[] {
    const reached = this.search(from, -1, bytes, atMs);
    return this.network.satelliteIds.map((_, satellite) =>
      satellite === from ? atMs : (reached[satellite]?.arrivalMs ?? Number.POSITIVE_INFINITY),
    );
  }

  /** Takes a message's way. */
  take({ hops }: Route): void {
    for (const { from, to, transmissions } of hops) {
      if (from === this.ground) this.groundAccess.take(to, "up", transmissions);
      else if (to === this.ground) this.groundAccess.take(from, "down", transmissions);
      else this.mesh.take(from, to, transmissions);
    }
  }

  bookings(): Reservation[] {
    return this.groundAccess.bookings();
  }

  /** The last hop of the earliest way to each node; only as far as `to` needs it. */
  private search(from: number, to: number, bytes: number, atMs: number): (Hop | undefined)[] {
    const { durationMs, links } = this.network;
    const milliBits = bytes * milliBitsPerByte;
    const reached: (Hop | undefined)[] = new Array(this.ground + 1).fill(undefined);
    const isDone = new Uint8Array(this.ground + 1);
    const arrivalAt = (node: number) => (node === from ? atMs : (reached[node]?.arrivalMs ?? Number.POSITIVE_INFINITY));
    const offer = (hop: Hop | undefined) => {
      if (hop === undefined || hop.to === from || hop.arrivalMs > durationMs) return;
      if (hop.arrivalMs < arrivalAt(hop.to)) reached[hop.to] = hop;
    };
    // Later than this nothing is of use.
    const boundMs = () => (to < 0 ? durationMs : Math.min(durationMs, arrivalAt(to)));
    for (let node = from; node >= 0 && node !== to; node = this.nearest(arrivalAt, isDone, boundMs())) {
      isDone[node] = 1;
      const nowMs = arrivalAt(node);
      if (node === this.ground) {
        if (node !== from && !this.network.groundForwards) continue;
        const before = node === from ? undefined : reached[node];
        if (to >= 0) offer(this.groundAccess.cross(to, "up", milliBits, nowMs, boundMs(), before));
        if (to >= 0 && links.length === 0) continue;
        for (let satellite = 0; satellite < this.ground; satellite++) {
          if (satellite !== to && isDone[satellite] === 0) {
            offer(
              this.groundAccess.cross(
                satellite,
                "up",
                milliBits,
                nowMs,
                Math.min(boundMs(), arrivalAt(satellite)),
                before,
              ),
            );
          }
        }
        continue;
      }
      if (isDone[this.ground] === 0) offer(this.groundAccess.cross(node, "down", milliBits, nowMs, boundMs()));
      for (const next of this.mesh.neighbours(node)) {
        if (isDone[next] === 0) {
          offer(this.mesh.cross(node, next, milliBits, nowMs, Math.min(boundMs(), arrivalAt(next))));
        }
      }
    }
    return reached;
  }

  private nearest(arrivalAt: (node: number) => number, isDone: Uint8Array, boundMs: number): number {
    let best = -1;
    let bestMs = boundMs;
    for (let node = 0; node <= this.ground; node++) {
      const arrivalMs = arrivalAt(node);
      if (isDone[node] === 1 || arrivalMs === Number.POSITIVE_INFINITY || arrivalMs > bestMs) continue;
      if (best >= 0 && arrivalMs === bestMs) continue;
      best = node;
      bestMs = arrivalMs;
    }
    return best;
  }
}
