import { varintBytes } from "../byteWriter";
import { firstNonFinite } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";

const mostRows = 31;
const mostColumns = 16_777_216;

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
    const sums = new Float64Array(columns);
    const row = new Float32Array(columns);
    for (let r = 0; r < settings.rows; r++) {
      sums.fill(0);
      addRow(values, rowKey(settings.seed, r), sums);
      row.set(sums);
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
    const keys = Uint32Array.from({ length: rows }, (_, r) => rowKey(seed, r));
    const estimates = new Float64Array(rows);
    for (let i = 0; i < values.length; i++) {
      for (let r = 0; r < rows; r++) {
        const hash = hashOf(i, keys[r] as number);
        const cell = cells[r * columns + columnOf(hash, columns)] as number;
        estimates[r] = hash & 1 ? -cell : cell;
      }
      values[i] = medianOf(estimates);
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

function addRow(values: Float32Array, key: number, sums: Float64Array): void {
  const columns = sums.length;
  for (let i = 0; i < values.length; i++) {
    const hash = hashOf(i, key);
    const column = columnOf(hash, columns);
    const value = values[i] as number;
    sums[column] = (sums[column] as number) + (hash & 1 ? -value : value);
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

/** The upper 24 bits of the hash, spread over the columns; exact in doubles. */
function columnOf(hash: number, columns: number): number {
  return (((hash >>> 8) * columns) / 16777216) | 0;
}

/** Sorts `numbers` and gives the middle one, or the mean of the middle two. */
function medianOf(numbers: Float64Array): number {
  for (let i = 1; i < numbers.length; i++) {
    const number = numbers[i] as number;
    let j = i - 1;
    while (j >= 0 && (numbers[j] as number) > number) {
      numbers[j + 1] = numbers[j] as number;
      j--;
    }
    numbers[j + 1] = number;
  }
  const middle = numbers.length >> 1;
  if (numbers.length % 2 === 1) return numbers[middle] as number;
  return ((numbers[middle - 1] as number) + (numbers[middle] as number)) / 2;
}
