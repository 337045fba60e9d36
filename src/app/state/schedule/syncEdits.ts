import type { Scenario, SyncRules } from "../../../core/scenario/schema";
import type { BookingRule } from "../../../core/scenario/schema/sync";

/** Rules that hold a number for each satellite. */
export type NumberRule = "demandsMB" | "priorities";

/** What holds where a plan says nothing of booking. */
const defaultRules: SyncRules = { direction: "both" };

export function rulesOf({ sync = defaultRules }: Scenario): SyncRules {
  return sync;
}

/** The plan with other rules; lists and tables that are empty are left out. */
export function withRules(scenario: Scenario, change: Partial<Record<keyof SyncRules, unknown>>): Scenario {
  const merged = Object.entries({ ...rulesOf(scenario), ...change }).filter(([, value]) => !isEmpty(value));
  return { ...scenario, sync: Object.fromEntries(merged) as SyncRules };
}

/** Sets what a satellite asks for, or its weight; undefined: the default. */
export function withNumber(
  scenario: Scenario,
  rule: NumberRule,
  satelliteIds: readonly string[],
  value: number | undefined,
): Scenario {
  const numbers = { ...rulesOf(scenario)[rule] };
  for (const id of satelliteIds) {
    if (value === undefined) delete numbers[id];
    else numbers[id] = value;
  }
  return withRules(scenario, { [rule]: numbers });
}

/** Puts a booking elsewhere; those in its way are taken out. Its pin goes with it. */
export function movedBooking(
  scenario: Scenario,
  index: number,
  to: BookingRule,
  inTheWay: readonly number[],
): Scenario {
  const { bookings = [], pinned = [] } = rulesOf(scenario);
  const from = bookings[index];
  if (from === undefined) return scenario;
  const isGone = new Set(inTheWay);
  return withRules(scenario, {
    bookings: bookings
      .map((booking, i) => (i === index ? to : booking))
      .filter((_, i) => i === index || !isGone.has(i)),
    pinned: pinned.map((pin) => (isSameBooking(pin, from) ? to : pin)),
  });
}

/** Takes a booking out, and its pin. */
export function withoutBooking(scenario: Scenario, index: number): Scenario {
  const { bookings = [], pinned = [] } = rulesOf(scenario);
  const gone = bookings[index];
  if (gone === undefined) return scenario;
  return withRules(scenario, {
    bookings: bookings.filter((_, i) => i !== index),
    pinned: pinned.filter((pin) => !isSameBooking(pin, gone)),
  });
}

/** Pins a booking, so that every schedule keeps it, or lets it go. */
export function withPinTurned(scenario: Scenario, index: number): Scenario {
  const { bookings = [], pinned = [] } = rulesOf(scenario);
  const booking = bookings[index];
  if (booking === undefined) return scenario;
  const others = pinned.filter((pin) => !isSameBooking(pin, booking));
  return withRules(scenario, { pinned: others.length < pinned.length ? others : [...pinned, booking] });
}

/** Takes a booking out and forbids its contact to every schedule. */
export function withForbidden(scenario: Scenario, index: number): Scenario {
  const booking = rulesOf(scenario).bookings?.[index];
  if (booking === undefined) return scenario;
  const { antenna: _, ...time } = booking;
  const left = withoutBooking(scenario, index);
  return withRules(left, { forbidden: [...(rulesOf(left).forbidden ?? []), time] });
}

/** Allows a forbidden contact again. */
export function withAllowed(scenario: Scenario, index: number): Scenario {
  return withRules(scenario, { forbidden: (rulesOf(scenario).forbidden ?? []).filter((_, i) => i !== index) });
}

export function isSameBooking(a: BookingRule, b: BookingRule): boolean {
  return a.satelliteId === b.satelliteId && a.stationId === b.stationId && a.start === b.start && a.end === b.end;
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}
