import { expect, it } from "vitest";
import { allSettings, labelOf, normals } from "./__fixtures__/gradients";
import { firstNonFinite, floatAbove, largestMagnitude, signedWordsOf, zeroNonFinite } from "./finiteValues";
import { UpdateCompressor } from "./updateCompressor";

it("the first value that is not finite is found wherever it stands", () => {
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    for (let length = 1; length < 12; length++) {
      for (let at = 0; at < length; at++) {
        const values = new Float32Array(length).fill(-3.4028234663852886e38);
        expect(firstNonFinite(values)).toBe(-1);
        values[at] = wrong;
        values[length - 1] = wrong;
        expect(firstNonFinite(values)).toBe(at);
      }
    }
    const long = new Float32Array(20_000).fill(1e-45);
    for (const at of [4095, 4096, 19_999]) {
      const values = long.slice();
      values[at] = wrong;
      expect(firstNonFinite(values)).toBe(at);
      expect(zeroNonFinite(values)[at]).toBe(0);
    }
    expect(zeroNonFinite(long)).toBe(long);
  }
});

it("a double is rounded up to the least f32 that is not below it", () => {
  for (const value of [0, 1, 0.1, 1 / 3, 1e-46, 1e-45, 16777217, 3.4028234663852886e38]) {
    const above = floatAbove(value);
    expect(Math.fround(above)).toBe(above);
    expect(above).toBeGreaterThanOrEqual(value);
    expect(above - value).toBeLessThanOrEqual(Math.max(1.5e-45, 1.2e-7 * value));
  }
  expect(floatAbove(3.5e38)).toBe(Number.POSITIVE_INFINITY);
});

it("every codec names the first value that is not finite, wherever it stands, and leaves what it carries as it was", () => {
  const values = normals(9_000, 3);
  for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
    for (const at of [0, 8_191, 8_999]) {
      const broken = values.slice();
      broken[at] = wrong;
      broken[8_999] = wrong;
      for (const settings of allSettings) {
        const gradient = { w: { shape: [90, 100], data: broken } };
        const outcome = new UpdateCompressor(settings, "").compress(gradient);
        expect(outcome, labelOf(settings)).toMatchObject({
          ok: false,
          error: [{ path: `w[${at}]`, message: "is not finite", given: wrong }],
        });
      }
    }
  }
});

it("the largest magnitude of a run is what brute force finds", () => {
  const values = normals(50, 9);
  for (const [start, end] of [
    [0, 50],
    [3, 4],
    [7, 30],
    [10, 10],
  ] as const) {
    const brute = values.slice(start, end).reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
    expect(largestMagnitude(signedWordsOf(values), start, end)).toBe(brute);
  }
});
