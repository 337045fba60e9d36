import type { Interval } from "../base/interval";
import { limits } from "../scenario/limits";
import { type ProblemFrame, relativeMs } from "./problemFrame";

/** When satellites, stations and their links have failed (`mesh.failures`), in ms from the frame's start. */
export interface Outages {
  readonly ofSatellite: readonly (readonly Interval[])[];
  readonly ofStation: readonly (readonly Interval[])[];
  /** Of links that have failed by themselves, by `pairKey`. */
  readonly ofPair: ReadonlyMap<number, readonly Interval[]>;
}

export const noOutages: Outages = { ofSatellite: [], ofStation: [], ofPair: new Map() };

/** Thirty years: later than any contact. */
const endlessMs = 1e12;

/** Reads what the plan says has failed; links between satellites concern no booking. */
export function outagesOf(frame: ProblemFrame): Outages {
  const { scenario, satelliteIds, stations } = frame;
  const ofSatellite: Interval[][] = satelliteIds.map(() => []);
  const ofStation: Interval[][] = stations.map(() => []);
  const ofPair = new Map<number, Interval[]>();
  const failures = scenario.mesh?.failures ?? [];
  const satelliteOf = new Map(failures.length === 0 ? [] : satelliteIds.map((id, s) => [id, s]));
  const stationOf = new Map(failures.length === 0 ? [] : stations.map(({ id }, s) => [id, s]));
  for (const { id, other, from, to } of failures) {
    const outage = {
      start: from === undefined ? -endlessMs : Math.floor(relativeMs(frame, from)),
      end: to === undefined ? endlessMs : Math.ceil(relativeMs(frame, to)),
    };
    if (other === undefined) {
      ofSatellite[satelliteOf.get(id) ?? -1]?.push(outage);
      ofStation[stationOf.get(id) ?? -1]?.push(outage);
      continue;
    }
    const satellite = satelliteOf.get(id) ?? satelliteOf.get(other);
    const station = stationOf.get(id) ?? stationOf.get(other);
    if (satellite === undefined || station === undefined) continue;
    const key = pairKey(satellite, station);
    ofPair.set(key, [...(ofPair.get(key) ?? []), outage]);
  }
  return { ofSatellite, ofStation, ofPair };
}

/** A number and no text: it is asked of every contact. */
export function pairKey(satellite: number, station: number): number {
  return satellite * limits.stations + station;
}

/** What has failed at some time in [startMs, endMs), as a reason; undefined where nothing has. */
export function outageIn(
  { ofSatellite, ofStation, ofPair }: Outages,
  satellite: number,
  station: number,
  startMs: number,
  endMs: number,
): "satellite failed" | "station failed" | "link failed" | undefined {
  const isHit = (outages: readonly Interval[] = []) => outages.some(({ start, end }) => start < endMs && end > startMs);
  if (isHit(ofSatellite[satellite])) return "satellite failed";
  if (isHit(ofStation[station])) return "station failed";
  return isHit(ofPair.get(pairKey(satellite, station))) ? "link failed" : undefined;
}
