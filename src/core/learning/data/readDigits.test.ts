import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { type DigitPictures, readDigits } from "./readDigits";

const file = new Uint8Array(readFileSync("public/data/digits.bin"));

describe("the packed digits", () => {
  let digits: DigitPictures;
  beforeAll(() => {
    const read = readDigits(file);
    if (!read.ok) throw new Error(read.error[0]?.message);
    digits = read.value;
  });

  test("are 10,000 pictures of 28 x 28, some 1,000 of each digit, in less than 1 MB", () => {
    expect(file.length).toBeLessThan(1_000_000);
    const { samples, picture } = digits;
    expect([samples.count, samples.dimension, samples.classes, picture]).toEqual([10_000, 784, 10, [28, 28, 1]]);
    const counts = new Array<number>(10).fill(0);
    for (const label of samples.labels) counts[label] = (counts[label] as number) + 1;
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  test("are ink on paper: a fifth of the pixels is not blank, the corners are, and a zero has a hole", () => {
    const { values, labels } = digits.samples;
    const inked = values.reduce((sum, value) => sum + (value > 0 ? 1 : 0), 0);
    expect(inked / values.length).toBeCloseTo(0.19, 1);
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true);
    const meanAt = (digit: number, pixel: number) => {
      const ofDigit = Array.from(labels.keys()).filter((i) => labels[i] === digit);
      return ofDigit.reduce((sum, i) => sum + (values[i * 784 + pixel] as number), 0) / ofDigit.length;
    };
    const middle = 14 * 28 + 14;
    expect(meanAt(0, middle)).toBeLessThan(0.1);
    expect(meanAt(1, middle)).toBeGreaterThan(0.8);
    expect(meanAt(8, 0)).toBe(0);
  });
});

test.each<[string, Uint8Array]>([
  ["nothing", new Uint8Array(0)],
  ["something else", new TextEncoder().encode("<!doctype html><html></html>")],
  ["a file that ends early", file.slice(0, 500_000)],
  ["a header of other sides", file.map((byte, i) => (i === 8 ? 27 : byte))],
  ["a header of a giant", file.map((byte, i) => (i === 17 ? 255 : byte))],
  ["a byte that is wrong", file.map((byte, i) => (i === 700_000 ? byte ^ 1 : byte))],
])("%s is refused", (_, bytes) => {
  const read = readDigits(bytes);
  expect(!read.ok && read.error[0]?.path).toBe("digits");
});
