import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { runToEnd } from "../base/progress";
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
import { scheduleContacts } from "./schedule";
import type { ScheduleRecord } from "./scheduleRecord";

const effort = 0.005;

const base: BookingCase = {
  satellites: ["a", "b"],
  stations: [{ id: "gs" }],
  contacts: [
    { satellite: "a", station: "gs", startS: 0, endS: 300, downMbps: 80 },
    { satellite: "b", station: "gs", startS: 200, endS: 500, downMbps: 80 },
    { satellite: "a", station: "gs", startS: 5000, endS: 5300, downMbps: 80 },
  ],
  sync: { direction: "down", mode: "cut" },
};

function good(given: BookingCase, objective: "volume" | "age" = "volume"): ScheduleRecord {
  const outcome = scheduleCase(given, { effort }, objective);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  expect(faultsOf(scenarioOf(given), checkedContacts(given), outcome.value, objective)).toEqual([]);
  return outcome.value;
}

const spans = ({ bookings }: ScheduleRecord) =>
  bookings.map(({ satelliteId, start, end }) => [satelliteId, start, end]);

describe("booking rules", () => {
  it("an antenna's time is shared out to the second where contacts overlap", () => {
    expect(good(base).objective).toBeCloseTo(8000, 6);
  });

  it("bookings are no longer than the greatest length", () => {
    expect(good({ ...base, sync: { ...base.sync, maxDurationSeconds: 100 } }).objective).toBeCloseTo(3000, 6);
    const whole = good({ ...base, sync: { ...base.sync, mode: "whole", maxDurationSeconds: 100 } });
    expect(whole.bookings).toEqual([]);
  });

  it("an antenna in maintenance is left alone", () => {
    const stations = [{ id: "gs", maintenance: [{ antenna: 1, from: at(100), to: at(400) }] }];
    expect(good({ ...base, stations }).objective).toBeCloseTo((100 + 100 + 300) * 10, 6);
  });

  it("nothing is booked before a release or after a deadline", () => {
    const dated = good({ ...base, sync: { ...base.sync, releases: { b: at(250) }, deadlines: { a: at(1000) } } });
    expect(dated.objective).toBeCloseTo(5000, 6);
  });

  it("demands by direction count each for itself", () => {
    const contacts = base.contacts.map((contact) => ({ ...contact, upMbps: 8 }));
    const both = good({
      ...base,
      contacts,
      sync: { direction: "both", downDemandsMB: { a: 1000 }, upDemandsMB: { a: 200, b: 0 }, priorities: { b: 0 } },
    });
    expect(both.objective).toBeCloseTo(1200, 6);
  });

  it("a minimum share goes before the worth of others", () => {
    const contacts = [
      { satellite: "a", station: "gs", startS: 0, endS: 300, downMbps: 80 },
      { satellite: "b", station: "gs", startS: 0, endS: 300, downMbps: 80 },
    ];
    const sync = { direction: "down" as const, priorities: { a: 10 }, demandsMB: { a: 3000, b: 3000 } };
    const without = good({ ...base, contacts, sync });
    expect(without.unmet.map(({ satelliteId, bookedMB }) => [satelliteId, bookedMB])).toEqual([["b", 0]]);
    const shared = good({ ...base, contacts, sync: { ...sync, minShare: 0.2 } });
    const booked = Object.fromEntries(shared.unmet.map(({ satelliteId, bookedMB }) => [satelliteId, bookedMB]));
    expect(booked.b).toBeCloseTo(600, 3);
    expect(booked.a).toBeCloseTo(2400, 3);
  });

  it("no more is sent down than a satellite has gathered and could hold", () => {
    const stored = good({ ...base, sync: { ...base.sync, generatedMBPerHour: { a: 360 }, storageMB: { a: 50 } } });
    const ofA = stored.bookings.filter(({ satelliteId }) => satelliteId === "a").reduce((sum, b) => sum + b.downMB, 0);
    expect(ofA).toBeGreaterThan(50);
    expect(ofA).toBeLessThanOrEqual(30 + 50 + 30 + 1e-3);
  });

  it("pinned bookings stand, forbidden contacts do not", () => {
    const pinned = [{ satelliteId: "b", stationId: "gs", start: at(220), end: at(320) }];
    const forbidden = [{ satelliteId: "a", stationId: "gs", start: at(5000), end: at(5100) }];
    const schedule = good({ ...base, sync: { ...base.sync, pinned, forbidden } });
    expect(spans(schedule)).toEqual([
      ["a", at(0), at(220)],
      ["b", at(220), at(320)],
    ]);
  });

  it("a satellite has several pins, and what is forbidden to another does not touch them", () => {
    const pin = (satelliteId: string, from: number, to: number) => ({
      satelliteId,
      stationId: "gs",
      start: at(from),
      end: at(to),
    });
    const pinned = [pin("a", 5000, 5050), pin("b", 220, 320), pin("a", 0, 100)];
    const forbidden = [pin("b", 0, 220), pin("b", 320, 9000)];
    expect(spans(good({ ...base, sync: { ...base.sync, pinned, forbidden } }))).toEqual([
      ["a", at(0), at(100)],
      ["b", at(220), at(320)],
      ["a", at(5000), at(5050)],
    ]);
  });

  it("pins without an antenna find one where there is room, whatever their order", () => {
    const spread = fc.uniqueArray(fc.integer({ min: 0, max: 40 }), { minLength: 6, maxLength: 6 });
    fc.assert(
      fc.property(spread, fc.constantFrom(undefined, 1, 2), (starts, antenna) => {
        const satellites = starts.map((_, i) => `s${i}`);
        const pins = satellites.map((satelliteId, i) => {
          const start = 10 * (starts[i] as number);
          return { satelliteId, stationId: "gs", start: at(start), end: at(start + 60), ...(i === 5 && { antenna }) };
        });
        const most = Math.max(...starts.map((from) => starts.filter((s) => s <= from && s + 6 > from).length));
        const outcome = scheduleCase({
          satellites,
          stations: [{ id: "gs", antennas: 2 }],
          contacts: satellites.map((satellite) => ({ satellite, station: "gs", startS: 0, endS: 500, downMbps: 8 })),
          sync: { direction: "down", mode: "cut", pinned: pins },
        });
        expect(outcome.ok).toBe(most <= 2);
      }),
    );
  });

  it("pins that contradict each other, or nothing that is there, are named", () => {
    const pinned = [
      { satelliteId: "a", stationId: "gs", start: at(100), end: at(300) },
      { satelliteId: "b", stationId: "gs", start: at(250), end: at(400) },
      { satelliteId: "b", stationId: "gs", start: at(900), end: at(950) },
    ];
    const outcome = scheduleCase({ ...base, sync: { ...base.sync, pinned } });
    if (outcome.ok) throw new Error("accepted");
    expect(outcome.error.map(({ path }) => path)).toEqual(["sync.pinned[1]", "sync.pinned[2]"]);
    expect(outcome.error[0]?.message).toMatch(/contradicts sync\.pinned\[0\]/);
    expect(outcome.error[1]?.message).toMatch(/no contact/);
  });

  it("without contacts there is an honest empty schedule, with the reason", () => {
    const schedule = good({ ...base, contacts: [], sync: { ...base.sync, demandsMB: { a: 5 } } });
    expect(schedule).toMatchObject({ bookings: [], objective: 0, gap: 0, proven: true });
    expect(schedule.unmet).toEqual([{ satelliteId: "a", demandMB: 5, bookedMB: 0, reason: "no contact" }]);
  });

  it("says what is in the way of each demand", () => {
    const schedule = good({
      ...base,
      sync: { direction: "down", mode: "whole", demandsMB: { a: 1e6, b: 1e6 }, priorities: { a: 3 } },
    });
    expect(schedule.unmet.find(({ satelliteId }) => satelliteId === "b")?.reason).toBe(
      "1 of 1 contacts not booked: antenna busy with a",
    );
  });

  it("says where contacts are cut short, and where less is generated than asked for", () => {
    const cut = good({
      ...base,
      sync: { direction: "down", mode: "cut", demandsMB: { b: 1e6 }, priorities: { a: 3 } },
    });
    expect(cut.unmet.map(({ reason }) => reason)).toEqual(["all its contacts are booked, 1 of them in part"]);
    const sync = { direction: "down", demandsMB: { a: 1e6 }, generatedMBPerHour: { a: 2 } } as const;
    expect(good({ ...base, sync }).unmet.map(({ reason }) => reason)).toEqual([
      "more than the 48 MB that it generates",
    ]);
  });
});

