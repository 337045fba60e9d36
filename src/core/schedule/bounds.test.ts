import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  at,
  type BookingCase,
  checkedContacts,
  contactsOf,
  ratesOf,
  scenarioOf,
  scheduleCase,
} from "./__fixtures__/bookingCase";
import { bestByEnumeration, youngestByEnumeration } from "./__fixtures__/bruteForce";
import { faultsOf } from "./__fixtures__/checkSchedule";
import { hinderedCase } from "./__fixtures__/randomCase";
import { CutBound } from "./cutBound";
import { makeProblem } from "./makeProblem";
import type { ScheduleRecord } from "./scheduleRecord";
import type { PricedBound } from "./subgradient";
import { WholeBound } from "./wholeBound";

function found(given: BookingCase, objective: "volume" | "age"): ScheduleRecord {
  const outcome = scheduleCase(given, { effort: 0.002 }, objective);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.error));
  expect(faultsOf(scenarioOf(given), checkedContacts(given), outcome.value, objective)).toEqual([]);
  return outcome.value;
}

const small = { contacts: 5, slots: 12, longest: 4 };

describe("with maintenance, pins, dates, forbidden contacts and storage", () => {
  it("no schedule is worth more than the bound", () => {
    fc.assert(
      fc.property(hinderedCase(small), (given) => {
        expect(found(given, "volume").bound).toBeGreaterThanOrEqual(bestByEnumeration(given) - 1e-5);
      }),
      { numRuns: 120, seed: 5110 },
    );
  });

  it("none is worth more than the bound at any prices", () => {
    fc.assert(
      fc.property(hinderedCase(small), fc.infiniteStream(fc.integer({ min: 0, max: 8 })), (given, eighths) => {
        const prepared = makeProblem(scenarioOf(given), contactsOf(given), ratesOf(given));
        if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
        const { problem } = prepared.value;
        const bound: PricedBound = problem.mode === "whole" ? new WholeBound(problem) : new CutBound(problem);
        bound.prices.forEach((_, i) => {
          const price = ((eighths.next().value as number) * (bound.scale[i] as number)) / 8;
          if (bound.scale[i] !== 0) bound.prices[i] = price;
        });
        const most = (problem.pinnedValue + bound.evaluate(new Float64Array(bound.prices.length))) / 1e6;
        expect(most).toBeGreaterThanOrEqual(bestByEnumeration(given) - 1e-5);
      }),
      { numRuns: 300, seed: 5114 },
    );
  });

  it("no schedule has younger information than the bound", () => {
    fc.assert(
      fc.property(hinderedCase(small), (given) => {
        expect(found(given, "age").bound).toBeLessThanOrEqual(youngestByEnumeration(given) + 1e-6);
      }),
      { numRuns: 120, seed: 5111 },
    );
  });
});

describe("where everything is blocked", () => {
  const objectives = fc.constantFrom("volume" as const, "age" as const);

  it("by maintenance, the bound is what the pins are worth", () => {
    fc.assert(
      fc.property(hinderedCase({ contacts: 9, slots: 14, longest: 6 }), objectives, (drawn, objective) => {
        const given = closed(drawn);
        const { objective: value, bound, proven } = found(given, objective);
        expect(bound).toBeCloseTo(value, 6);
        expect(proven).toBe(true);
      }),
      { numRuns: 200, seed: 5112 },
    );
  });

  it("by maintenance that leaves times shorter than the least length, nothing is booked and that is proven", () => {
    fc.assert(
      fc.property(hinderedCase({ contacts: 9, slots: 14, longest: 6 }), objectives, (drawn, objective) => {
        const { pinned: _, ...sync } = drawn.sync;
        const maintenance = Array.from({ length: 90 }, (_, i) => ({ from: at(40 * i + 15), to: at(40 * i + 40) }));
        const stations = drawn.stations.map((station) => ({ ...station, maintenance }));
        const schedule = found({ ...drawn, stations, sync: { ...sync, minDurationSeconds: 20 } }, objective);
        expect(schedule).toMatchObject({ bookings: [], gap: 0, proven: true });
      }),
      { numRuns: 100, seed: 5113 },
    );
  });
});

