import type { Interval } from "../base/interval";
import { type Outcome, success } from "../base/outcome";
import type { RatePieces } from "../contact/ratePieces";
import type { Scenario, SyncRules } from "../scenario/schema";
import { bookablePart, bookableRows, type Unbookable, unbookableContacts } from "./bookableContacts";
import { type BookableWindows, type BookingProblem, type Storage, type VolumeCaps, volumeIn } from "./bookingProblem";
import type { ContactList } from "./contactList";
import { makeCaps, takeOffCaps, withoutShares } from "./makeCaps";
import { noOutages, type Outages, outagesOf } from "./outages";
import { placePins } from "./placePins";
import { makeFrame, type ProblemFrame, relativeMs, setupsOf } from "./problemFrame";
import { valueOfVolume } from "./satelliteValue";

export interface PreparedProblem {
  readonly problem: BookingProblem;
  /** Of each contact that came in; "" where it may be booked. */
  readonly unbookable: readonly Unbookable[];
  readonly outages: Outages;
}

/**
 * Sets up the booking of `contacts` under the rules of a checked scenario (DESIGN: "Booking"). Rates are the stations' own where `rates` is
 * absent. Nothing is booked with what has failed (`mesh.failures`); of a contact whose link alone fails for a time, the longest part that is left
 * is offered. Fails where pins cannot all stand, naming them.
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
  const outages = outagesOf(frame);
  const pins = placePins(frame, maintenance, outages);
  if (!pins.ok) return pins;

  const unbookable = unbookableContacts(frame, pins.value, outages);
  const rows = bookableRows(frame, unbookable);
  const windows = makeWindows(frame, outages, rows, rates);
  dropWithoutRate(windows, rows, unbookable);
  const usable = rows.filter((row) => unbookable[row] === "");
  const kept = usable.length === rows.length ? windows : makeWindows(frame, outages, usable, rates);

  const pinnedWindows = makeWindows(
    { ...frame, rules: { direction: rules.direction } },
    noOutages,
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
  return success({ problem, unbookable, outages });
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

/** 1 Mbit/s moves 125 bytes in a millisecond. */
const bytesPerMsOfMbps = 125;

function makeWindows(
  frame: ProblemFrame,
  outages: Outages,
  rows: readonly number[],
  rates: RatePieces | undefined,
): BookableWindows {
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
    const { start, end } = bookablePart(frame, outages, row);
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
