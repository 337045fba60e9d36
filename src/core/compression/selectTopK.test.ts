import fc from "fast-check";
import { expect, it } from "vitest";
import { heavyTails, normals } from "./__fixtures__/gradients";
import { selectTopK } from "./selectTopK";

/** Sorting by magnitude, then index. */
function bySorting(values: Float32Array, count: number): number[] {
  const order = Array.from(values, (_, i) => i);
  order.sort((a, b) => Math.abs(values[b] as number) - Math.abs(values[a] as number) || a - b);
  return order.slice(0, count).sort((a, b) => a - b);
}

it("selection equals sorting on any values with many ties, seed 70911", () => {
  const value = fc.oneof(
    fc.constantFrom(0, -0, 1, -1, 1.0000001, 1e-45, -1e-45, 3.4e38),
    fc.float({ noNaN: true, noDefaultInfinity: true }),
  );
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 60 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (list, share) => {
        const values = Float32Array.from(list);
        const count = 1 + Math.floor(share * (values.length - 1));
        expect([...selectTopK(values, count)]).toEqual(bySorting(values, count));
      },
    ),
    { seed: 70911, numRuns: 300 },
  );
});

it("radix selection equals sorting where long data repeat few values, seed 70912", () => {
  const value = fc.constantFrom(0, -0, 1, -1, 1.0000001, 1e-45, -1e-45, 3.4e38);
  fc.assert(
    fc.property(fc.array(value, { minLength: 30, maxLength: 60 }), fc.integer({ min: 1, max: 2100 }), (list, count) => {
      const values = Float32Array.from({ length: 2100 }, (_, i) => list[(i * 7) % list.length] as number);
      expect(selectTopK(values, count)).toEqual(Uint32Array.from(bySorting(values, count)));
    }),
    { seed: 70912, numRuns: 15 },
  );
});

it("radix selection equals sorting on large data of every kind", () => {
  const kinds = [normals(20_001, 1), heavyTails(20_000, 2), new Float32Array(5000), new Float32Array(5000).fill(-3)];
  kinds.push(normals(20_000, 3).map((value, i) => (i % 50 === 0 ? value : 0)));
  kinds.push(normals(20_000, 4).map((value) => 1 + Math.abs(value) / 100));
  for (const values of kinds) {
    for (const count of [1, 500, values.length - 1]) {
      expect([...selectTopK(values, count)]).toEqual(bySorting(values, count));
    }
  }
});

it("selection by a guess equals sorting on long data, also where the sample misleads it", () => {
  const length = 140_000;
  const step = length / 16_384;
  const isSampled = new Uint8Array(length);
  for (let i = 0; i < 16_384; i++) isSampled[Math.floor(i * step)] = 1;
  const base = normals(length, 5);
  const kinds = {
    normal: base,
    "few values": base.map((value) => Math.round(value * 4) / 4),
    "large only where it is sampled": base.map((value, i) => (isSampled[i] ? 100 + value : value)),
    "large only where it is not sampled": base.map((value, i) => (isSampled[i] ? value : 100 + value)),
    "in order": base.slice().sort(),
    "mostly zero": base.map((value, i) => (i % 300 === 0 ? value : 0)),
  };
  for (const [kind, values] of Object.entries(kinds)) {
    for (const count of [1, 140, 1_400, 14_000]) {
      expect(selectTopK(values, count), `${kind}, ${count}`).toEqual(Uint32Array.from(bySorting(values, count)));
    }
  }
});