it("maintenance of half the day halves the bound, set-up or not", () => {
  const given = (setupSeconds: number, maintenance: { from: string; to: string }[]): BookingCase => ({
    satellites: ["a", "b"],
    stations: [{ id: "gs", setupSeconds, maintenance }],
    contacts: Array.from({ length: 20 }, (_, i) => ({
      satellite: i % 2 === 0 ? "a" : "b",
      station: "gs",
      startS: 1000 * i,
      endS: 1000 * i + 600,
      downMbps: 80,
    })),
    sync: { direction: "down", mode: "cut" },
  });
  for (const setupSeconds of [0, 30]) {
    expect(found(given(setupSeconds, []), "volume").bound).toBeCloseTo(20 * 6000, 6);
    const half = [{ from: at(10_000), to: at(30_000) }];
    expect(found(given(setupSeconds, half), "volume").bound).toBeCloseTo(10 * 6000, 6);
  }
});

it("no more counts as sent than comes in, beside what goes up", () => {
  for (const mode of ["cut", "whole"] as const) {
    for (const demandsMB of [undefined, { a: 8000 }]) {
      const schedule = found(
        {
          satellites: ["a", "b"],
          stations: [{ id: "gs" }],
          contacts: Array.from({ length: 24 }, (_, i) => ({
            satellite: i % 2 === 0 ? "a" : "b",
            station: "gs",
            startS: 3600 * i + 3000,
            endS: 3600 * i + 3600,
            downMbps: 80,
            upMbps: 8,
          })),
          sync: { direction: "both", mode, generatedMBPerHour: { a: 10, b: 20 }, ...(demandsMB && { demandsMB }) },
        },
        "volume",
      );
      expect(schedule.objective).toBeCloseTo(23 * 10 + 24 * 20 + 24 * 600, -1);
      expect(schedule.gap).toBeLessThan(0.001);
    }
  }
});

describe("contacts that last all day", () => {
  const geostationary = (stations: number, satellites: number): BookingCase => ({
    satellites: Array.from({ length: satellites }, (_, s) => `geo-${s}`),
    stations: Array.from({ length: stations }, (_, g) => ({ id: `gs-${g}`, antennas: satellites })),
    contacts: Array.from({ length: stations * satellites }, (_, i) => ({
      satellite: `geo-${i % satellites}`,
      station: `gs-${Math.floor(i / satellites)}`,
      startS: 0,
      endS: 86_400,
      downMbps: 8,
    })),
    sync: { direction: "down", mode: "cut" },
  });

  it("renew once each, at even distances: the bound is within 0.2 % of that", () => {
    for (const stations of [1, 2, 3, 6]) {
      const bound = found(geostationary(stations, 2), "age").bound;
      const least = 86_400 / 2 / (stations + 1);
      expect(bound).toBeLessThanOrEqual(least);
      expect(bound).toBeGreaterThan(0.998 * least);
    }
  });
});

/** The same with every antenna in maintenance but for the time of the pin, whose satellite has no limited storage. */
function closed(given: BookingCase): BookingCase {
  const stations = given.stations.map((station) => {
    const pin = given.sync.pinned?.find(({ stationId }) => stationId === station.id);
    const maintenance =
      pin === undefined
        ? [{ from: at(0), to: at(3600) }]
        : [
            { from: at(0), to: pin.start },
            { from: pin.end, to: at(3600) },
          ];
    return { ...station, antennas: 1, maintenance };
  });
  const { generatedMBPerHour, ...sync } = given.sync;
  return { ...given, stations, sync: sync.pinned === undefined ? given.sync : sync };
}
