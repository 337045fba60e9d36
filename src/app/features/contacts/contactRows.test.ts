import { expect, it } from "vitest";
import type { ContactColumns, Contacts } from "../../../core/contact/contactColumns";
import { arrivingRows, orderedRows } from "./contactRows";

function block(satellite: number, count: number): Contacts {
  const windows = { count, satellite: new Uint32Array(count).fill(satellite) } as unknown as ContactColumns;
  return { windows, failed: [], evaluations: 0 };
}

it("arriving blocks stand one behind the other, empty ones among them", () => {
  const blocks = [block(0, 2), block(1, 0), block(2, 3)];
  const rows = arrivingRows(blocks);
  expect(rows.count).toBe(5);
  const found = Array.from({ length: 5 }, (_, row) => rows.at(row)).map((ref) => [
    ref?.windows.satellite[0],
    ref?.contact,
  ]);
  expect(found).toEqual([
    [0, 0],
    [0, 1],
    [2, 0],
    [2, 1],
    [2, 2],
  ]);
  expect(rows.at(5)).toBeUndefined();
});

it("an order picks rows of the complete table", () => {
  const { windows } = block(0, 4);
  const rows = orderedRows(windows, Uint32Array.of(3, 1));
  expect(rows.count).toBe(2);
  expect(rows.at(0)).toEqual({ windows, contact: 3 });
  expect(rows.at(2)).toBeUndefined();
});
