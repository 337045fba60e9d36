import { expect, it } from "vitest";
import type { ScheduleReport } from "../../../engine/client/scheduler";
import { compareSchedules } from "./compareSchedules";

/** Bookings as contact, satellite, start, end, MB down. */
function reportOf(...rows: readonly (readonly [number, number, number, number, number])[]): ScheduleReport {
  const downMB = new Float64Array(2);
  for (const [, satellite, , , mb] of rows) downMB[satellite] = (downMB[satellite] ?? 0) + mb;
  const column = (of: (row: (typeof rows)[number]) => number) => rows.map(of);
  return {
    goal: "volume",
    objective: 0,
    proven: false,
    stopped: false,
    bookings: {
      count: rows.length,
      satellite: Uint32Array.from(column(([, satellite]) => satellite)),
      station: new Uint32Array(rows.length),
      antenna: new Uint16Array(rows.length).fill(1),
      contact: Uint32Array.from(column(([contact]) => contact)),
      startMs: Float64Array.from(column(([, , start]) => start)),
      endMs: Float64Array.from(column(([, , , end]) => end)),
      downMB: Float64Array.from(column(([, , , , mb]) => mb)),
      upMB: new Float64Array(rows.length),
      isPinned: new Uint8Array(rows.length),
    },
    totals: { downMB, upMB: new Float64Array(2), ageSeconds: new Float64Array(2), busySeconds: new Float64Array(1) },
    unmet: [],
    notBooked: { count: 0, contact: new Uint32Array(), reason: new Uint8Array(), reasons: [], by: new Int32Array() },
    faults: [],
  };
}

it("tells what is kept, moved, added and gone, and whose volume changes", () => {
  const before = reportOf([7, 0, 0, 10, 5], [8, 1, 20, 30, 5], [9, 1, 40, 50, 5]);
  const after = reportOf([7, 0, 0, 10, 5], [8, 1, 20, 25, 2], [3, 0, 60, 70, 4]);
  const { kept, changes, bySatellite } = compareSchedules(before, after);
  expect(kept).toBe(1);
  expect(changes.map(({ kind, satellite, startMs }) => [kind, satellite, startMs])).toEqual([
    ["moved", 1, 20],
    ["removed", 1, 40],
    ["added", 0, 60],
  ]);
  expect(bySatellite).toEqual([
    { satellite: 1, beforeMB: 10, afterMB: 2 },
    { satellite: 0, beforeMB: 5, afterMB: 9 },
  ]);
});
