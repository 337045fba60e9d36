import type { Scenario, SyncRules } from "../../../core/scenario/schema";
import type { BookingRule } from "../../../core/scenario/schema/sync";

/** Rules that hold a number for each satellite. */
export type NumberRule =
  | "demandsMB"
  | "downDemandsMB"
  | "upDemandsMB"
  | "priorities"
  | "storageMB"
  | "generatedMBPerHour";
/** Rules that hold an instant for each satellite. */
export type TimeRule = "releases" | "deadlines";

/** What the rules say of one satellite; what is absent has its default. */
export type SatelliteValues = {
  readonly [Rule in NumberRule | TimeRule]?: (Rule extends NumberRule ? number : string) | undefined;
};

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

/** What the rules say of a satellite. */
export function valuesOf(rules: SyncRules, satelliteId: string): SatelliteValues {
  const { demandsMB, downDemandsMB, upDemandsMB, priorities, storageMB, generatedMBPerHour } = rules;
  const numbers = { demandsMB, downDemandsMB, upDemandsMB, priorities, storageMB, generatedMBPerHour };
  const { releases, deadlines } = rules;
  return Object.fromEntries(
    Object.entries({ ...numbers, releases, deadlines }).map(([rule, byId]) => [rule, byId?.[satelliteId]]),
  );
}

/** A demand in all and demands by direction exclude each other: the one that is set takes the place of the others. */
const replacedBy: { readonly [Rule in keyof SatelliteValues]?: readonly (keyof SatelliteValues)[] } = {
  demandsMB: ["downDemandsMB", "upDemandsMB"],
  downDemandsMB: ["demandsMB"],
  upDemandsMB: ["demandsMB"],
};

/** Sets rules of satellites; undefined: the default. A release stays before its deadline by the caller's care. */
export function withValues(scenario: Scenario, satelliteIds: readonly string[], values: SatelliteValues): Scenario {
  const rules = rulesOf(scenario);
  const changed: Record<string, Record<string, number | string>> = {};
  const table = (rule: keyof SatelliteValues) => {
    changed[rule] ??= { ...rules[rule] };
    return changed[rule];
  };
  for (const [name, value] of Object.entries(values)) {
    const rule = name as keyof SatelliteValues;
    for (const id of satelliteIds) {
      if (value === undefined) {
        delete table(rule)[id];
        continue;
      }
      table(rule)[id] = value;
      for (const other of replacedBy[rule] ?? []) delete table(other)[id];
    }
  }
  return withRules(scenario, changed);
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
