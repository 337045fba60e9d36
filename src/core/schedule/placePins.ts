import type { Interval } from "../base/interval";
import { failure, type Outcome, type Problem, success } from "../base/outcome";
import type { BookingRule } from "../scenario/schema/sync";
import type { PinnedBooking } from "./bookingProblem";
import { type Outages, outageIn } from "./outages";
import { blockOf, type PinTimes, pinAntennas } from "./pinAntennas";
import { type ProblemFrame, relativeMs, setupsOf } from "./problemFrame";

type Pin = Omit<PinnedBooking, "downBytes" | "upBytes">;

/** Where pinned bookings stand, and what they take from the rest. */
export interface PinnedPlaces {
  readonly pinned: readonly Pin[];
  readonly antennaBlocked: readonly (readonly Interval[])[];
  readonly satelliteBlocked: readonly (readonly Interval[])[];
}

/**
 * Places each pin in the contact that holds it, on its antenna or on one that is free, outside of `maintenance` of the antennas and of
 * `outages`; problems name what contradicts what.
 */
export function placePins(
  frame: ProblemFrame,
  maintenance: readonly (readonly Interval[])[],
  outages: Outages,
): Outcome<PinnedPlaces> {
  const problems = new Map<number, Problem>();
  const antennaBlocked = maintenance.map((periods) => [...periods]);
  outages.ofStation.forEach((periods, s) => {
    for (let a = frame.stationAntenna[s] as number; a < (frame.stationAntenna[s + 1] as number); a++) {
      antennaBlocked[a]?.push(...periods);
    }
  });
  const satelliteBlocked = outages.ofSatellite.map((periods) => [...periods]);
  const setups = setupsOf(frame.stations);
  const timed: TimedPin[] = [];
  for (const [index, rule] of (frame.rules.pinned ?? []).entries()) {
    const given = describePin(rule);
    const times = timePin(frame, rule, timed, outages);
    if (times.ok) timed.push({ ...times.value, setupMs: setups[times.value.station] as number, index, given });
    else problems.set(index, { path: pathOf(index), message: times.error, given });
  }
  const pinned: Pin[] = [];
  const antennas = pinAntennas(timed, antennaBlocked);
  const placed = timed.map((pin, i) => ({ ...pin, antenna: antennas[i] as number }));
  for (const pin of placed) {
    const { index, given, satellite, station, contact, antenna, startMs, endMs } = pin;
    if (antenna === -1) {
      problems.set(index, { path: pathOf(index), message: whyNoAntenna(pin, placed), given });
      continue;
    }
    antennaBlocked[antenna]?.push(blockOf(pin));
    satelliteBlocked[satellite]?.push({ start: startMs, end: endMs });
    pinned.push({ satellite, station, contact, antenna, startMs, endMs });
  }
  if (problems.size > 0) return failure([...problems].sort(([a], [b]) => a - b).map(([, problem]) => problem));
  return success({
    pinned,
    antennaBlocked: antennaBlocked.map(merged),
    satelliteBlocked: satelliteBlocked.map(merged),
  });
}

/** A pin without its antenna. */
interface TimedPin extends Omit<Pin, "antenna">, PinTimes {
  /** In `sync.pinned`. */
  readonly index: number;
  readonly given: string;
}

/** Contact, times and possible antennas of a pin, or what forbids it whatever the antenna. */
function timePin(
  frame: ProblemFrame,
  rule: BookingRule,
  others: readonly TimedPin[],
  outages: Outages,
): Outcome<Omit<TimedPin, "setupMs" | "index" | "given">, string> {
  const satellite = frame.satelliteIds.indexOf(rule.satelliteId);
  const station = frame.stations.findIndex(({ id }) => id === rule.stationId);
  const startMs = Math.round(relativeMs(frame, rule.start));
  const endMs = Math.round(relativeMs(frame, rule.end));
  if (endMs - startMs < frame.minMs) return failure("shorter than the least length of a booking");
  if (endMs - startMs > frame.maxMs) return failure("longer than the greatest length of a booking");
  const contact = contactHolding(frame, satellite, station, startMs, endMs);
  if (contact === undefined) return failure("no contact of the two holds it");
  const outage = outageIn(outages, satellite, station, startMs, endMs);
  if (outage !== undefined) return failure(`${outage} at that time`);
  const twin = others.find((other) => other.contact === contact);
  if (twin !== undefined) return failure(`contradicts ${nameOf(twin)}: a contact is booked at most once`);
  const rival = others.find((other) => other.satellite === satellite && overlaps(other, startMs, endMs));
  if (rival !== undefined) return failure(`contradicts ${nameOf(rival)}: a satellite is at one station at a time`);
  const forbidden = (frame.rules.forbidden ?? []).findIndex(
    (time) =>
      time.satelliteId === rule.satelliteId &&
      time.stationId === rule.stationId &&
      relativeMs(frame, time.start) < endMs &&
      relativeMs(frame, time.end) > startMs,
  );
  if (forbidden !== -1) return failure(`contradicts sync.forbidden[${forbidden}]`);
  const first = frame.stationAntenna[station] as number;
  const count = (frame.stationAntenna[station + 1] as number) - first;
  if (rule.antenna !== undefined && rule.antenna > count) return failure(`the station has ${count} antennas`);
  const antennas =
    rule.antenna === undefined ? Array.from({ length: count }, (_, k) => first + k) : [first + rule.antenna - 1];
  return success({ satellite, station, startMs, endMs, contact, antennas });
}

function whyNoAntenna(pin: TimedPin, others: readonly (TimedPin & { readonly antenna: number })[]): string {
  const { start, end } = blockOf(pin);
  const rival = others.find((other) => pin.antennas.includes(other.antenna) && overlaps(other, start, end));
  return rival === undefined
    ? "no antenna is free: maintenance"
    : `contradicts ${nameOf(rival)}: an antenna serves one satellite at a time, with set-up between`;
}

function nameOf({ index, given }: TimedPin): string {
  return `${pathOf(index)} (${given})`;
}

function pathOf(index: number): string {
  return `sync.pinned[${index}]`;
}

function contactHolding(
  { contacts, startMs: originMs }: ProblemFrame,
  satellite: number,
  station: number,
  startMs: number,
  endMs: number,
): number | undefined {
  for (let row = 0; row < contacts.count; row++) {
    if (contacts.satellite[row] !== satellite || contacts.station[row] !== station) continue;
    const aosMs = (contacts.aosMs[row] as number) - originMs;
    const losMs = (contacts.losMs[row] as number) - originMs;
    if (aosMs <= startMs && losMs >= endMs) return row;
  }
  return undefined;
}

function overlaps(booking: { startMs: number; endMs: number }, startMs: number, endMs: number): boolean {
  return booking.startMs < endMs && booking.endMs > startMs;
}

function describePin({ satelliteId, stationId, start, end }: BookingRule): string {
  return `${satelliteId} at ${stationId}, ${start} to ${end}`;
}

/** Intervals ascending, those that overlap or touch as one. */
function merged(intervals: readonly Interval[]): Interval[] {
  const result: { start: number; end: number }[] = [];
  for (const { start, end } of [...intervals].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else result.push({ start, end });
  }
  return result;
}
