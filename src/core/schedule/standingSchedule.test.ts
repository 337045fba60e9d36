import fc from "fast-check";
import { expect, it } from "vitest";
import type { BookingRule } from "../scenario/schema/sync";
import { at, type BookingCase, contactsOf, ratesOf, scenarioOf, scheduleCase } from "./__fixtures__/bookingCase";
import { randomCase } from "./__fixtures__/randomCase";
import { makeProblem } from "./makeProblem";
import { scheduleTotals } from "./scheduleTotals";
import { standingSchedule } from "./standingSchedule";

const given: BookingCase = {
  satellites: ["a", "b"],
  stations: [{ id: "gs", setupSeconds: 10 }],
  contacts: [
    { satellite: "a", station: "gs", startS: 0, endS: 300, downMbps: 8 },
    { satellite: "b", station: "gs", startS: 200, endS: 500, downMbps: 80 },
  ],
  sync: { direction: "down", mode: "cut" },
  durationHours: 1,
};

function standing(bookings: readonly BookingRule[], changed: BookingCase = given) {
  const scenario = scenarioOf({ ...changed, sync: { ...changed.sync, bookings: [...bookings] } });
  const prepared = makeProblem(scenario, contactsOf(changed), ratesOf(changed));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const result = standingSchedule(scenario, prepared.value, contactsOf(changed));
  return { ...result, totals: scheduleTotals(prepared.value.problem, result.schedule) };
}

it("bookings that a search found are worth what the search said, and none is at fault", () => {
  fc.assert(
    fc.property(randomCase({ contacts: 9, slots: 14, longest: 5 }), (random) => {
      const found = scheduleCase(random, { effort: 0.002 });
      if (!found.ok) throw new Error(JSON.stringify(found.error));
      const { schedule, faults } = standing(found.value.bookings.map(ruleOf), random);
      expect(faults).toEqual([]);
      expect(schedule.objective).toBeCloseTo(found.value.objective, 6);
    }),
    { seed: 5, numRuns: 40 },
  );
});

it("a booking that breaks a rule is left out and named, with what is in its way", () => {
  const a = { satelliteId: "a", stationId: "gs", antenna: 1, start: at(0), end: at(300) };
  const b = { satelliteId: "b", stationId: "gs", antenna: 1, start: at(305), end: at(500) };
  const { schedule, faults } = standing([a, b, { ...a, start: at(400), end: at(500) }]);
  expect(schedule.objective).toBeCloseTo(300, 9);
  expect(faults.map(({ path, message }) => [path, message])).toEqual([
    ["sync.bookings[1]", "in the way of a at gs"],
    ["sync.bookings[2]", "no contact of the two holds it"],
  ]);
  const later = standing([a, { ...b, start: at(310) }]);
  expect(later.faults).toEqual([]);
  expect(later.schedule.objective).toBeCloseTo(300 + 1900, 9);
});

it("totals add up volumes, ages and busy times", () => {
  const { totals } = standing([{ satelliteId: "a", stationId: "gs", start: at(100), end: at(300) }]);
  expect([...totals.downMB]).toEqual([200, 0]);
  expect([...totals.busySeconds]).toEqual([200]);
  expect(totals.ageSeconds[0]).toBeCloseTo((300 ** 2 + 3300 ** 2) / 2 / 3600, 6);
  expect(totals.ageSeconds[1]).toBeCloseTo(1800, 9);
});

function ruleOf({ satelliteId, stationId, antenna, start, end }: BookingRule): BookingRule {
  return { satelliteId, stationId, ...(antenna !== undefined && { antenna }), start, end };
}
