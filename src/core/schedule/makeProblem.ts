import type { Interval } from "../base/interval";
import { type Outcome, success } from "../base/outcome";
import type { RatePieces } from "../contact/ratePieces";
import type { Scenario, SyncRules } from "../scenario/schema";
import { type BookableWindows, type BookingProblem, type Storage, type VolumeCaps, volumeIn } from "./bookingProblem";
import type { ContactList } from "./contactList";
import { makeCaps, takeOffCaps, withoutShares } from "./makeCaps";
import { type PinnedPlaces, placePins } from "./placePins";
import { makeFrame, type ProblemFrame, relativeMs, setupsOf } from "./problemFrame";
import { valueOfVolume } from "./satelliteValue";

/** Why a contact can be in no schedule, whatever else is booked. */
export type Unbookable =
  | ""
  | "too short"
  | "too long"
  | "before release"
  | "after deadline"
  | "forbidden"
  | "no rate"
  | "pinned";

export interface PreparedProblem {
  readonly problem: BookingProblem;
  /** Of each contact that came in; "" where it may be booked. */
  readonly unbookable: readonly Unbookable[];
}

/**
 * Sets up the booking of `contacts` under the rules of a checked scenario (DESIGN: "Booking"). Rates are the stations' own where `rates` is
 * absent. Fails where pins cannot all stand, naming them.
 */
export function makeProblem(
  scenario: Scenario,
  contacts: ContactList,
  rates?: RatePieces,
  objective?: "volume" | "age",
): Outcome<PreparedProblem> {
  const rules: SyncRules = scenario.sync ?? { direction: "both" };
  const frame = makeFrame(scenario, rules, contacts);
  const maintenance = maintenanceOf(frame);
  const pins = placePins(frame, maintenance);
  if (!pins.ok) return pins;

  const unbookable = unbookableContacts(frame, pins.value);
  const rows = bookableRows(frame, unbookable);
  const windows = makeWindows(frame, rows, rates);
  dropWithoutRate(windows, rows, unbookable);
  const usable = rows.filter((row) => unbookable[row] === "");
  const kept = usable.length === rows.length ? windows : makeWindows(frame, usable, rates);

  const pinnedWindows = makeWindows(
    { ...frame, rules: { direction: rules.direction } },
    pins.value.pinned.map(({ contact }) => contact),
    rates,
  );
  const pinned = pins.value.pinned.map((pin, i) => ({
    ...pin,
    downBytes: volumeIn(pinnedWindows, i, pin.startMs, pin.endMs, pinnedWindows.downBytesPerMs),
    upBytes: volumeIn(pinnedWindows, i, pin.startMs, pin.endMs, pinnedWindows.upBytesPerMs),
  }));
  const storage = storageOf(frame);
  const caps = makeCaps(rules, frame.satelliteIds);
  if (rules.direction === "down") capByGenerated(caps, storage, frame.durationMs);
  let pinnedValue = 0;
  for (const { satellite, downBytes, upBytes } of pinned) {
    if (storage[satellite] !== undefined) continue;
    pinnedValue += valueOfVolume(withoutShares(caps), satellite, downBytes, upBytes);
    takeOffCaps(caps, satellite, downBytes, upBytes);
  }
  const problem: BookingProblem = {
    startMs: frame.startMs,
    durationMs: frame.durationMs,
    satelliteIds: frame.satelliteIds,
    stationIds: frame.stations.map(({ id }) => id),
    direction: rules.direction,
    mode: rules.mode ?? "cut",
    objective: objective ?? rules.objective ?? "volume",
    minMs: frame.minMs,
    maxMs: frame.maxMs,
    stationAntenna: frame.stationAntenna,
    antennaStation: antennaStations(frame.stationAntenna),
    setupMs: setupsOf(frame.stations),
    antennaBlocked: pins.value.antennaBlocked,
    satelliteBlocked: pins.value.satelliteBlocked,
    windows: kept,
    caps,
    storage,
    pinned,
    pinnedValue,
  };
  return success({ problem, unbookable });
}

function antennaStations(stationAntenna: Int32Array): Int32Array {
  const stations = new Int32Array(stationAntenna.at(-1) ?? 0);
  for (let s = 0; s + 1 < stationAntenna.length; s++) stations.fill(s, stationAntenna[s], stationAntenna[s + 1]);
  return stations;
}

function maintenanceOf(frame: ProblemFrame): Interval[][] {
  const blocked: Interval[][] = Array.from({ length: frame.stationAntenna.at(-1) ?? 0 }, () => []);
  frame.stations.forEach(({ maintenance = [] }, s) => {
    const first = frame.stationAntenna[s] as number;
    const last = frame.stationAntenna[s + 1] as number;
    for (const { antenna, from, to } of maintenance) {
      const interval = { start: Math.floor(relativeMs(frame, from)), end: Math.ceil(relativeMs(frame, to)) };
      for (let a = first; a < last; a++)
        if (antenna === undefined || a === first + antenna - 1) blocked[a]?.push(interval);
    }
  });
  return blocked;
}

