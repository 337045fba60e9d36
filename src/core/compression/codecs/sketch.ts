import { varintBytes } from "../byteWriter";
import { firstNonFinite } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";

const mostRows = 31;
const mostColumns = 16_777_216;
/** Values estimated by one row before the next: many, so that a cache that cannot hold all rows holds the one in use. */
const most = 262_144;

/**
 * Count sketch (Charikar et al. 2002): each row adds every value, by a hashed sign, to a hashed column; a value is estimated by the median of its rows, each
 * unbiased. Linear: sketches of one seed and shape add up to the sketch of the sum.
 */
export const sketch: SectionCodec = {
  encode(values, out, { settings }) {
    const columns = sketchColumns(values.length, settings.columns);
    out.varint(settings.rows);
    out.varint(columns);
    out.uint32(settings.seed);
    const row = new Float32Array(columns);
    for (let r = 0; r < settings.rows; r++) {
      row.fill(0);
      addRow(values, rowKey(settings.seed, r), row);
      if (firstNonFinite(row) >= 0) return { path: "", message: "the sums are above what f32 holds" };
      out.float32s(row);
    }
    return undefined;
  },
  decode(input, values) {
    const rows = input.positive(mostRows);
    const columns = input.positive(mostColumns);
    const seed = input.uint32();
    if (4 * rows * columns > input.left) input.fail("the rows end early");
    if (input.fault !== undefined) return;
    const cells = new Float32Array(rows * columns);
    input.float32s(cells);
    const lot = Math.min(most, values.length);
    const estimates = Array.from({ length: rows }, () => new Int32Array(lot));
    const words = new Int32Array(cells.buffer);
    const result = new Int32Array(values.buffer, values.byteOffset, values.length);
    for (let start = 0; start < values.length; start += lot) {
      const count = Math.min(lot, values.length - start);
      for (let r = 0; r < rows; r++) {
        const row = words.subarray(r * columns, (r + 1) * columns);
        estimateRow(row, rowKey(seed, r), start, count, estimates[r] as Int32Array);
      }
      takeMedians(estimates, result.subarray(start, start + count));
    }
  },
  size(count, { rows, columns }) {
    const width = sketchColumns(count, columns);
    return exactly(varintBytes(rows) + varintBytes(width) + 4 + 4 * rows * width);
  },
};

/** Columns of a sketch of so many values: as asked for, or a twentieth, rounded up. */
function sketchColumns(count: number, asked: number | undefined): number {
  return asked ?? Math.min(mostColumns, Math.max(1, Math.ceil(count / 20)));
}

/** Four values a turn: their cells are fetched from memory at once, and that takes most of the time. */
function addRow(values: Float32Array, key: number, sums: Float32Array): void {
  const scale = columnScale(sums.length);
  const rest = values.length % 4;
  for (let i = 0; i < values.length - rest; i += 4) {
    const a = hashOf(i, key);
    const b = hashOf(i + 1, key);
    const c = hashOf(i + 2, key);
    const d = hashOf(i + 3, key);
    add(sums, columnOf(a, scale), (values[i] as number) * signOf(a));
    add(sums, columnOf(b, scale), (values[i + 1] as number) * signOf(b));
    add(sums, columnOf(c, scale), (values[i + 2] as number) * signOf(c));
    add(sums, columnOf(d, scale), (values[i + 3] as number) * signOf(d));
  }
  for (let i = values.length - rest; i < values.length; i++) {
    const hash = hashOf(i, key);
    add(sums, columnOf(hash, scale), (values[i] as number) * signOf(hash));
  }
}

function add(sums: Float32Array, column: number, value: number): void {
  sums[column] = (sums[column] as number) + value;
}

const signs = new Float64Array([1, -1]);

/** From memory, where a branch on a random bit would be guessed wrongly half the time. */
function signOf(hash: number): number {
  return signs[hash & 1] as number;
}

/** Estimates by one row, as whole numbers in the order of the f32 (see `ordered`). */
function estimateRow(row: Int32Array, key: number, start: number, count: number, estimates: Int32Array): void {
  const scale = columnScale(row.length);
  for (let i = 0; i < count; i++) {
    const hash = hashOf(start + i, key);
    estimates[i] = ordered((row[columnOf(hash, scale)] as number) ^ (hash << 31));
  }
}

/** The bits of an f32 as a whole number that is the larger, the larger the f32 is; the same again leads back. */
function ordered(word: number): number {
  return word ^ ((word >> 31) & 0x7fffffff);
}

/** The median of each value's estimates, as bits of f32; of five, the default, without a branch. */
function takeMedians(estimates: readonly Int32Array[], values: Int32Array): void {
  const [a, b, c, d, e, ...more] = estimates;
  if (a && b && c && d && e && more.length === 0) {
    for (let i = 0; i < values.length; i++) {
      const p = a[i] as number;
      const q = b[i] as number;
      const r = c[i] as number;
      const s = d[i] as number;
      const low = Math.max(Math.min(p, q), Math.min(r, s));
      const high = Math.min(Math.max(p, q), Math.max(r, s));
      values[i] = ordered(Math.max(Math.min(low, high), Math.min(Math.max(low, high), e[i] as number)));
    }
    return;
  }
  const medians = new Float32Array(values.buffer, values.byteOffset, values.length);
  const words = new Int32Array(estimates.length);
  const numbers = new Float32Array(words.buffer);
  for (let i = 0; i < values.length; i++) {
    for (let r = 0; r < words.length; r++) words[r] = ordered(estimates[r]?.[i] as number);
    medians[i] = medianOf(numbers.sort());
  }
}

/** MurmurHash3's finaliser. */
function hashOf(index: number, key: number): number {
  let hash = index ^ key;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Two keys that differ in low bits alone would only permute the indices: the row's key is hashed itself. */
function rowKey(seed: number, row: number): number {
  return hashOf(hashOf(seed, 0x9e3779b9), Math.imul(row + 1, 0x85ebca77)) >>> 0;
}

/** Columns for each of the 2^24 values of the upper bits of a hash; exact in doubles. */
function columnScale(columns: number): number {
  return columns / 16777216;
}

/** The upper 24 bits of the hash, spread over the columns. */
function columnOf(hash: number, scale: number): number {
  return ((hash >>> 8) * scale) | 0;
}

/** The middle one of ascending numbers, or the mean of the middle two. */
function medianOf(numbers: Float32Array): number {
  const middle = numbers.length >> 1;
  if (numbers.length % 2 === 1) return numbers[middle] as number;
  return ((numbers[middle - 1] as number) + (numbers[middle] as number)) / 2;
}
