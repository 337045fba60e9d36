import { firstEndingAfter, insertTaken, type Taken } from "./busyTimes";
import type { MissionNetwork, SatelliteLink } from "./missionNetwork";
import { type Hop, sendOver, type Transmission } from "./transmission";

interface Channel {
  readonly windows: readonly SatelliteLink[];
  readonly taken: Taken[];
}

/** The links between satellites, and what of them is taken: each direction of a link carries one message at a time. */
export class MeshAccess {
  private readonly channels: Map<number, Channel>[];

  constructor(private readonly network: MissionNetwork) {
    const { satelliteIds, links } = network;
    const byPair: Map<number, SatelliteLink[]>[] = satelliteIds.map(() => new Map());
    for (const link of links) {
      const mine = byPair[link.from] as Map<number, SatelliteLink[]>;
      const known = mine.get(link.to);
      if (known === undefined) mine.set(link.to, [link]);
      else known.push(link);
    }
    this.channels = byPair.map(
      (mine) =>
        new Map([...mine].sort(([a], [b]) => a - b).map(([to, windows]) => [to, { windows, taken: [] as Taken[] }])),
    );
  }

  /** Satellites that one can ever send to, ascending. */
  neighbours(satellite: number): Iterable<number> {
    return (this.channels[satellite] as Map<number, Channel>).keys();
  }

  /** The earliest way of a message over one link that begins before `byMs`. */
  cross(from: number, to: number, milliBits: number, atMs: number, byMs: number): Hop | undefined {
    const channel = this.channels[from]?.get(to);
    if (channel === undefined) return undefined;
    const { windows, taken } = channel;
    const sent = sendOver(milliBits, atMs, byMs, (nowMs) => {
      const next = taken[firstEndingAfter(taken, nowMs)];
      const nothing = { bps: 0, contact: -1, antenna: -1 };
      if (next !== undefined && next.startMs <= nowMs) return { ...nothing, untilMs: next.endMs };
      const window = windows[firstEndingAfter(windows, nowMs)];
      if (window === undefined) return undefined;
      if (window.startMs > nowMs) return { ...nothing, untilMs: window.startMs };
      return {
        ...nothing,
        bps: window.bps,
        untilMs: Math.min(window.endMs, next?.startMs ?? Number.POSITIVE_INFINITY),
      };
    });
    const end = sent?.[sent.length - 1];
    if (sent === undefined || end === undefined) return undefined;
    return { from, to, transmissions: sent, arrivalMs: end.endMs + this.network.latencyMs(from, to, end.startMs) };
  }

  take(from: number, to: number, transmissions: readonly Transmission[]): void {
    const taken = this.channels[from]?.get(to)?.taken ?? [];
    for (const { startMs, endMs } of transmissions) insertTaken(taken, { startMs, endMs });
  }
}