/** No more can be sent than comes in: this changes no value, and lets bounds know. */
function capByGenerated(caps: VolumeCaps, storage: readonly (Storage | undefined)[], durationMs: number): void {
  storage.forEach((store, s) => {
    if (store === undefined) return;
    for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
      caps.bytes[cap] = Math.min(caps.bytes[cap] as number, store.bytesPerMs * durationMs);
    }
  });
}

function storageOf({ rules, satelliteIds }: ProblemFrame): (Storage | undefined)[] {
  return satelliteIds.map((id) => {
    const generated = rules.generatedMBPerHour?.[id];
    if (generated === undefined || rules.direction === "up") return undefined;
    const capacityMB = rules.storageMB?.[id] ?? Number.POSITIVE_INFINITY;
    return { capacityBytes: capacityMB * 1e6, bytesPerMs: (generated * 1e6) / 3_600_000 };
  });
}

/** First and last ms in which a contact may be booked. */
function bookablePart(frame: ProblemFrame, row: number): Interval {
  const { rules, satelliteIds, contacts, startMs } = frame;
  const id = satelliteIds[contacts.satellite[row] as number] as string;
  const release = rules.releases?.[id];
  const deadline = rules.deadlines?.[id];
  const start = Math.ceil((contacts.aosMs[row] as number) - startMs);
  const end = Math.floor((contacts.losMs[row] as number) - startMs);
  return {
    start: release === undefined ? start : Math.max(start, Math.ceil(relativeMs(frame, release))),
    end: deadline === undefined ? end : Math.min(end, Math.floor(relativeMs(frame, deadline))),
  };
}

function unbookableContacts(frame: ProblemFrame, pins: PinnedPlaces): Unbookable[] {
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
    const pair = `${satelliteIds[contacts.satellite[row] as number]} ${stations[contacts.station[row] as number]?.id}`;
    if (forbidden.get(pair)?.some((time) => time.start < end && time.end > start)) return "forbidden";
    if (end - start < minMs) return "too short";
    if (isWhole && end - start > maxMs) return "too long";
    const part = bookablePart(frame, row);
    const least = isWhole ? Math.floor(end) - Math.ceil(start) : minMs;
    if (part.end - part.start >= least) return "";
    return part.end < end ? "after deadline" : "before release";
  });
}

function bookableRows({ contacts, startMs }: ProblemFrame, unbookable: readonly Unbookable[]): number[] {
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

/** 1 Mbit/s moves 125 bytes in a millisecond. */
const bytesPerMsOfMbps = 125;

function makeWindows(frame: ProblemFrame, rows: readonly number[], rates: RatePieces | undefined): BookableWindows {
  const { contacts, rules, stations, startMs } = frame;
  const sendsDown = rules.direction === "up" ? 0 : bytesPerMsOfMbps;
  const sendsUp = rules.direction === "down" ? 0 : bytesPerMsOfMbps;
  const count = rows.length;
  const windows = {
    count,
    satellite: Int32Array.from(rows, (row) => contacts.satellite[row] as number),
    station: Int32Array.from(rows, (row) => contacts.station[row] as number),
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
    contact: Int32Array.from(rows),
    pieceFirst: new Int32Array(count + 1),
  };
  const ends: number[] = [];
  const down: number[] = [];
  const up: number[] = [];
  rows.forEach((row, w) => {
    const { start, end } = bookablePart(frame, row);
    windows.startMs[w] = start;
    windows.endMs[w] = end;
    const first = rates?.first[row] ?? 0;
    const last = rates?.first[row + 1] ?? 0;
    if (rates === undefined || first === last) {
      const { downlinkMbps = 0, uplinkMbps = 0 } = stations[contacts.station[row] as number] ?? {};
      ends.push(end);
      down.push(downlinkMbps * sendsDown);
      up.push(uplinkMbps * sendsUp);
    } else {
      for (let piece = first; piece < last; piece++) {
        const pieceEnd = (rates.endMs[piece] as number) - startMs;
        if (pieceEnd <= start && piece < last - 1) continue;
        ends.push(piece === last - 1 ? Math.max(end, pieceEnd) : pieceEnd);
        down.push((rates.downMbps[piece] as number) * sendsDown);
        up.push((rates.upMbps[piece] as number) * sendsUp);
        if (pieceEnd >= end) break;
      }
    }
    windows.pieceFirst[w + 1] = ends.length;
  });
  return {
    ...windows,
    pieceEndMs: Float64Array.from(ends),
    downBytesPerMs: Float64Array.from(down),
    upBytesPerMs: Float64Array.from(up),
  };
}

function dropWithoutRate(windows: BookableWindows, rows: readonly number[], unbookable: Unbookable[]): void {
  for (let w = 0; w < windows.count; w++) {
    let rate = 0;
    for (let piece = windows.pieceFirst[w] as number; piece < (windows.pieceFirst[w + 1] as number); piece++) {
      rate += (windows.downBytesPerMs[piece] as number) + (windows.upBytesPerMs[piece] as number);
    }
    if (rate === 0) unbookable[rows[w] as number] = "no rate";
  }
}
