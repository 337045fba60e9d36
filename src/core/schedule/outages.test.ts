import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import type { BookingRule } from "../scenario/schema/sync";
import {
  at,
  type BookingCase,
  checkedContacts,
  contactsOf,
  ratesOf,
  scenarioOf,
  scheduleCase,
} from "./__fixtures__/bookingCase";
import { faultsOf } from "./__fixtures__/checkSchedule";
import { randomCase } from "./__fixtures__/randomCase";
import { makeProblem } from "./makeProblem";
import { replan } from "./replan";
import { standingSchedule } from "./standingSchedule";
import { whyNotBooked } from "./whyNotBooked";

const given: BookingCase = {
  satellites: ["a", "b"],
  stations: [{ id: "gs" }, { id: "gt" }],
  contacts: [
    { satellite: "a", station: "gs", startS: 0, endS: 300, downMbps: 8 },
    { satellite: "b", station: "gs", startS: 400, endS: 700, downMbps: 8 },
    { satellite: "b", station: "gt", startS: 600, endS: 900, downMbps: 8 },
  ],
  sync: { direction: "down", mode: "cut" },
};

type Failures = NonNullable<BookingCase["failures"]>;

function booked(failures: Failures, changed: BookingCase = given) {
  const found = scheduleCase({ ...changed, failures }, { effort: 0.01 });
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  const scenario = scenarioOf({ ...changed, failures });
  expect(faultsOf(scenario, checkedContacts(changed), found.value)).toEqual([]);
  return found.value.bookings.map(({ satelliteId, stationId, start, end }) => [
    `${satelliteId} ${stationId}`,
    ...[start, end].map((time) => (Date.parse(time) - Date.parse(at(0))) / 1000),
  ]);
}

function reasons(failures: Failures, changed: BookingCase = given): string[] {
  const scenario = scenarioOf({ ...changed, failures });
  const prepared = makeProblem(scenario, contactsOf(changed), ratesOf(changed));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const { schedule } = standingSchedule(scenario, prepared.value, contactsOf(changed));
  return whyNotBooked(prepared.value, contactsOf(changed), schedule).map(({ reason }) => reason);
}

describe("what has failed", () => {
  it("is not booked: a satellite, a station, a link, always or for a time", () => {
    expect(booked([{ kind: "satellite", id: "b" }])).toEqual([["a gs", 0, 300]]);
    expect(booked([{ kind: "station", id: "gs" }])).toEqual([["b gt", 600, 900]]);
    expect(booked([{ kind: "station", id: "gs", from: at(100), to: at(700) }])).toEqual([
      ["a gs", 0, 100],
      ["b gt", 600, 900],
    ]);
    expect(booked([{ kind: "link", id: "gt", other: "b", to: at(700) }])).toEqual([
      ["a gs", 0, 300],
      ["b gs", 400, 700],
      ["b gt", 700, 900],
    ]);
    expect(booked([{ kind: "link", id: "a", other: "b" }])).toHaveLength(3);
  });

  it("leaves the longest part of a contact whose link alone fails for a time", () => {
    expect(booked([{ kind: "link", id: "a", other: "gs", from: at(100), to: at(110) }])[0]).toEqual(["a gs", 110, 300]);
  });

  it("takes a whole contact out where it fails for a part of it", () => {
    const whole: BookingCase = { ...given, sync: { direction: "down", mode: "whole" } };
    const failures: Failures = [{ kind: "station", id: "gs", from: at(100), to: at(110) }];
    expect(booked(failures, whole).map(([pair]) => pair)).not.toContain("a gs");
    expect(reasons(failures, whole)[0]).toBe("station failed");
  });

  it("is the reason for its contacts; others are free until they are booked", () => {
    expect(reasons([])).toEqual(["free", "free", "free"]);
    expect(reasons([{ kind: "satellite", id: "a" }])).toEqual(["satellite failed", "free", "free"]);
    expect(reasons([{ kind: "station", id: "gs" }])).toEqual(["station failed", "station failed", "free"]);
    expect(reasons([{ kind: "link", id: "b", other: "gt" }])).toEqual(["free", "free", "link failed"]);
    const idle: BookingCase = { ...given, sync: { ...given.sync, priorities: { b: 0 } } };
    expect(reasons([], idle)).toEqual(["free", "priority 0", "priority 0"]);
  });

  it("stops no pin in silence, and takes standing bookings out of a new plan", () => {
    const standing: BookingRule[] = given.contacts.slice(0, 2).map(({ satellite, station, startS, endS }) => ({
      satelliteId: satellite,
      stationId: station,
      antenna: 1,
      start: at(startS),
      end: at(endS),
    }));
    const failures: Failures = [{ kind: "station", id: "gs", from: at(350) }];
    const pinned: BookingCase = { ...given, sync: { ...given.sync, pinned: standing }, failures };
    const outcome = makeProblem(scenarioOf(pinned), contactsOf(pinned), ratesOf(pinned));
    expect(!outcome.ok && outcome.error.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      "sync.pinned[1]: station failed at that time",
    ]);
    const changed = { ...given, failures };
    const anew = runToEnd(
      replan(scenarioOf(changed), contactsOf(changed), ratesOf(changed), standing, { effort: 0.01 }),
    );
    if (!anew.ok) throw new Error(JSON.stringify(anew.error));
    const { kept, removed, added } = anew.value.changes;
    expect([kept.length, removed.map(({ satelliteId }) => satelliteId), added.length]).toEqual([1, ["b"], 1]);
  });

  it("of a station is what maintenance of it would be", () => {
    fc.assert(
      fc.property(
        randomCase({ contacts: 8, slots: 14, longest: 5 }),
        fc.nat(14),
        fc.nat(14),
        (random, from, length) => {
          const station = random.stations[0];
          if (station === undefined) return;
          const [start, end] = [at(10 * from), at(10 * (from + length + 1))];
          const failing = { ...random, failures: [{ kind: "station" as const, id: station.id, from: start, to: end }] };
          const maintenance = [...(station.maintenance ?? []), { from: start, to: end }];
          const kept = { ...random, stations: [{ ...station, maintenance }, ...random.stations.slice(1)] };
          const [a, b] = [failing, kept].map((one) => scheduleCase(one, { effort: 0.002 }));
          if (!a?.ok || !b?.ok) throw new Error(JSON.stringify([a, b]));
          expect(a.value.bookings).toEqual(b.value.bookings);
          expect(faultsOf(scenarioOf(failing), checkedContacts(failing), a.value)).toEqual([]);
        },
      ),
      { seed: 9, numRuns: 30 },
    );
  });
});
