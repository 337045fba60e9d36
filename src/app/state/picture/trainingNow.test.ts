import fc from "fast-check";
import { expect, test } from "vitest";
import { fixtureIndices, fixturePicture, livesArbitrary } from "./missionPicture.fixture";
import { createTrainingNow, drawnTransfers, leastShownMs } from "./trainingNow";
import { type TrainingTrace, trainingTrace } from "./trainingTrace";

const traces = livesArbitrary.map((lives) => trainingTrace(fixturePicture(lives), fixtureIndices));
const least = fc.constantFrom(0, 50, 500, 5000);

const shareOf = (trace: TrainingTrace, row: number, atMs: number, leastMs: number): number | undefined => {
  const now = createTrainingNow(trace);
  now.moveTo(atMs, leastMs);
  const place = now.underWay.row.subarray(0, now.underWay.count).indexOf(row);
  return place < 0 ? undefined : now.underWay.share[place];
};

test("a pulse is where it was sent at its start, at the other end at its end, and half way between them in the middle, seed 51", () => {
  fc.assert(
    fc.property(traces, (trace) => {
      const { startMs, endMs, count } = trace.transfers;
      for (let row = 0; row < count; row++) {
        const [from, to] = [startMs[row] as number, endMs[row] as number];
        expect(shareOf(trace, row, from - 0.001, 0)).toBeUndefined();
        expect(shareOf(trace, row, from, 0)).toBe(0);
        expect(shareOf(trace, row, (from + to) / 2, 0)).toBeCloseTo(0.5);
        expect(shareOf(trace, row, to - 1e-6, 0)).toBeCloseTo(1, 5);
        expect(shareOf(trace, row, to, 0)).toBeUndefined();
      }
    }),
    { seed: 51, numRuns: 30 },
  );
});

test("whoever trains and whatever is under way equals a scan of all of it, seed 52", () => {
  fc.assert(
    fc.property(traces, least, fc.integer({ min: 900, max: 9000 }), (trace, leastMs, atMs) => {
      const { transfers, work } = trace;
      const drawn = drawnTransfers(transfers, leastMs);
      const now = createTrainingNow(trace);
      // Another instant and another stretch before: nothing of them may stay.
      now.moveTo(atMs / 2, 77);
      now.moveTo(atMs, leastMs);
      const rows = Array.from(transfers.startMs.keys());
      expect([...now.underWay.row.subarray(0, now.underWay.count)]).toEqual(
        rows.filter((row) => (drawn.startMs[row] as number) <= atMs && atMs < (drawn.endMs[row] as number)),
      );
      expect([...now.atWork.row.subarray(0, now.atWork.count)]).toEqual(
        Array.from(work.startMs.keys()).filter((row) => {
          const [startMs, endMs] = [work.startMs[row] as number, work.endMs[row] as number];
          return startMs <= atMs && atMs < Math.max(endMs, startMs + leastMs);
        }),
      );
    }),
    { seed: 52, numRuns: 100 },
  );
});

test("a message goes hop by hop, lasts as long as it must be seen, and is never early nor later than that, seed 53", () => {
  fc.assert(
    fc.property(traces, least, ({ transfers }, leastMs) => {
      const drawn = drawnTransfers(transfers, leastMs);
      const messages = new Map<string, number[]>();
      for (const row of transfers.startMs.keys()) {
        const message = `${transfers.update[row]} ${transfers.isUpdate[row]}`;
        messages.set(message, [...(messages.get(message) ?? []), row]);
      }
      for (const rows of messages.values()) {
        let shownUntilMs = Number.NEGATIVE_INFINITY;
        for (const row of rows) {
          const [startMs, endMs] = [drawn.startMs[row] as number, drawn.endMs[row] as number];
          expect(startMs).toBeGreaterThanOrEqual(Math.max(shownUntilMs, transfers.startMs[row] as number));
          expect(endMs).toBeGreaterThanOrEqual(transfers.endMs[row] as number);
          expect(endMs).toBeLessThanOrEqual((transfers.endMs[row] as number) + leastMs + 1e-6);
          shownUntilMs = endMs;
        }
        expect(shownUntilMs - (drawn.startMs[rows[0] as number] as number)).toBeGreaterThanOrEqual(leastMs - 1e-6);
      }
    }),
    { seed: 53, numRuns: 100 },
  );
});

test("pulses are seen for the same real time at usual speeds, and never long after the fact at high ones", () => {
  expect(leastShownMs(60) / 60).toBe(800);
  expect(leastShownMs(1)).toBe(800);
  expect(leastShownMs(3600)).toBe(90_000);
});
