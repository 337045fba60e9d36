import { type Interval, partsLeft } from "../base/interval";
import { type Outages, outageIn, pairKey } from "./outages";
import type { PinnedPlaces } from "./placePins";
import { type ProblemFrame, relativeMs } from "./problemFrame";

/** Why a contact can be in no schedule, whatever else is booked. */
export type Unbookable =
  | ""
  | "too short"
  | "too long"
  | "before release"
  | "after deadline"
  | "forbidden"
  | "satellite failed"
  | "station failed"
  | "link failed"
  | "no rate"
  | "pinned";

/** First and last ms in which a contact may be booked. */
export function bookablePart(frame: ProblemFrame, outages: Outages, row: number): Interval {
  const { rules, satelliteIds, contacts, startMs } = frame;
  const satellite = contacts.satellite[row] as number;
  const id = satelliteIds[satellite] as string;
  const release = rules.releases?.[id];
  const deadline = rules.deadlines?.[id];
  const start = Math.ceil((contacts.aosMs[row] as number) - startMs);
  const end = Math.floor((contacts.losMs[row] as number) - startMs);
  const part = {
    start: release === undefined ? start : Math.max(start, Math.ceil(relativeMs(frame, release))),
    end: deadline === undefined ? end : Math.min(end, Math.floor(relativeMs(frame, deadline))),
  };
  const taken = outages.ofPair.get(pairKey(satellite, contacts.station[row] as number));
  return taken === undefined ? part : longestOf(partsLeft(part, taken), part.start);
}

/** The first of the longest; nothing, at `startMs`, where there is none. */
function longestOf(parts: readonly Interval[], startMs: number): Interval {
  return parts.reduce((best, part) => (part.end - part.start > best.end - best.start ? part : best), {
    start: startMs,
    end: startMs,
  });
}

/** Of each contact why it can be in no schedule; "" where it may be booked. */
export function unbookableContacts(frame: ProblemFrame, pins: PinnedPlaces, outages: Outages): Unbookable[] {
  const { contacts, rules, startMs, satelliteIds, stations, minMs, maxMs } = frame;
  const isWhole = rules.mode === "whole";
  const pinnedContacts = new Set(pins.pinned.map(({ contact }) => contact));
  const forbidden = new Map<string, Interval[]>();
  for (const { satelliteId, stationId, start, end } of rules.forbidden ?? []) {
    const times = forbidden.get(`${satelliteId} ${stationId}`) ?? [];
    times.push({ start: relativeMs(frame, start), end: relativeMs(frame, end) });
    forbidden.set(`${satelliteId} ${stationId}`, times);
  }
  return Array.from({ length: contacts.count }, (_, row) => {
    if (pinnedContacts.has(row)) return "pinned";
    const start = (contacts.aosMs[row] as number) - startMs;
    const end = (contacts.losMs[row] as number) - startMs;
    const satellite = contacts.satellite[row] as number;
    const station = contacts.station[row] as number;
    const pair = `${satelliteIds[satellite]} ${stations[station]?.id}`;
    if (forbidden.get(pair)?.some((time) => time.start < end && time.end > start)) return "forbidden";
    if (end - start < minMs) return "too short";
    if (isWhole && end - start > maxMs) return "too long";
    const outage = outageIn(outages, satellite, station, start, end);
    if (outage !== undefined && (isWhole || isOut(outages, satellite, station, { start, end }, minMs))) return outage;
    const part = bookablePart(frame, outages, row);
    const least = isWhole ? Math.floor(end) - Math.ceil(start) : minMs;
    if (part.end - part.start >= least) return "";
    return part.end < end ? "after deadline" : "before release";
  });
}

/** Whether outages leave no part of a contact that is long enough. */
function isOut(
  { ofSatellite, ofStation, ofPair }: Outages,
  satellite: number,
  station: number,
  contact: Interval,
  minMs: number,
): boolean {
  const taken = [ofSatellite[satellite], ofStation[station], ofPair.get(pairKey(satellite, station))];
  return partsLeft(
    contact,
    taken.flatMap((outages) => outages ?? []),
  ).every(({ start, end }) => end - start < minMs);
}

/** The contacts that may be booked, in order of time. */
export function bookableRows({ contacts, startMs }: ProblemFrame, unbookable: readonly Unbookable[]): number[] {
  const rows: number[] = [];
  for (let row = 0; row < contacts.count; row++) if (unbookable[row] === "") rows.push(row);
  const key = (row: number) => (contacts.aosMs[row] as number) - startMs;
  return rows.sort(
    (a, b) =>
      key(a) - key(b) ||
      (contacts.satellite[a] as number) - (contacts.satellite[b] as number) ||
      (contacts.station[a] as number) - (contacts.station[b] as number) ||
      a - b,
  );
}
