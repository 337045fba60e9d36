import { expect, it } from "vitest";
import { Random } from "../../base/random";
import { chooseInstants, type InstantProblem, worthOf } from "./chooseInstants";

const slotMs = 1000;

/** Satellites that meet the ground every few slots, at random. */
function problemOf(seed: number, slots: number): InstantProblem {
  const random = new Random(seed);
  const clients = Array.from({ length: 6 }, () => {
    const period = slotMs * (2 + random.below(5));
    const offset = random.below(period);
    return {
      dueMs: random.below(3) === 0 ? undefined : random.below(slots * slotMs),
      lag: random.below(3),
      computeMs: random.below(3 * slotMs),
      arrivalFrom: (atMs: number) => Math.ceil((atMs - offset) / period) * period + offset,
    };
  });
  return { fromMs: 0, slotMs, slots, clients, waiting: [0, 2], stalenessExponent: 0.5, enough: 3 };
}

it("chosen instants are never worth less than fixed ones, and at least 97 % of the best of all choices", () => {
  for (let seed = 0; seed < 20; seed++) {
    const problem = problemOf(seed, 8);
    const worth = worthOf(problem, chooseInstants(problem));
    let best = 0;
    for (let choice = 0; choice < 2 ** problem.slots; choice++) {
      const instants = Array.from({ length: problem.slots }, (_, i) => (i + 1) * slotMs).filter(
        (_, i) => (choice >> i) & 1,
      );
      best = Math.max(best, worthOf(problem, instants));
    }
    expect(worth, `seed ${seed}`).toBeLessThanOrEqual(best);
    expect(worth, `seed ${seed}`).toBeGreaterThan(0.97 * best);
    const everySlot = Array.from({ length: problem.slots }, (_, i) => (i + 1) * slotMs);
    expect(worth).toBeGreaterThanOrEqual(worthOf(problem, everySlot));
    expect(worth).toBeGreaterThanOrEqual(worthOf(problem, []));
  }
});
