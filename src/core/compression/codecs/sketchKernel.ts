import { code } from "./sketchKernelCode";
import * as plain from "./sketchPlain";

/** On fewer values plain loops are as fast. */
const leastValues = 4096;
/** Values whose places are computed before they are used: a first-level cache holds them. */
const lot = 8192;
/** Estimates of all rows that are kept at a time: many, as a cache that cannot hold all rows holds the one in use. */
const mostEstimates = 5_242_880;
/** Bytes of memory that stay for the next call; whoever wants more gets memory of its own. */
const mostKept = 16_777_216;
const pageBytes = 65_536;

/** What `sketchKernel.wat` exports; it says what each does. */
interface Kernel {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  place(places: number, end: number, first: number, key: number, columns: number): void;
  add(places: number, end: number, values: number, row: number): void;
  estimate(places: number, end: number, row: number, estimates: number): void;
  order(first: number, end: number, second: number): void;
  restore(list: number, end: number): void;
}

/** Node and browsers have it, the library of ECMAScript does not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

/** The sums of one row of a sketch, by key and columns; they stand until the next call. */
export function sumRow(values: Float32Array, key: number, columns: number): Float32Array {
  const rowAt = 8 * lot;
  const kernel = values.length < leastValues ? undefined : kernelOf(rowAt + 4 * columns);
  if (kernel === undefined) return plain.sumRow(values, key, columns);
  const { buffer } = kernel.memory;
  const row = new Float32Array(buffer, rowAt, columns).fill(0);
  const part = new Float32Array(buffer, 4 * lot, lot);
  for (let start = 0; start < values.length; start += lot) {
    const count = Math.min(lot, values.length - start);
    part.set(values.subarray(start, start + count));
    // Zeros make up fours: they change no sum.
    part.fill(0, count);
    const end = bytesOf(count);
    kernel.place(0, end, start, key, columns);
    kernel.add(0, end, 4 * lot, rowAt);
  }
  return row;
}

/** Fills `values` with the median of their estimates, one for each key, by the bytes of the rows' cells (f32), one row after the other. */
export function fillMedians(cells: Uint8Array, keys: readonly number[], columns: number, values: Float32Array): void {
  const most = lot * Math.ceil(Math.min(values.length, mostEstimates / keys.length) / lot);
  const cellsAt = 4 * lot + 4 * most * keys.length;
  const kernel = values.length < leastValues ? undefined : kernelOf(cellsAt + cells.length);
  if (kernel === undefined) {
    // Not `slice`: that of a Node Buffer shares its memory.
    plain.fillMedians(new Float32Array(new Uint8Array(cells).buffer), keys, columns, values);
    return;
  }
  new Uint8Array(kernel.memory.buffer).set(cells, cellsAt);
  for (let start = 0; start < values.length; start += most) {
    const part = values.subarray(start, start + most);
    for (const [r, key] of keys.entries()) {
      for (let i = 0; i < part.length; i += lot) {
        const end = bytesOf(Math.min(lot, part.length - i));
        kernel.place(0, end, start + i, key, columns);
        kernel.estimate(0, end, cellsAt + 4 * columns * r, 4 * (lot + most * r + i));
      }
    }
    takeMedians(kernel, keys.length, most, part);
  }
}

/** Lists of `most` estimates stand one after the other behind the places; transpositions of neighbours put them in order. */
function takeMedians(kernel: Kernel, rows: number, most: number, values: Float32Array): void {
  for (let start = 0; start < values.length; start += lot) {
    const part = values.subarray(start, start + lot);
    const bytes = bytesOf(part.length);
    const listAt = (row: number) => 4 * (lot + most * row + start);
    const listOf = (row: number) => {
      kernel.restore(listAt(row), listAt(row) + bytes);
      return new Float32Array(kernel.memory.buffer, listAt(row), part.length);
    };
    for (let round = 0; round < rows; round++) {
      for (let row = round % 2; row + 1 < rows; row += 2) {
        kernel.order(listAt(row), listAt(row) + bytes, listAt(row + 1));
      }
    }
    const upper = listOf(rows >> 1);
    if (rows % 2 === 1) part.set(upper);
    else setMeans(listOf((rows >> 1) - 1), upper, part);
  }
}

function setMeans(lower: Float32Array, upper: Float32Array, means: Float32Array): void {
  for (let i = 0; i < means.length; i++) means[i] = ((lower[i] as number) + (upper[i] as number)) / 2;
}

/** Bytes of so many values, made up to fours. */
function bytesOf(count: number): number {
  return 16 * Math.ceil(count / 4);
}

let compiled: object | undefined;
let kept: Kernel | undefined;

/** A kernel with at least so many bytes of memory; undefined where the engine has no SIMD, a page's policy refuses it, or there is not as much memory. */
function kernelOf(bytes: number): Kernel | undefined {
  try {
    if (bytes > mostKept) return newKernel(bytes);
    kept ??= newKernel(mostKept);
    return kept;
  } catch {
    return undefined;
  }
}

function newKernel(bytes: number): Kernel {
  compiled ??= new WebAssembly.Module(Uint8Array.from(code.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
  const kernel = new WebAssembly.Instance(compiled).exports as Kernel;
  kernel.memory.grow(Math.ceil(bytes / pageBytes));
  return kernel;
}
