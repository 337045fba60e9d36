import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Random } from "../../base/random";
import { privacySpent, roundDivergence } from "./rdpAccountant";
import { fromFixed, maskVector, secureSum, toFixed } from "./secureSum";

describe("the accountant", () => {
  test("10,000 steps at q = 0.01, sigma = 4, delta = 1e-5 spend 1.2586 at order 20 (Abadi et al. 2016 print 1.26), 1.0355 at order 17 by the tighter way", () => {
    const divergence = roundDivergence(0.01, 4);
    const classic = privacySpent(divergence, 10_000, 1e-5);
    expect(Math.abs(classic.epsilon - 1.2586)).toBeLessThan(1e-3);
    expect(classic.order).toBe(20);
    const tight = privacySpent(divergence, 10_000, 1e-5, "tight");
    expect(Math.abs(tight.epsilon - 1.0355)).toBeLessThan(1e-3);
    expect(tight.order).toBe(17);
  });

  test("with all clients the divergence is order / (2 sigma^2), and sampling never spends more", () => {
    const sampled = roundDivergence(0.3, 3);
    roundDivergence(1, 3).forEach((divergence, i) => {
      expect(divergence).toBeCloseTo((i + 2) / 18, 12);
      expect(sampled[i]).toBeLessThanOrEqual(divergence);
    });
    expect(privacySpent(roundDivergence(0.5, 0), 1, 1e-5).epsilon).toBe(Number.POSITIVE_INFINITY);
  });
});

test("masks cancel exactly, also where clients are lost after agreeing on them", () => {
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 2, max: 8 }), fc.integer({ min: 1, max: 40 }), (seed, clients, length) => {
      const random = new Random(seed);
      const members = Array.from({ length: clients }, (_, i) => 3 * i + 1);
      const vectors = members.map(() => Float64Array.from({ length }, () => random.normal()));
      const present = members.filter((_, i) => i === 0 || random.double() < 0.7);
      const masked = present.map((member) =>
        maskVector(toFixed(vectors[members.indexOf(member)] as Float64Array), member, members, seed),
      );
      const plain = new Uint32Array(length);
      for (const member of present) {
        toFixed(vectors[members.indexOf(member)] as Float64Array).forEach((word, i) => {
          plain[i] = (plain[i] as number) + word;
        });
      }
      expect(secureSum(masked, present, members, seed)).toEqual(plain);
      fromFixed(plain).forEach((value, i) => {
        const wanted = present.reduce((sum, member) => sum + (vectors[members.indexOf(member)]?.[i] as number), 0);
        expect(Math.abs(value - wanted)).toBeLessThanOrEqual(present.length * 2 ** -25);
      });
    }),
    { seed: 4471, numRuns: 60 },
  );
});
