import { expect, it } from "vitest";
import { decoded, encoded, heavyTails, settingsOf } from "../__fixtures__/gradients";

// As docs/methods/compression.md defines it.
function mix(index: number, key: number): number {
  let hash = (index ^ key) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return (hash ^ (hash >>> 16)) >>> 0;
}

it.each([
  { rows: 5, columns: 333, count: 140_003 },
  { rows: 2, columns: 70_000, count: 66_000 },
])(
  "a sketch of $count values in $rows rows is that of its definition, cell by cell, and so are its estimates",
  (given) => {
    const { rows, columns, count } = given;
    const seed = 4_000_000_001;
    const values = heavyTails(count, 21);
    const message = encoded(values, settingsOf("sketch", { rows, columns, seed }));
    const cells = new Float32Array(message.slice(message.length - 4 * rows * columns).buffer);
    const back = decoded(message) as Float32Array;
    const estimates = Array.from(values, () => [] as number[]);
    for (let row = 0; row < rows; row++) {
      const key = mix(mix(seed, 0x9e3779b9), Math.imul(row + 1, 0x85ebca77));
      const sums = new Float32Array(columns);
      const placeOf = (index: number) => {
        const hash = mix(index, key);
        return { column: Math.floor(((hash >>> 8) * columns) / 2 ** 24), sign: hash % 2 === 1 ? -1 : 1 };
      };
      for (const [i, value] of values.entries()) {
        const { column, sign } = placeOf(i);
        sums[column] = (sums[column] as number) + sign * value;
      }
      expect(cells.subarray(row * columns, (row + 1) * columns)).toEqual(sums);
      for (const [i, own] of estimates.entries()) {
        const { column, sign } = placeOf(i);
        own.push(sign * (sums[column] as number));
      }
    }
    const medians = estimates.map((own) => {
      own.sort((a, b) => a - b);
      return ((own[(rows - 1) >> 1] as number) + (own[rows >> 1] as number)) / 2;
    });
    expect(back).toEqual(Float32Array.from(medians));
  },
);
