import { formatInstant, parseInstant } from "../../../core/base/instant";
import { failure, type Outcome, success } from "../../../core/base/outcome";
import type { MeshRules, Station, SyncRules } from "../../../core/scenario/schema";
import type { BookingRule } from "../../../core/scenario/schema/sync";
import type { ContactList } from "../../../core/schedule/contactList";
import { type Failure, failuresBetween, failureTimesMs } from "../picture/failureTimes";
import type { ShownBooking } from "./bookings";

/** What a booking is placed among. */
export interface Surroundings {
  readonly contacts: ContactList;
  readonly bookings: readonly ShownBooking[];
  readonly stations: readonly Station[];
  readonly rules: SyncRules;
  /** Says what has failed. */
  readonly mesh?: MeshRules | undefined;
}

/** Which part of a booking is moved. */
export type Grip = "all" | "start" | "end";

/** Where somebody wants a booking: rows of stations, antennas from 1. */
export interface Wish {
  readonly station: number;
  readonly antenna: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly grip: Grip;
}

/** A place that a booking may have, with what would have to go for it. */
export interface Placement {
  readonly station: number;
  readonly antenna: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly conflicts: readonly Conflict[];
}

/** A booking in the way, and why. */
export interface Conflict {
  readonly booking: ShownBooking;
  readonly reason: "antenna" | "satellite" | "contact";
}

/**
 * The nearest place to a wish that the contacts and rules allow: in the contact of the two that is closest, whole or cut as the rules say.
 * Fails, in words, where there is none, or where something that cannot go is in the way: a pin, maintenance, a failure, a forbidden contact.
 */
export function placeBooking(moved: ShownBooking, wish: Wish, around: Surroundings): Outcome<Placement, string> {
  const { stations, rules } = around;
  const { satelliteId } = moved.rule;
  const station = stations[wish.station];
  if (station === undefined) return failure("there is no such station");
  const part = nearestPart(moved, wish, around);
  if (part === undefined) return failure(`${satelliteId} has no contact with ${station.name ?? station.id}`);
  const fitted = rules.mode === "whole" ? part : fitTo(part, wish, rules);
  const { minDurationSeconds = 0, maxDurationSeconds = Number.POSITIVE_INFINITY } = rules;
  const seconds = (fitted.endMs - fitted.startMs) / 1000;
  if (seconds < Math.max(minDurationSeconds, 0.001)) return failure("the contact is too short for a booking");
  if (seconds > maxDurationSeconds) return failure("the contact is too long for a booking");
  if (isForbidden(moved, station.id, part, rules)) return failure("the contact is forbidden");
  if (isInMaintenance(station, wish.antenna, fitted)) return failure("the antenna is in maintenance");
  const failures = failuresBetween(around, satelliteId, station.id);
  const failed = failures.find((each) => holdsDuring(each, fitted));
  if (failed !== undefined) return failure(`the ${failed.kind} has failed`);
  const place = { station: wish.station, antenna: wish.antenna, ...fitted };
  const conflicts = conflictsOf(moved, place, part, around);
  const pin = conflicts.find(({ booking }) => booking.isPinned);
  if (pin !== undefined) return failure(`a pinned booking of ${pin.booking.rule.satelliteId} is in the way`);
  return success({ ...place, conflicts });
}

/** A place as the document writes it. */
export function ruleOfPlace(
  moved: ShownBooking,
  { station, antenna, startMs, endMs }: Placement,
  stations: readonly Station[],
): BookingRule {
  return {
    satelliteId: moved.rule.satelliteId,
    stationId: stations[station]?.id ?? moved.rule.stationId,
    antenna,
    start: formatInstant(startMs),
    end: formatInstant(endMs),
  };
}

interface Span {
  readonly startMs: number;
  readonly endMs: number;
}

