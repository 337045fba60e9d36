import fc from "fast-check";
import { expect, it } from "vitest";
import { Random } from "../base/random";
import { contactsOf, ratesOf, scenarioOf } from "./__fixtures__/bookingCase";
import { hinderedCase } from "./__fixtures__/randomCase";
import { makeProblem } from "./makeProblem";
import { proposeRenewal } from "./moveRenewal";
import { proposeCut } from "./moves";
import { type Change, Timetable } from "./timetable";

it("what changes would gain is by how much they change the value", () => {
  const objectives = fc.constantFrom("volume" as const, "age" as const);
  fc.assert(
    fc.property(hinderedCase({ contacts: 12, slots: 20, longest: 8 }), objectives, (given, objective) => {
      const prepared = makeProblem(scenarioOf(given), contactsOf(given), ratesOf(given), objective);
      if (!prepared.ok) throw new Error(JSON.stringify(prepared.error));
      const { problem } = prepared.value;
      if (problem.windows.count === 0) return;
      const timetable = new Timetable(problem);
      const random = new Random(1, "moves");
      for (let move = 0; move < 100; move++) {
        const changes: Change[] = [];
        const propose = move % 2 === 0 ? proposeRenewal : proposeCut;
        propose(timetable, random, random.below(problem.windows.count), changes, Number.NEGATIVE_INFINITY);
        const before = timetable.value();
        const gain = timetable.gain(changes);
        timetable.apply(changes);
        expect(Math.abs(timetable.value() - before - gain)).toBeLessThanOrEqual(1e-9 * Math.abs(before) + 1e-6);
      }
    }),
    { numRuns: 100, seed: 5125 },
  );
});
