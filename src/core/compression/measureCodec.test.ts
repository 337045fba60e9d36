import { expect, test } from "vitest";
import { runToEnd } from "../base/progress";
import { normals, settingsOf } from "./__fixtures__/gradients";
import { type CodecMeasure, CodecMeter } from "./measureCodec";

/** A clock that ticks in tenths of a millisecond, as a browser's does: every run of the work takes `runMs`, but for the first ones. */
function coarseClock(runMs: number, firstMs: readonly number[] = []) {
  let nowMs = 0;
  let looks = 0;
  return () => {
    // It is looked at before the first run, and after each.
    if (looks > 0) nowMs += firstMs[Math.floor(looks / 2)] ?? runMs;
    looks++;
    return Math.floor(nowMs * 10) / 10;
  };
}

function measured(clock: () => number, parts = 1): CodecMeasure {
  const meter = new CodecMeter(settingsOf("bf16", {}), 3, clock);
  for (let part = 0; part < parts; part++) {
    const problem = runToEnd(meter.add(normals(64, part)));
    if (problem !== undefined) throw new Error(problem.message);
  }
  return meter.measure();
}

test("what takes less than the clock's tick is timed to a few percent, whatever the tick falls on", () => {
  for (const runMs of [0.003, 0.0171, 0.08, 0.13, 0.7]) {
    const { encodeMs, decodeMs } = measured(coarseClock(runMs));
    expect(Math.abs(encodeMs / runMs - 1), `${runMs} ms in`).toBeLessThan(0.06);
    expect(Math.abs(decodeMs / runMs - 1), `${runMs} ms out`).toBeLessThan(0.06);
  }
});

test("a first run in which the engine compiles does not count, nor does one that another's work held up", () => {
  for (const coldMs of [69, 250]) expect(measured(coarseClock(0.6, [coldMs])).encodeMs).toBeCloseTo(0.6, 1);
  expect(measured(coarseClock(0.6, [2, 118])).encodeMs).toBeCloseTo(0.6, 1);
});

test("long work is run twice after the first time, and no more where the first took long; a part that follows is run once", () => {
  const runsOf = (runMs: number, parts: number) => {
    let looks = 0;
    const { encodeMs } = measured(() => runMs * looks++, parts);
    expect(encodeMs).toBeCloseTo(parts * runMs, 9);
    return looks / 2;
  };
  // Of encoding and of decoding.
  expect(runsOf(100, 1)).toBe(2 * 3);
  expect(runsOf(100, 3)).toBe(2 * (3 + 1 + 1));
  expect(runsOf(300, 1)).toBe(2);
});

test("a clock that stands still ends all the same", () => {
  expect(measured(() => 5)).toMatchObject({ encodeMs: 0, decodeMs: 0 });
});
