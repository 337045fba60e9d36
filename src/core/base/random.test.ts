import { describe, expect, it } from "vitest";
import { Random } from "./random";

const draws = (random: Random, count: number) => Array.from({ length: count }, () => random.uint32());

describe("Random", () => {
  it("repeats itself from the same seed and stream", () => {
    expect(draws(new Random(7, "sat-001", 3), 50)).toEqual(draws(new Random(7, "sat-001", 3), 50));
  });

  it("gives the same numbers for ever: known first draws", () => {
    expect(draws(new Random(0), 4)).toEqual([2888193835, 1026869956, 247408346, 2106290483]);
    expect(draws(new Random(7, "sat-001", 3), 2)).toEqual([3638508116, 2163220551]);
  });

  it("tells streams apart by seed, text, number and where text ends", () => {
    const streams = [
      new Random(0),
      new Random(1),
      new Random(0, 0),
      new Random(0, ""),
      new Random(0, "0"),
      new Random(0, "ab", "c"),
      new Random(0, "a", "bc"),
      new Random(2 ** 32),
    ].map((random) => draws(random, 3).join());
    expect(new Set(streams).size).toBe(streams.length);
  });

  it("draws whole numbers evenly: chi-squared of 10 kinds in 100,000 draws", () => {
    const counts = new Array<number>(10).fill(0);
    const random = new Random(11);
    for (let i = 0; i < 100_000; i++) {
      const kind = random.below(10);
      counts[kind] = (counts[kind] as number) + 1;
    }
    const chiSquared = counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0);
    expect(chiSquared).toBeLessThan(27.9);
  });

  it("draws from the whole of 2^32 and from one", () => {
    const random = new Random(12);
    expect(random.below(1)).toBe(0);
    expect(Math.max(...Array.from({ length: 200 }, () => random.below(2 ** 32)))).toBeGreaterThan(2 ** 31);
  });

  it("draws doubles in [0, 1) with mean 1/2 and variance 1/12", () => {
    const random = new Random(13);
    const values = Array.from({ length: 50_000 }, () => random.double());
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    expect(moments(values).mean).toBeCloseTo(0.5, 2);
    expect(moments(values).variance).toBeCloseTo(1 / 12, 2);
  });

  it("draws normal numbers with mean 0, variance 1 and tails as they should be", () => {
    const random = new Random(14);
    const values = Array.from({ length: 100_000 }, () => random.normal());
    expect(moments(values).mean).toBeCloseTo(0, 1);
    expect(moments(values).variance).toBeCloseTo(1, 1);
    expect(values.filter((value) => Math.abs(value) > 2).length / values.length).toBeCloseTo(0.0455, 2);
  });

  it("shuffles into every order about equally often", () => {
    const random = new Random(15);
    const orders = new Map<string, number>();
    for (let i = 0; i < 24_000; i++) {
      const items = [0, 1, 2, 3];
      random.shuffle(items);
      orders.set(items.join(), (orders.get(items.join()) ?? 0) + 1);
    }
    expect(orders.size).toBe(24);
    for (const count of orders.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

function moments(values: readonly number[]): { mean: number; variance: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
}
