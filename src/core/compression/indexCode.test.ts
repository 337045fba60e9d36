import fc from "fast-check";
import { expect, it } from "vitest";
import { ByteReader } from "./byteReader";
import { ByteWriter } from "./byteWriter";
import { DrawStream } from "./drawStream";
import { indexBytes, readIndices, writeIndices } from "./indexCode";

function written(indices: Uint32Array, size: number): Uint8Array {
  const out = new ByteWriter();
  writeIndices(indices, size, out);
  return out.finish();
}

function read(bytes: Uint8Array, count: number, size: number) {
  const input = new ByteReader(bytes);
  const indices = readIndices(input, count, size);
  return { indices, fault: input.fault, left: input.left };
}

it("any set of places comes back, in no more bytes than foretold, seed 31771", () => {
  const sets = fc.integer({ min: 1, max: 5000 }).chain((size) =>
    fc.record({
      size: fc.constant(size),
      places: fc.uniqueArray(fc.integer({ min: 0, max: size - 1 }), { maxLength: 700 }),
      inverted: fc.boolean(),
    }),
  );
  fc.assert(
    fc.property(sets, ({ size, places, inverted }) => {
      const members = new Set(places);
      const others = Array.from({ length: size }, (_, i) => i).filter((i) => !members.has(i));
      const indices = Uint32Array.from(inverted ? others : places).sort();
      const bytes = written(indices, size);
      expect(bytes.length).toBeLessThanOrEqual(indexBytes(indices.length, size).atMost);
      expect(read(bytes, indices.length, size)).toEqual({ indices, fault: undefined, left: 0 });
    }),
    { seed: 31771, numRuns: 120 },
  );
});

it("far and near places in one block come back", () => {
  const size = 4_000_000_000;
  const places = [0, 1, 2, 3, 1_000_000, 1_000_001, 3_999_999_998, 3_999_999_999];
  for (const indices of [places, places.slice(6), Array.from({ length: 255 }, (_, i) => i).concat(3_999_999_999)]) {
    const list = Uint32Array.from(indices);
    expect([...read(written(list, size), list.length, size).indices]).toEqual(indices);
  }
});

it("uniform places take less than the limit of bits each, as many as foretold; clustered ones fewer", () => {
  const size = 2_000_000;
  for (const [share, limit] of [
    [0.1, 4.8],
    [0.05, 5.82],
    [0.01, 8.15],
    [0.005, 9.15],
    [0.001, 11.55],
  ] as const) {
    const count = Math.round(size * share);
    const bytes = written(DrawStream.of(1, count).subset(count, size), size).length;
    expect((8 * bytes) / count).toBeLessThanOrEqual(limit);
    expect(Math.abs(bytes / indexBytes(count, size).expected - 1)).toBeLessThan(0.01);
    const clustered = DrawStream.of(2, count)
      .subset(count, size)
      .map((place) => Math.floor(place / 4));
    const distinct = Uint32Array.from(new Set(clustered));
    expect(written(distinct, size).length / distinct.length).toBeLessThan(bytes / count);
  }
});

it("dense sets take a bitmap, nearly full ones what the rest takes, full ones a byte", () => {
  const nearlyAll = DrawStream.of(6).subset(999_000, 1_000_000);
  expect(written(nearlyAll, 1_000_000).length).toBeLessThan(1 + (1000 * 11.7) / 8);
  const half = DrawStream.of(3).subset(500, 1000);
  expect(written(half, 1000).length).toBe(126);
  expect(
    written(
      Uint32Array.from({ length: 1000 }, (_, i) => i),
      1000,
    ).length,
  ).toBe(1);
});

it("what is cut off or counted wrongly is refused", () => {
  const indices = DrawStream.of(4).subset(300, 10_000);
  const bytes = written(indices, 10_000);
  for (let length = 0; length < bytes.length; length++) {
    expect(read(bytes.subarray(0, length), 300, 10_000).fault).toBeDefined();
  }
  expect(read(bytes, 10_001, 10_000).fault).toBeDefined();
  expect(read(bytes, 300, (indices.at(-1) as number) - 1).fault).toBeDefined();
});

it("a subset is uniform: each place and each pair of places is in it as often as chance says", () => {
  const runs = 20_000;
  const places = new Uint32Array(10);
  const pairs = new Uint32Array(100);
  const draws = DrawStream.of(5);
  for (let run = 0; run < runs; run++) {
    const subset = draws.subset(3, 10);
    if (new Set(subset).size !== 3) throw new Error(`drawn twice: ${subset}`);
    for (const a of subset) {
      places[a] = (places[a] as number) + 1;
      for (const b of subset) if (a < b) pairs[10 * a + b] = (pairs[10 * a + b] as number) + 1;
    }
  }
  const within = (count: number, chance: number) =>
    Math.abs(count - runs * chance) <= 5 * Math.sqrt(runs * chance * (1 - chance));
  expect(places.every((count) => within(count, 0.3))).toBe(true);
  for (let a = 0; a < 10; a++) {
    for (let b = a + 1; b < 10; b++) expect(within(pairs[10 * a + b] as number, 3 / 45)).toBe(true);
  }
});