/** The part between release and deadline of the contact that overlaps the wish most, or is closest to it. */
function nearestPart(moved: ShownBooking, wish: Wish, { contacts, rules }: Surroundings): Span | undefined {
  const { satelliteId } = moved.rule;
  const releaseMs = instantOr(rules.releases?.[satelliteId], Number.NEGATIVE_INFINITY);
  const deadlineMs = instantOr(rules.deadlines?.[satelliteId], Number.POSITIVE_INFINITY);
  let best: Span | undefined;
  let bestMs = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < contacts.count; row++) {
    if (contacts.satellite[row] !== moved.satellite || contacts.station[row] !== wish.station) continue;
    const startMs = Math.max(contacts.aosMs[row] ?? 0, releaseMs);
    const endMs = Math.min(contacts.losMs[row] ?? 0, deadlineMs);
    // Negative where they are apart: the distance.
    const commonMs = Math.min(endMs, wish.endMs) - Math.max(startMs, wish.startMs);
    if (endMs <= startMs || commonMs <= bestMs) continue;
    best = { startMs, endMs };
    bestMs = commonMs;
  }
  return best;
}

function fitTo(part: Span, wish: Wish, { minDurationSeconds = 0, maxDurationSeconds }: SyncRules): Span {
  const leastMs = Math.max(1, Math.ceil(minDurationSeconds * 1000));
  const mostMs = maxDurationSeconds === undefined ? Number.POSITIVE_INFINITY : Math.floor(maxDurationSeconds * 1000);
  const lengthMs = part.endMs - part.startMs;
  if (wish.grip === "all") {
    const keptMs = Math.round(Math.min(wish.endMs - wish.startMs, lengthMs, mostMs));
    const startMs = Math.round(Math.min(Math.max(wish.startMs, part.startMs), part.endMs - keptMs));
    return { startMs, endMs: startMs + keptMs };
  }
  if (wish.grip === "start") {
    const endMs = Math.min(wish.endMs, part.endMs);
    const startMs = Math.min(Math.max(wish.startMs, part.startMs, endMs - mostMs), endMs - leastMs);
    return { startMs: Math.round(startMs), endMs };
  }
  const startMs = Math.max(wish.startMs, part.startMs);
  const endMs = Math.max(Math.min(wish.endMs, part.endMs, startMs + mostMs), startMs + leastMs);
  return { startMs, endMs: Math.round(endMs) };
}

function conflictsOf(
  moved: ShownBooking,
  place: Omit<Placement, "conflicts">,
  part: Span,
  { bookings, stations }: Surroundings,
): Conflict[] {
  const setupMs = (stations[place.station]?.setupSeconds ?? 0) * 1000;
  return bookings.flatMap((booking): Conflict[] => {
    if (booking.index === moved.index) return [];
    const isThere = booking.station === place.station;
    const isOfSatellite = booking.satellite === moved.satellite;
    const isOnAntenna = isThere && booking.antenna === place.antenna;
    if (isOnAntenna && overlaps(booking, place, setupMs)) return [{ booking, reason: "antenna" }];
    if (isOfSatellite && overlaps(booking, place, 0)) return [{ booking, reason: "satellite" }];
    if (isOfSatellite && isThere && overlaps(booking, part, 0)) return [{ booking, reason: "contact" }];
    return [];
  });
}

function overlaps(booking: Span, place: Span, apartMs: number): boolean {
  return booking.startMs < place.endMs + apartMs && booking.endMs > place.startMs - apartMs;
}

function isForbidden(moved: ShownBooking, stationId: string, part: Span, { forbidden = [] }: SyncRules): boolean {
  return forbidden.some(
    (time) =>
      time.satelliteId === moved.rule.satelliteId &&
      time.stationId === stationId &&
      overlaps({ startMs: instantOr(time.start, 0), endMs: instantOr(time.end, 0) }, part, 0),
  );
}

function isInMaintenance({ maintenance = [] }: Station, antenna: number, place: Span): boolean {
  return maintenance.some(
    (period) =>
      (period.antenna === undefined || period.antenna === antenna) &&
      overlaps({ startMs: instantOr(period.from, 0), endMs: instantOr(period.to, 0) }, place, 0),
  );
}

function holdsDuring(failure: Failure, place: Span): boolean {
  const { fromMs, toMs } = failureTimesMs(failure);
  return overlaps({ startMs: fromMs, endMs: toMs }, place, 0);
}

function instantOr(text: string | undefined, fallback: number): number {
  const instant = text === undefined ? undefined : parseInstant(text);
  return instant?.ok ? instant.value : fallback;
}
