import { varintBytes } from "../byteWriter";
import { firstNonFinite } from "../finiteValues";
import { exactly, type SectionCodec } from "../sectionCodec";
import { fillMedians, sumRow } from "./sketchKernel";
import { hashOf } from "./sketchPlain";

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
    for (const key of rowKeys(settings.seed, settings.rows)) {
      const row = sumRow(values, key, columns);
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
    fillMedians(input.piece(4 * rows * columns), rowKeys(seed, rows), columns, values);
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

/** Two keys that differ in low bits alone would only permute the indices: the row's key is hashed itself. */
function rowKeys(seed: number, rows: number): readonly number[] {
  const key = hashOf(seed, 0x9e3779b9);
  return Array.from({ length: rows }, (_, row) => hashOf(key, Math.imul(row + 1, 0x85ebca77)));
}
