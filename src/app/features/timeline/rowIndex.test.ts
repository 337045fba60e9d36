import { expect, it } from "vitest";
import { contactTable } from "./contactTable.fixture";
import { indexRows } from "./rowIndex";

it("grouping a large table stops between slices and loses no window", () => {
  const windows = contactTable(
    Array.from({ length: 150_000 }, (_, i) => ({
      satellite: (i * 7919) % 1584,
      station: i % 100,
      aosMs: i,
      losMs: i + 500,
    })),
  );
  const work = indexRows(windows, "satellites", 1584);
  let pauses = 0;
  let step = work.next();
  while (!step.done) {
    pauses++;
    step = work.next();
  }
  const { offsets, order } = step.value;
  expect(pauses).toBeGreaterThanOrEqual(4);
  expect(new Set(order).size).toBe(150_000);
  let misplaced = 0;
  for (let row = 0; row < 1584; row++) {
    let formerMs = -1;
    for (let i = offsets[row] as number; i < (offsets[row + 1] as number); i++) {
      const contact = order[i] as number;
      if (windows.satellite[contact] !== row || (windows.aosMs[contact] as number) <= formerMs) misplaced++;
      formerMs = windows.aosMs[contact] as number;
    }
  }
  expect(misplaced).toBe(0);
});
