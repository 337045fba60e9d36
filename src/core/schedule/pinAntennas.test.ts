import fc from "fast-check";
import { expect, it } from "vitest";
import { type PinTimes, pinAntennas } from "./pinAntennas";

const pin = fc.record({
  startMs: fc.integer({ min: 0, max: 30 }),
  length: fc.integer({ min: 1, max: 12 }),
  antennas: fc.constantFrom([0, 1, 2], [0, 1, 2], [0], [1], [2]),
});
const pinLists = fc.array(pin, { maxLength: 8 });
const blockedLists = fc.array(fc.tuple(fc.nat({ max: 2 }), fc.integer({ min: 0, max: 40 })), { maxLength: 3 });

/** Whether any choice at all places all pins. */
function canBePlaced(pins: readonly PinTimes[], chosen: number[], isFree: (antennas: number[]) => boolean): boolean {
  if (!isFree(chosen)) return false;
  const next = pins[chosen.length];
  return next === undefined || next.antennas.some((antenna) => canBePlaced(pins, [...chosen, antenna], isFree));
}

it("pins have antennas exactly where some choice of antennas places them all, and never collide", () => {
  fc.assert(
    fc.property(pinLists, blockedLists, fc.nat({ max: 2 }), (given, outages, setupMs) => {
      const pins: readonly PinTimes[] = given.map(({ startMs, length, antennas }) => ({
        startMs,
        endMs: startMs + length,
        antennas,
        setupMs,
      }));
      const blocked = [0, 1, 2].map((a) =>
        outages.filter(([of]) => of === a).map(([, start]) => ({ start, end: start + 4 })),
      );
      const isFree = (antennas: readonly number[]) =>
        antennas.every((antenna, i) => {
          const { startMs, endMs } = pins[i] as PinTimes;
          const isOpen = blocked[antenna]?.every(({ start, end }) => start >= endMs || end <= startMs);
          const isAlone = antennas.every((other, j) => {
            const rival = pins[j] as PinTimes;
            if (j === i || other !== antenna) return true;
            return rival.startMs >= endMs + setupMs || rival.endMs + setupMs <= startMs;
          });
          return isOpen && isAlone;
        });
      const antennas = [...pinAntennas(pins, blocked)];
      const isWhole = !antennas.includes(-1);
      expect(isWhole).toBe(canBePlaced(pins, [], isFree));
      if (isWhole) expect(isFree(antennas)).toBe(true);
      expect(antennas.every((antenna, i) => antenna === -1 || pins[i]?.antennas.includes(antenna))).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it("thousands of pins take no longer than a moment", () => {
  const pins = Array.from({ length: 3000 }, (_, i) => ({
    startMs: 10 * i,
    endMs: 10 * i + 25,
    antennas: [0, 1, 2],
    setupMs: 1,
  }));
  const antennas = pinAntennas(pins, [[], [], []]);
  expect(antennas.every((antenna, i) => i < 3 || antenna === antennas[i - 3])).toBe(true);
});
