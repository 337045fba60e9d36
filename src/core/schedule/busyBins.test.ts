import fc from "fast-check";
import { expect, it } from "vitest";
import { BusyBins } from "./busyBins";

const hourMs = 3_600_000;
const span = fc
  .record({ start: fc.integer({ min: 0, max: 23 * hourMs }), length: fc.integer({ min: 0, max: 2 * hourMs }) })
  .map(({ start, length }) => ({ start, end: Math.min(start + length, 24 * hourMs) }));

it("times that meet are never said to be apart, those far apart are, and satellites do not share them", () => {
  fc.assert(
    fc.property(fc.array(span, { maxLength: 5 }), span, (marked, asked) => {
      const bins = new BusyBins(2, 24 * hourMs);
      for (const { start, end } of marked) bins.mark(1, start, end);
      const farthest = 300_000;
      if (marked.some(({ start, end }) => start <= asked.end && end >= asked.start)) {
        expect(bins.mayMeet(1, asked.start, asked.end)).toBe(true);
      }
      if (marked.every(({ start, end }) => start > asked.end + farthest || end < asked.start - farthest)) {
        expect(bins.mayMeet(1, asked.start, asked.end)).toBe(false);
      }
      expect(bins.mayMeet(0, asked.start, asked.end)).toBe(false);
      bins.clear(1);
      expect(bins.mayMeet(1, asked.start, asked.end)).toBe(false);
    }),
    { seed: 5109 },
  );
});
