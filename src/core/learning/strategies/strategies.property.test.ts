import fc from "fast-check";
import { expect, test } from "vitest";
import { Random } from "../../base/random";
import { combineUpdates } from "./combine";
import { coordinateMedian, trimmedMean } from "./coordinateOrder";
import { geometricMedian } from "./geometricMedian";
import { krum, squaredDistance } from "./krum";
import { weightedUpdates } from "./updates";
import { weightedMean } from "./weightedMean";

const runs = { seed: 80801, numRuns: 100 };

/** Clients of which the last `faults`, fewer than half, send what they like. */
const faulty = fc
  .record({
    honest: fc.integer({ min: 2, max: 9 }),
    share: fc.double({ min: 0, max: 0.99, noNaN: true }),
    length: fc.integer({ min: 1, max: 6 }),
    scale: fc.constantFrom(0, 1, 100, 1e6),
    seed: fc.nat(),
  })
  .map(({ honest, share, length, scale, seed }) => {
    const random = new Random(seed);
    const faults = Math.floor(share * honest);
    const vector = (size: number) => Float64Array.from({ length }, () => size * random.normal());
    const honestUpdates = Array.from({ length: honest }, () => vector(1));
    return {
      honestUpdates,
      updates: [...honestUpdates, ...Array.from({ length: faults }, () => vector(scale))],
      faults,
    };
  });

const rangeOf = (updates: readonly Float64Array[], i: number) => {
  const values = updates.map((update) => update[i] as number);
  return [Math.min(...values), Math.max(...values)] as const;
};

test("the weighted mean does not depend on the order of clients, to 1e-6", () => {
  fc.assert(
    fc.property(faulty, fc.nat(), ({ updates }, seed) => {
      const weights = updates.map((_, i) => i + 1);
      const order = Array.from(updates.keys());
      new Random(seed).shuffle(order);
      const mean = (indices: readonly number[]) => {
        const chosen = weightedUpdates(
          indices.map((i) => updates[i] as Float64Array),
          indices.map((i) => weights[i] as number),
        );
        if (!chosen.ok) throw new Error("refused");
        return weightedMean(chosen.value.updates, chosen.value.weights);
      };
      const straight = mean(Array.from(updates.keys()));
      mean(order).forEach((value, i) => {
        const expected = straight[i] as number;
        expect(Math.abs(value - expected)).toBeLessThanOrEqual(1e-6 * Math.max(1, Math.abs(expected)));
      });
    }),
    runs,
  );
});

test("median and trimmed mean that cuts at least the faults stay within the honest values in each coordinate", () => {
  fc.assert(
    fc.property(faulty, ({ honestUpdates, updates, faults }) => {
      const median = coordinateMedian(updates);
      const trimmed = trimmedMean(updates, faults / updates.length);
      for (let i = 0; i < median.length; i++) {
        const [least, greatest] = rangeOf(honestUpdates, i);
        for (const value of [median[i] as number, trimmed[i] as number]) {
          expect(value).toBeGreaterThanOrEqual(least);
          expect(value).toBeLessThanOrEqual(greatest);
        }
      }
    }),
    runs,
  );
});

test("Krum returns one of its inputs", () => {
  fc.assert(
    fc.property(faulty, ({ updates, faults }) => {
      fc.pre(faults < updates.length - 1);
      const chosen = krum(updates, faults);
      expect(updates.some((update) => update.every((value, i) => value === chosen[i]))).toBe(true);
    }),
    runs,
  );
});

test("the geometric median lies within r (1 - a) / sqrt(1 - 2 a) of the honest centre (Minsker 2015)", () => {
  fc.assert(
    fc.property(faulty, ({ honestUpdates, updates, faults }) => {
      const centre = weightedMean(honestUpdates, new Float64Array(honestUpdates.length).fill(1 / honestUpdates.length));
      const radius = Math.max(...honestUpdates.map((update) => Math.sqrt(squaredDistance(update, centre))));
      const share = faults / updates.length;
      const bound = (radius * (1 - share)) / Math.sqrt(1 - 2 * share);
      const distance = Math.sqrt(squaredDistance(geometricMedian(updates), centre));
      expect(distance).toBeLessThanOrEqual(bound * (1 + 1e-9) + 1e-9);
    }),
    runs,
  );
});

test("Krum warns of fewer than 2 f + 3 clients and refuses f >= n - 1, saying what is allowed", () => {
  const updates = [1, 2, 3, 4].map((value) => Float64Array.of(value));
  const krumOf = (byzantine: number) =>
    combineUpdates(updates, undefined, { name: "krum", byzantine, trimFraction: 0, keep: undefined });
  const warned = krumOf(1);
  expect(warned.ok && warned.value.warnings[0]?.allowed).toBe("at least 5 clients (2 x byzantine + 3)");
  const refused = krumOf(3);
  expect(!refused.ok && refused.error).toMatchObject([{ path: "byzantine", given: 3 }]);
});

test("weights count by their shares, however great or small they are", () => {
  const updates = [1, 3].map((value) => Float64Array.of(value));
  const sharesOf = (weights: readonly number[]) => {
    const outcome = weightedUpdates(updates, weights);
    return outcome.ok ? [...outcome.value.weights] : [];
  };
  expect(sharesOf([1e308, 1e308])).toEqual([0.5, 0.5]);
  expect(sharesOf([1.5e308, 0.5e308])).toEqual([0.75, 0.25]);
  expect(sharesOf([5e-324, 5e-324])).toEqual([0.5, 0.5]);
});
