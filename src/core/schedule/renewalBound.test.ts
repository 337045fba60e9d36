import fc from "fast-check";
import { expect, it } from "vitest";
import { RenewalBound } from "./renewalBound";
import { meanAgeMs } from "./satelliteValue";

const slots = 10;
const slotMs = 8_640_000;
const durationMs = slots * slotMs;

type Span = readonly [number, number];

/** The least mean age where each contact renews once, at a multiple of `slotMs` within it, or never. */
function leastOnGrid(spans: readonly Span[], ends: readonly number[] = []): number {
  const [first, ...rest] = spans;
  if (first === undefined) {
    const inOrder = [...ends].sort((a, b) => a - b).map((slot) => ({ endMs: slot * slotMs }));
    return meanAgeMs(inOrder, durationMs);
  }
  let least = leastOnGrid(rest, ends);
  for (let slot = first[0]; slot <= first[1]; slot++) least = Math.min(least, leastOnGrid(rest, [...ends, slot]));
  return least;
}

it("no ends of long contacts leave younger information than the bound, at any prices", () => {
  const edge = fc.integer({ min: 0, max: slots });
  const span = fc.tuple(edge, edge).map(([a, b]): Span => [Math.min(a, b), Math.max(a, b)]);
  const prices = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(fc.array(span, { minLength: 1, maxLength: 4 }), prices, (spans, drawn) => {
      const contacts = spans.map(([start, end]) => ({ ends: [{ start: start * slotMs, end: end * slotMs }] }));
      const bound = new RenewalBound(contacts, durationMs);
      spans.forEach((_, c) => {
        bound.prices[c] = ((drawn[c] ?? 0) * durationMs * durationMs) / 100;
      });
      const leastMs = -bound.evaluate(new Float64Array(spans.length));
      expect(leastMs).toBeLessThanOrEqual(leastOnGrid(spans) * (1 + 1e-12));
    }),
    { numRuns: 150, seed: 5116 },
  );
});
