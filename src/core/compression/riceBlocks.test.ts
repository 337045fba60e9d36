import fc from "fast-check";
import { expect, it } from "vitest";
import { escapeQuotient, largestParameter, parameterBits, riceBlock, riceParameters } from "./riceBlocks";

/** Bits of a block's gaps by the wire format's definition. */
function bitsOf(gaps: readonly number[], parameter: number): number {
  const bits = gaps.map((gap) => {
    const quotient = Math.floor(gap / 2 ** parameter);
    return quotient < escapeQuotient ? quotient + 1 + parameter : escapeQuotient + 1 + 32;
  });
  return bits.reduce((sum, own) => sum + own, 0);
}

const short = fc.nat({ max: 20 });
const gapLists = fc.oneof(
  fc.array(fc.constant(0), { minLength: 1, maxLength: 600 }),
  fc.array(short, { minLength: 1, maxLength: 600 }),
  // Far apart now and then: the mean, where the search begins, says little.
  fc.array(fc.oneof({ weight: 30, arbitrary: short }, { weight: 1, arbitrary: fc.nat({ max: 8_000_000 }) }), {
    minLength: 200,
    maxLength: 400,
  }),
  fc.array(fc.integer({ min: 4_000_000, max: 1_000_000_000 }), { minLength: 1, maxLength: 3 }),
  fc.array(fc.integer({ min: 500_000, max: 8_000_000 }), { minLength: 1, maxLength: 400 }),
);

it("each block has a parameter that no neighbour beats, and the bits are those of the definition", () => {
  fc.assert(
    fc.property(gapLists, (gaps) => {
      let last = -1;
      const indices = Uint32Array.from(gaps, (gap) => {
        last += gap + 1;
        return last;
      });
      fc.pre(last < 2 ** 32);
      const { parameters, bits } = riceParameters(indices);
      let total = 0;
      for (const [block, parameter] of parameters.entries()) {
        const own = gaps.slice(block * riceBlock, (block + 1) * riceBlock);
        const cost = bitsOf(own, parameter);
        if (parameter > 0) expect(bitsOf(own, parameter - 1)).toBeGreaterThanOrEqual(cost);
        if (parameter < largestParameter) expect(bitsOf(own, parameter + 1)).toBeGreaterThanOrEqual(cost);
        total += parameterBits + cost;
      }
      expect(parameters.length).toBe(Math.ceil(gaps.length / riceBlock));
      expect(bits).toBe(total);
    }),
    { numRuns: 400 },
  );
});
