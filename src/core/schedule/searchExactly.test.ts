import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BookingCase, checkedContacts, scenarioOf, scheduleCase } from "./__fixtures__/bookingCase";
import { bestByEnumeration, youngestByEnumeration } from "./__fixtures__/bruteForce";
import { faultsOf } from "./__fixtures__/checkSchedule";
import { hinderedCase } from "./__fixtures__/randomCase";
import type { ScheduleRecord } from "./scheduleRecord";

function found(given: BookingCase, objective: "volume" | "age"): ScheduleRecord {
  const outcome = scheduleCase(given, { effort: 0.05 }, objective);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  expect(faultsOf(scenarioOf(given), checkedContacts(given), outcome.value, objective)).toEqual([]);
  return outcome.value;
}

/**
 * Crowded cases: up to 8 whole contacts within 3 minutes. No pins where a station has two antennas: a pin is put on one of them before
 * the search, and enumeration tries both.
 */
const crowded = hinderedCase({ contacts: 8, slots: 12, longest: 4 }).map(({ sync, ...given }): BookingCase => {
  const { pinned = [], ...rules } = sync;
  const clear = pinned.filter(({ stationId }) => given.stations.find(({ id }) => id === stationId)?.antennas === 1);
  return { ...given, sync: { ...rules, mode: "whole", pinned: clear } };
});

/** The same sending down what two satellites gather. */
const gathering = fc
  .tuple(crowded, fc.constantFrom(100, 1000, 8000), fc.constantFrom("down" as const, "both" as const))
  .map(([given, generated, direction]): BookingCase => {
    const generatedMBPerHour = { "sat-a": generated, "sat-c": generated / 2 };
    return { ...given, sync: { ...given.sync, direction, generatedMBPerHour } };
  });

describe("small problems of whole contacts", () => {
  it("have the youngest information that enumeration finds, proven", () => {
    fc.assert(
      fc.property(crowded, (given) => {
        const { objective, proven } = found(given, "age");
        expect(objective).toBeCloseTo(youngestByEnumeration(given), 6);
        expect(proven).toBe(true);
      }),
      { numRuns: 200, seed: 5121 },
    );
  });

  it("send as much of what is on board as enumeration finds, proven", () => {
    fc.assert(
      fc.property(gathering, (given) => {
        const { objective, proven } = found(given, "volume");
        // Each booking sends whole bytes.
        expect(Math.abs(objective - bestByEnumeration(given))).toBeLessThan(1e-4);
        expect(proven).toBe(true);
      }),
      { numRuns: 200, seed: 5122 },
    );
  });

  it("book one satellite at a time where their best plans meet on the only antenna", () => {
    const contact = (satellite: string, startS: number, endS: number) => ({
      satellite,
      station: "gs",
      startS,
      endS,
      downMbps: 8,
    });
    const given: BookingCase = {
      satellites: ["a", "b"],
      stations: [{ id: "gs" }],
      contacts: [
        contact("a", 1500, 1900),
        contact("b", 1600, 1800),
        contact("b", 1700, 2600),
        contact("a", 1900, 2500),
      ],
      sync: { direction: "down", mode: "whole" },
      durationHours: 1,
    };
    // b renews at 1800, a at 2500: ages of (1800^2 + 1800^2) / 7200 and (2500^2 + 1100^2) / 7200 s.
    const schedule = found(given, "age");
    expect(schedule.objective).toBeCloseTo((900 + (2500 ** 2 + 1100 ** 2) / 7200) / 2, 6);
    expect(schedule.proven).toBe(true);
  });
});
