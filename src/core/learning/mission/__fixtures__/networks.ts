import { Random } from "../../../base/random";
import type { GroundContact, MissionNetwork, SatelliteLink } from "../missionNetwork";

const startMs = Date.UTC(2026, 2, 20, 12);

/** Ids as `trainingInput` has them. */
export function satelliteIds(count: number): string[] {
  return Array.from({ length: count }, (_, i) => `s${i}`);
}

/** One contact at one rate each way. */
export function contactOf(
  satellite: number,
  station: number,
  from: number,
  to: number,
  downBps: number,
  upBps = downBps,
): GroundContact {
  return { satellite, station, startMs: from, endMs: to, pieces: [{ endMs: to, downBps, upBps }] };
}

/** A network of no contact, with what is given in place of it. */
export function networkOf(satellites: number, given: Partial<MissionNetwork>): MissionNetwork {
  return {
    startMs,
    durationMs: 3_600_000,
    satelliteIds: satelliteIds(satellites),
    stations: [{ id: "g0", antennas: 1, setupMs: 0, maintenance: [] }],
    contacts: [],
    links: [],
    groundForwards: false,
    standing: undefined,
    latencyMs: () => 0,
    flopsPerMs: satelliteIds(satellites).map(() => 1e9),
    workingHours: undefined,
    warnings: [],
    ...given,
  };
}

/** Everybody is always in contact at a rate at which nothing takes more than a millisecond. */
export function perfectNetwork(satellites: number, durationMs = 10_000_000): MissionNetwork {
  return networkOf(satellites, {
    durationMs,
    stations: [{ id: "g0", antennas: satellites, setupMs: 0, maintenance: [] }],
    contacts: satelliteIds(satellites).map((_, satellite) => contactOf(satellite, 0, 0, durationMs, 1e12)),
    flopsPerMs: satelliteIds(satellites).map(() => 1e15),
  });
}

export interface NetworkKind {
  readonly satellites: number;
  readonly stations: number;
  /** An antenna for each satellite at every station, and no set-up. */
  readonly plenty: boolean;
  readonly hasLinks: boolean;
  readonly hasNight: boolean;
}

/** Passes, links and nights at random; the same for the same seed. */
export function randomNetwork(seed: number, kind: NetworkKind): MissionNetwork {
  const random = new Random(seed, "network");
  const between = (low: number, high: number) => low + random.below(high - low + 1);
  const durationMs = 2_000_000;
  const contacts: GroundContact[] = [];
  for (let satellite = 0; satellite < kind.satellites; satellite++) {
    for (let station = 0; station < kind.stations; station++) {
      for (let at = between(0, 200_000); at < durationMs; at += between(100_000, 400_000)) {
        const endMs = Math.min(durationMs, at + between(100, 60_000));
        const middle = Math.floor((at + endMs) / 2);
        const rate = () => 1000 * between(1, 400);
        const pieces = [
          { endMs: middle, downBps: rate(), upBps: rate() },
          { endMs, downBps: rate(), upBps: rate() },
        ].filter((piece, i) => piece.endMs > (i === 0 ? at : middle));
        contacts.push({ satellite, station, startMs: at, endMs, pieces });
        at = endMs;
      }
    }
  }
  contacts.sort((a, b) => a.satellite - b.satellite || a.startMs - b.startMs || a.station - b.station);
  const links: SatelliteLink[] = [];
  for (let from = 0; kind.hasLinks && from < kind.satellites; from++) {
    const to = (from + 1) % kind.satellites;
    for (let at = between(0, 300_000); at < durationMs; at += between(100_000, 400_000)) {
      const endMs = Math.min(durationMs, at + between(1000, 200_000));
      const times = { startMs: at, endMs, bps: 1000 * between(10, 2000) };
      links.push({ from, to, ...times }, { from: to, to: from, ...times });
      at = endMs;
    }
  }
  links.sort((a, b) => a.startMs - b.startMs || a.from - b.from || a.to - b.to);
  return networkOf(kind.satellites, {
    durationMs,
    stations: Array.from({ length: kind.stations }, (_, i) => ({
      id: `g${i}`,
      antennas: kind.plenty ? kind.satellites : between(1, 2),
      setupMs: kind.plenty ? 0 : between(0, 20_000),
      maintenance: kind.plenty
        ? []
        : [{ antenna: 0, start: between(0, 1_000_000), end: between(1_000_001, 1_100_000) }],
    })),
    contacts,
    links,
    groundForwards: random.below(2) === 1,
    latencyMs: (from, to) => 1 + ((from + to) % 7),
    flopsPerMs: satelliteIds(kind.satellites).map(() => 1000 * between(10, 1000)),
    workingHours: kind.hasNight
      ? satelliteIds(kind.satellites).map((_, i) =>
          Array.from({ length: 4 }, (__, k) => ({ start: k * 500_000 + 1000 * i, end: k * 500_000 + 300_000 })),
        )
      : undefined,
  });
}
