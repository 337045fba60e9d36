import fc from "fast-check";
import { expect, it } from "vitest";
import { contactsOf, ratesOf, scenarioOf } from "./__fixtures__/bookingCase";
import { bestByEnumeration } from "./__fixtures__/bruteForce";
import { randomCase } from "./__fixtures__/randomCase";
import { makeProblem } from "./makeProblem";
import { SoftCaps } from "./softCaps";
import { Stretches } from "./stretches";
import { stretchLines } from "./stretchLine";
import { Timetable } from "./timetable";

function timetableOf(given: Parameters<typeof scenarioOf>[0]): Timetable | undefined {
  const prepared = makeProblem(scenarioOf(given), contactsOf(given), ratesOf(given));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
  const { problem } = prepared.value;
  return problem.windows.count === 0 ? undefined : new Timetable(problem);
}

/** Caps as they are, at full price. */
function stretchesOf(timetable: Timetable): Stretches {
  const { problem } = timetable;
  const lines = stretchLines(problem, new Uint8Array(problem.windows.count)).filter(({ window }) => window.length > 0);
  return new Stretches(
    timetable,
    lines,
    new SoftCaps(
      problem.caps,
      problem.caps.slope.map(() => 1),
    ),
    0,
  );
}

it("a stretch booked anew without noise never loses value, and leaves no two bookings at once on an antenna or a satellite", () => {
  fc.assert(
    fc.property(randomCase({ contacts: 9, slots: 14, longest: 5 }), (given) => {
      const timetable = timetableOf({ ...given, sync: { ...given.sync, mode: "whole" } });
      if (timetable === undefined) return;
      const { problem } = timetable;
      const stretches = stretchesOf(timetable);
      let value = timetable.value();
      for (let i = 0; i < 30; i++) {
        // Some noise in between, so that there is something to mend.
        stretches.rebook(i % 5 === 0 ? 1e9 : 0);
        if (i % 5 !== 0) expect(timetable.value()).toBeGreaterThanOrEqual(value);
        value = timetable.value();
        const apart = (list: readonly number[], gapMs: number) =>
          list.every(
            (w, k) => k === 0 || (timetable.endMs[list[k - 1] ?? 0] ?? 0) + gapMs <= (timetable.startMs[w] ?? 0),
          );
        expect(timetable.onSatellite.every((list) => apart(list, 0))).toBe(true);
        const setups = Array.from(problem.antennaStation, (station) => problem.setupMs[station] ?? 0);
        expect(timetable.onAntenna.every((list, antenna) => apart(list, setups[antenna] ?? 0))).toBe(true);
      }
    }),
    { numRuns: 60, seed: 5107 },
  );
});

it("one antenna and as many satellites as contacts are booked at the optimum at once", () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ start: fc.integer({ min: 0, max: 20 }), length: fc.integer({ min: 1, max: 6 }) }), {
        minLength: 1,
        maxLength: 6,
      }),
      (spans) => {
        const satellites = spans.map((_, i) => `s${i}`);
        const contacts = spans.map(({ start, length }, i) => ({
          satellite: `s${i}`,
          station: "gs",
          startS: 60 * start,
          endS: 60 * (start + length),
          downMbps: 8,
        }));
        const given = {
          satellites,
          stations: [{ id: "gs" }],
          contacts,
          sync: { direction: "down" as const, mode: "whole" as const },
        };
        const timetable = timetableOf(given);
        if (timetable === undefined) throw new Error("nothing to book");
        stretchesOf(timetable).rebook(0);
        expect(timetable.value() / 1e6).toBeCloseTo(bestByEnumeration(given), 6);
      },
    ),
    { numRuns: 60, seed: 5108 },
  );
});
