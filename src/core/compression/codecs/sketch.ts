import { varintBytes } from "../byteWriter";
import { firstNonFinite } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";

const mostRows = 31;
const mostColumns = 16_777_216;
/** Values estimated by one row before the next: many, so that a cache that cannot hold all rows holds the one in use. */
const most = 262_144;
/** Values of one `lotKey`: a divisor of the 65,536 that could share it. */
const lot = 16_384;

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
        estimateRow(row, rowKey(seed, r), start, (estimates[r] as Int32Array).subarray(0, count));
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

function addRow(values: Float32Array, key: number, sums: Float32Array): void {
  for (let start = 0; start < values.length; start += lot) {
    addLot(values.subarray(start, start + lot), lotKey(start, key), sums);
  }
}

/** Eight values a turn: their cells are fetched from memory at once, and what engines look up anew every turn weighs less. */
function addLot(values: Float32Array, key: number, sums: Float32Array): void {
  const scale = columnScale(sums.length);
  const eights = values.length - (values.length % 8);
  for (let i = 0; i < eights; i += 8) {
    const a = hashInLot(i, key);
    const b = hashInLot(i + 1, key);
    const c = hashInLot(i + 2, key);
    const d = hashInLot(i + 3, key);
    const e = hashInLot(i + 4, key);
    const f = hashInLot(i + 5, key);
    const g = hashInLot(i + 6, key);
    const h = hashInLot(i + 7, key);
    add(sums, columnOf(a, scale), (values[i] as number) * signOf(a));
    add(sums, columnOf(b, scale), (values[i + 1] as number) * signOf(b));
    add(sums, columnOf(c, scale), (values[i + 2] as number) * signOf(c));
    add(sums, columnOf(d, scale), (values[i + 3] as number) * signOf(d));
    add(sums, columnOf(e, scale), (values[i + 4] as number) * signOf(e));
    add(sums, columnOf(f, scale), (values[i + 5] as number) * signOf(f));
    add(sums, columnOf(g, scale), (values[i + 6] as number) * signOf(g));
    add(sums, columnOf(h, scale), (values[i + 7] as number) * signOf(h));
  }
  for (let i = eights; i < values.length; i++) {
    const hash = hashInLot(i, key);
    add(sums, columnOf(hash, scale), (values[i] as number) * signOf(hash));
  }
}

function add(sums: Float32Array, column: number, value: number): void {
  sums[column] = (sums[column] as number) + value;
}

/** 1 or -1 without a branch, which on a random bit would be guessed wrongly half the time. */
function signOf(hash: number): number {
  return 1 - ((hash & 1) << 1);
}

/** Estimates by one row of the values from `first` on, as whole numbers in the order of the f32 (see `ordered`). */
function estimateRow(row: Int32Array, key: number, first: number, estimates: Int32Array): void {
  for (let start = 0; start < estimates.length; start += lot) {
    estimateLot(row, lotKey(first + start, key), estimates.subarray(start, start + lot));
  }
}

function estimateLot(row: Int32Array, key: number, estimates: Int32Array): void {
  const scale = columnScale(row.length);
  for (let i = 0; i < estimates.length; i++) {
    const hash = hashInLot(i, key);
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
      const low = larger(smaller(p, q), smaller(r, s));
      const high = smaller(larger(p, q), larger(r, s));
      values[i] = ordered(larger(smaller(low, high), smaller(larger(low, high), e[i] as number)));
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

/** Not `Math.min`, for which engines compile a branch that is guessed wrongly half the time. */
function smaller(p: number, q: number): number {
  return q ^ ((p ^ q) & -Number(p < q));
}

function larger(p: number, q: number): number {
  return p ^ ((p ^ q) & -Number(p < q));
}

/** MurmurHash3's finaliser. */
function hashOf(index: number, key: number): number {
  return hashInLot(0, lotKey(index, key));
}

/** What `hashInLot` wants with the indices from `start` on, counted from there: the first step of `hashOf`, whose upper half is the same for a lot. */
function lotKey(start: number, key: number): number {
  const first = start ^ key;
  return first ^ (first >>> 16);
}

/** The rest of `hashOf`. */
function hashInLot(indexInLot: number, key: number): number {
  let hash = Math.imul(indexInLot ^ key, 0x85ebca6b);
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