describe("the youngest information", () => {
  it("is renewed at the end of each contact, evenly rather than often", () => {
    const given: BookingCase = {
      satellites: ["a"],
      stations: [{ id: "gs" }],
      contacts: [900, 1800, 2700].map((endS) => ({
        satellite: "a",
        station: "gs",
        startS: endS - 100,
        endS,
        downMbps: 8,
      })),
      sync: { direction: "down", mode: "whole" },
      durationHours: 1,
    };
    const schedule = good(given, "age");
    expect(schedule.objective).toBeCloseTo(450, 9);
    expect(schedule.proven).toBe(true);
  });

  it("keeps every rule and its bound on random cases", () => {
    fc.assert(
      fc.property(randomCase({ contacts: 8, slots: 20, longest: 6 }), (given) => {
        good(given, "age");
      }),
      { numRuns: 60, seed: 5104 },
    );
  });
});

describe("a search", () => {
  const given: BookingCase = {
    satellites: Array.from({ length: 8 }, (_, i) => `s${i}`),
    stations: [{ id: "gs" }, { id: "gt", antennas: 2, setupSeconds: 20 }],
    contacts: Array.from({ length: 120 }, (_, i) => ({
      satellite: `s${i % 8}`,
      station: i % 3 === 0 ? "gt" : "gs",
      startS: 700 * Math.floor(i / 8) + ((i * 37) % 400),
      endS: 700 * Math.floor(i / 8) + ((i * 37) % 400) + 200 + ((i * 13) % 90),
      downMbps: 40,
    })),
    sync: { direction: "down", mode: "whole", demandsMB: { s0: 2000, s1: 3000 }, priorities: { s2: 3 } },
  };

  it("gives the same schedule each time", () => {
    expect(scheduleCase(given, { effort })).toEqual(scheduleCase(given, { effort }));
  });

  it("tells of its value and bound as it goes, which only get better, and can be stopped at every step", () => {
    const prepared = makeProblem(scenarioOf(given), contactsOf(given), ratesOf(given));
    if (!prepared.ok) throw new Error("refused");
    let steps = 0;
    let value = Number.NEGATIVE_INFINITY;
    let bound = Number.POSITIVE_INFINITY;
    for (const { partial } of scheduleContacts(prepared.value.problem, { effort })) {
      steps++;
      expect(partial?.objective).toBeGreaterThanOrEqual(value - 1e-6);
      expect(partial?.bound).toBeLessThanOrEqual(bound + 1e-6);
      value = partial?.objective ?? value;
      bound = partial?.bound ?? bound;
    }
    expect(steps).toBeGreaterThan(5);
    let asked = 0;
    const stopped = runToEnd(
      scheduleContacts(prepared.value.problem, { effort, shouldStop: () => ++asked > steps / 2 }),
    );
    expect(stopped.stopped).toBe(true);
    expect(stopped.objective).toBeGreaterThan(0);
    expect(stopped.objective).toBeLessThanOrEqual(stopped.bound);
  });
});
