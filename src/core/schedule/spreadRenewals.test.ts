import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BookingCase,
  checkedContacts,
  contactsOf,
  ratesOf,
  scenarioOf,
  scheduleCase,
} from "./__fixtures__/bookingCase";
import { youngestByEnumeration } from "./__fixtures__/bruteForce";
import { faultsOf } from "./__fixtures__/checkSchedule";
import { hinderedCase } from "./__fixtures__/randomCase";
import { fillGreedily } from "./fillGreedily";
import { makeProblem } from "./makeProblem";
import { scheduleRecord } from "./scheduleRecord";
import { readSchedule } from "./scheduleResult";
import { spreadRenewals } from "./spreadRenewals";
import { Timetable } from "./timetable";

function prepare(given: BookingCase) {
  const prepared = makeProblem(scenarioOf(given), contactsOf(given), ratesOf(given), "age");
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  return prepared.value;
}

function checked(given: BookingCase, timetable: Timetable): number {
  const schedule = readSchedule(timetable, Number.POSITIVE_INFINITY, false);
  const record = scheduleRecord(scenarioOf(given), prepare(given), contactsOf(given), schedule);
  const isOfBound = (fault: string) => fault.includes("bound");
  const faults = faultsOf(scenarioOf(given), checkedContacts(given), record, "age");
  expect(faults.filter((fault) => !isOfBound(fault))).toEqual([]);
  return record.objective;
}

const cut = (given: BookingCase): BookingCase => ({ ...given, sync: { ...given.sync, mode: "cut" } });

/** One hour, one station, contacts of given starts and ends in minutes. */
function hour(contacts: readonly (readonly [satellite: string, startMin: number, endMin: number])[]): BookingCase {
  return {
    satellites: [...new Set(contacts.map(([satellite]) => satellite))],
    stations: [{ id: "gs" }],
    contacts: contacts.map(([satellite, startMin, endMin]) => ({
      satellite,
      station: "gs",
      startS: startMin * 60,
      endS: endMin * 60,
      downMbps: 8,
    })),
    sync: { direction: "down", mode: "cut" },
    durationHours: 1,
  };
}

function youngest(given: BookingCase): number {
  const outcome = scheduleCase(given, { effort: 0.02 }, "age");
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  return outcome.value.objective;
}

describe("ends that may move", () => {
  it("stand evenly where contacts let them", () => {
    const given = hour([
      ["a", 10, 30],
      ["a", 30, 50],
    ]);
    expect(youngest(given)).toBeCloseTo(600, 3);
  });

  it("stand as near to that as contacts let them", () => {
    const given = hour([
      ["a", 40, 48],
      ["a", 50, 58],
    ]);
    // At 40 minutes, or a ms later, and half-way from there to the end.
    expect(youngest(given)).toBeCloseTo((2400 ** 2 + 600 ** 2 + 600 ** 2) / 7200, 2);
  });

  it("share out what they want to the same where only one antenna is there", () => {
    const both = hour([
      ["a", 25, 35],
      ["b", 25, 35],
    ]);
    const given = { ...both, sync: { ...both.sync, minDurationSeconds: 120 } };
    // Both want to end at 30 minutes; one ends a minute before, the other a minute after.
    expect(youngest(given)).toBeCloseTo((1740 ** 2 + 1860 ** 2) / 7200, 3);
  });

  it("keep every rule and lose nothing wherever they stood before", () => {
    fc.assert(
      fc.property(hinderedCase({ contacts: 14, slots: 30, longest: 8 }).map(cut), (given) => {
        const timetable = new Timetable(prepare(given).problem);
        for (const _ of fillGreedily(timetable, "finish"));
        const before = checked(given, timetable);
        spreadRenewals(timetable);
        expect(checked(given, timetable)).toBeLessThanOrEqual(before + 1e-9);
      }),
      { numRuns: 200, seed: 5123 },
    );
  });

  it("leave information as young as enumeration on a grid finds it", () => {
    fc.assert(
      fc.property(hinderedCase({ contacts: 4, slots: 12, longest: 4 }).map(cut), (given) => {
        expect(youngest(given)).toBeLessThanOrEqual(youngestByEnumeration(given) + 1e-3);
      }),
      { numRuns: 40, seed: 5124 },
    );
  });
});
