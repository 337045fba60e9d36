import type { Interval } from "../base/interval";
import { failure, type Outcome, type Problem, success } from "../base/outcome";
import type { BookingRule } from "../scenario/schema/sync";
import type { PinnedBooking } from "./bookingProblem";
import { type Outages, outageIn } from "./outages";
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
  const pinned: (Pin & { readonly name: string })[] = [];
  const antennaBlocked = maintenance.map((periods) => [...periods]);
  outages.ofStation.forEach((periods, s) => {
    for (let a = frame.stationAntenna[s] as number; a < (frame.stationAntenna[s + 1] as number); a++) {
      antennaBlocked[a]?.push(...periods);
    }
  });
  const satelliteBlocked = outages.ofSatellite.map((periods) => [...periods]);
  const setups = setupsOf(frame.stations);
  for (const [i, rule] of inOrderOfPlacing(frame)) {
    const path = `sync.pinned[${i}]`;
    const given = describePin(rule);
    const timed = timePin(frame, rule, pinned, outages);
    const placed = timed.ok ? chooseAntenna(frame, rule, timed.value, antennaBlocked, pinned) : timed;
    if (!placed.ok) {
      problems.set(i, { path, message: placed.error, given });
      continue;
    }
    const pin = placed.value;
    const setup = setups[pin.station] as number;
    antennaBlocked[pin.antenna]?.push({ start: pin.startMs - setup, end: pin.endMs + setup });
    satelliteBlocked[pin.satellite]?.push({ start: pin.startMs, end: pin.endMs });
    pinned.push({ ...pin, name: `${path} (${given})` });
  }
  if (problems.size > 0) return failure([...problems].sort(([a], [b]) => a - b).map(([, problem]) => problem));
  return success({
    pinned,
    antennaBlocked: antennaBlocked.map(merged),
    satelliteBlocked: satelliteBlocked.map(merged),
  });
}

/**
 * Pins that name an antenna first, then the others by start: the first antenna that is free then needs no more antennas than any other choice (interval
 * colouring; maintenance of single antennas apart).
 */
function inOrderOfPlacing(frame: ProblemFrame): (readonly [index: number, rule: BookingRule])[] {
  const pins = [...(frame.rules.pinned ?? []).entries()];
  const named = pins.filter(([, { antenna }]) => antenna !== undefined);
  const others = pins.filter(([, { antenna }]) => antenna === undefined);
  return [...named, ...others.sort(([, a], [, b]) => relativeMs(frame, a.start) - relativeMs(frame, b.start))];
}

type Named = Pin & { readonly name: string };

/** Contact and times of a pin, or what forbids them whatever the antenna. */
function timePin(
  frame: ProblemFrame,
  rule: BookingRule,
  others: readonly Named[],
  outages: Outages,
): Outcome<Omit<Pin, "antenna">, string> {
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
  if (twin !== undefined) return failure(`contradicts ${twin.name}: a contact is booked at most once`);
  const rival = others.find((other) => other.satellite === satellite && overlaps(other, startMs, endMs));
  if (rival !== undefined) return failure(`contradicts ${rival.name}: a satellite is at one station at a time`);
  const forbidden = (frame.rules.forbidden ?? []).findIndex(
    (time) =>
      time.satelliteId === rule.satelliteId &&
      time.stationId === rule.stationId &&
      relativeMs(frame, time.start) < endMs &&
      relativeMs(frame, time.end) > startMs,
  );
  if (forbidden !== -1) return failure(`contradicts sync.forbidden[${forbidden}]`);
  return success({ satellite, station, startMs, endMs, contact });
}

function chooseAntenna(
  { stationAntenna, stations }: ProblemFrame,
  rule: BookingRule,
  pin: Omit<Pin, "antenna">,
  blocked: readonly (readonly Interval[])[],
  others: readonly Named[],
): Outcome<Pin, string> {
  const { station, startMs, endMs } = pin;
  const first = stationAntenna[station] as number;
  const count = (stationAntenna[station + 1] as number) - first;
  if (rule.antenna !== undefined && rule.antenna > count) return failure(`the station has ${count} antennas`);
  const choice =
    rule.antenna === undefined ? Array.from({ length: count }, (_, k) => first + k) : [first + rule.antenna - 1];
  const antenna = choice.find((a) => blocked[a]?.every(({ start, end }) => start >= endMs || end <= startMs));
  if (antenna !== undefined) return success({ ...pin, antenna });
  const setup = setupsOf(stations)[station] as number;
  const rival = others.find(
    (other) => choice.includes(other.antenna) && overlaps(other, startMs - setup, endMs + setup),
  );
  return failure(
    rival === undefined
      ? "no antenna is free: maintenance"
      : `contradicts ${rival.name}: an antenna serves one satellite at a time, with set-up between`,
  );
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
