import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, it, vi } from "vitest";
import wabt from "wabt";
import { heavyTails } from "../__fixtures__/gradients";
import { fillMedians, sumRow } from "./sketchKernel";
import { code } from "./sketchKernelCode";
import * as plain from "./sketchPlain";

it("the code is what sketchKernel.wat assembles to", async () => {
  const source = readFileSync(join(import.meta.dirname, "sketchKernel.wat"));
  const { buffer } = (await wabt()).parseWat("sketchKernel.wat", source, { simd: true }).toBinary({});
  expect(code).toBe(Buffer.from(buffer).toString("hex"));
});

const keys = fc.array(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { minLength: 1, maxLength: 7 });
const counts = fc.oneof(fc.integer({ min: 4096, max: 30_000 }), fc.constantFrom(8191, 8192, 8193, 16_384));

it("sums and medians are those of plain loops, bit by bit", () => {
  fc.assert(
    fc.property(keys, counts, fc.integer({ min: 1, max: 5000 }), fc.nat(), (rowKeys, count, columns, seed) => {
      const values = heavyTails(count, seed);
      const cells = new Float32Array(rowKeys.length * columns);
      for (const [r, key] of rowKeys.entries()) {
        const sums = sumRow(values, key, columns);
        expect(bits(sums)).toEqual(bits(plain.sumRow(values, key, columns)));
        cells.set(sums, r * columns);
      }
      const [fast, slow] = [new Float32Array(count), new Float32Array(count)];
      fillMedians(bytesOf(cells), rowKeys, columns, fast);
      plain.fillMedians(cells, rowKeys, columns, slow);
      expect(bits(fast)).toEqual(bits(slow));
    }),
    { numRuns: 60 },
  );
});

it("medians of any bits at all are those of plain loops", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), fc.constantFrom(1, 2, 3, 4, 5, 8), (bytes, rows) => {
      const rowKeys = Array.from({ length: rows }, (_, row) => row * 77);
      const columns = Math.floor(16 / rows);
      const cells = new Float32Array(bytes.slice(0, 4 * rows * columns).buffer);
      const [fast, slow] = [new Float32Array(5000), new Float32Array(5000)];
      fillMedians(bytesOf(cells), rowKeys, columns, fast);
      plain.fillMedians(cells, rowKeys, columns, slow);
      expect(fast).toEqual(slow);
    }),
  );
});

it("the most rows there may be, of more values than all rows' estimates are kept of at a time", () => {
  const [count, columns] = [172_035, 50];
  const rowKeys = Array.from({ length: 31 }, (_, row) => row * 0x9e3779b9);
  const cells = heavyTails(31 * columns, 6);
  const [fast, slow] = [new Float32Array(count), new Float32Array(count)];
  fillMedians(bytesOf(cells), rowKeys, columns, fast);
  plain.fillMedians(cells, rowKeys, columns, slow);
  expect(Buffer.compare(bytesOf(fast), bytesOf(slow))).toBe(0);
});

it("a sketch that needs more memory than is kept has its own", () => {
  const values = heavyTails(10_000, 3);
  const columns = 5_000_001;
  expect(Buffer.compare(bytesOf(sumRow(values, 9, columns)), bytesOf(plain.sumRow(values, 9, columns)))).toBe(0);
  expect(sumRow(values, 9, 10)).toEqual(plain.sumRow(values, 9, 10));
});

it("where WebAssembly is refused the loops are plain ones", async () => {
  vi.resetModules();
  vi.stubGlobal("WebAssembly", undefined);
  try {
    const refused = await import("./sketchKernel");
    const values = heavyTails(5000, 4);
    const sums = refused.sumRow(values, 5, 100);
    expect(sums).toEqual(sumRow(values, 5, 100));
    const [fast, slow] = [new Float32Array(5000), new Float32Array(5000)];
    fillMedians(bytesOf(sums), [5], 100, fast);
    refused.fillMedians(bytesOf(sums), [5], 100, slow);
    expect(slow).toEqual(fast);
  } finally {
    vi.unstubAllGlobals();
    vi.resetModules();
  }
});

function bits(values: Float32Array): Uint32Array {
  return new Uint32Array(values.slice().buffer);
}

function bytesOf(values: Float32Array): Uint8Array {
  return new Uint8Array(values.slice().buffer);
}
