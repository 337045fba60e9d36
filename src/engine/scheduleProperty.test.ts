import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { MilpSolver } from "../core/base/milp";
import { type BookingCase, checkedContacts, scenarioOf, scheduleCase } from "../core/schedule/__fixtures__/bookingCase";
import { bestByEnumeration } from "../core/schedule/__fixtures__/bruteForce";
import { faultsOf } from "../core/schedule/__fixtures__/checkSchedule";
import { hinderedCase, randomCase } from "../core/schedule/__fixtures__/randomCase";
import type { ScheduleRecord } from "../core/schedule/scheduleRecord";
import { loadSolver } from "./solver";

const effort = 0.005;

describe("schedules of random small cases", () => {
  let solver: MilpSolver;

  beforeAll(async () => {
    solver = await loadSolver();
  });

  const solved = (given: BookingCase, withSolver: boolean): ScheduleRecord => {
    const outcome = scheduleCase(given, withSolver ? { solver, effort } : { effort });
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
    return outcome.value;
  };

  it("are worth what enumeration finds, keep every rule, and are proven", () => {
    fc.assert(
      fc.property(randomCase({ contacts: 5, slots: 12, longest: 4 }), (given) => {
        const schedule = solved(given, true);
        expect(faultsOf(scenarioOf(given), checkedContacts(given), schedule)).toEqual([]);
        expect(schedule.proven).toBe(true);
        const onGrid = bestByEnumeration(given);
        const slack = 1e-6 * Math.max(1, onGrid);
        expect(schedule.objective).toBeGreaterThanOrEqual(onGrid - slack);
        // A demand that is met between two points of the grid leaves the rest of the time to others, which enumeration cannot see.
        const isOnGrid = given.sync.mode === "whole" || given.sync.demandsMB === undefined;
        if (isOnGrid) expect(schedule.objective).toBeLessThanOrEqual(onGrid + slack);
      }),
      { numRuns: 120, seed: 5101 },
    );
  });

  it("are so with maintenance, pins, dates and forbidden contacts too", () => {
    fc.assert(
      fc.property(hinderedCase({ contacts: 5, slots: 12, longest: 4 }), (drawn) => {
        const { generatedMBPerHour: _, storageMB: __, ...sync } = drawn.sync;
        const given = { ...drawn, sync };
        const schedule = solved(given, true);
        expect(faultsOf(scenarioOf(given), checkedContacts(given), schedule)).toEqual([]);
        expect(schedule.proven).toBe(true);
        const onGrid = bestByEnumeration(given);
        const slack = 1e-6 * Math.max(1, onGrid);
        expect(schedule.objective).toBeGreaterThanOrEqual(onGrid - slack);
        const isOnGrid = sync.mode === "whole" || sync.demandsMB === undefined;
        if (isOnGrid) expect(schedule.objective).toBeLessThanOrEqual(onGrid + slack);
      }),
      { numRuns: 80, seed: 5115 },
    );
  });

  it("without the solver keep every rule too, and no schedule is worth more than the bound", () => {
    fc.assert(
      fc.property(randomCase({ contacts: 5, slots: 12, longest: 4 }), (given) => {
        const schedule = solved(given, false);
        expect(faultsOf(scenarioOf(given), checkedContacts(given), schedule)).toEqual([]);
        expect(schedule.bound).toBeGreaterThanOrEqual(bestByEnumeration(given) - 1e-6);
      }),
      { numRuns: 120, seed: 5102 },
    );
  });

  it("are worth no less with an antenna more", () => {
    fc.assert(
      fc.property(randomCase({ contacts: 9, slots: 14, longest: 6 }), (given) => {
        const more = {
          ...given,
          stations: given.stations.map((station, i) =>
            i === 0 ? { ...station, antennas: (station.antennas ?? 1) + 1 } : station,
          ),
        };
        const few = solved(given, true);
        const many = solved(more, true);
        expect(few.proven && many.proven).toBe(true);
        expect(many.objective).toBeGreaterThanOrEqual(few.objective * (1 - 1e-6) - 1e-6);
      }),
      { numRuns: 60, seed: 5103 },
    );
  });
});
