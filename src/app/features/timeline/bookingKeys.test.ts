import { expect, it } from "vitest";
import { success } from "../../../core/base/outcome";
import type { ShownBooking } from "../../state/schedule/bookings";
import { bookingStep, neighbourBooking } from "./bookingKeys";

const lanes = [
  { id: "g", label: "G", kind: "station", row: 0, antenna: 1 },
  { id: "h", label: "H · 1", kind: "station", row: 1, antenna: 1 },
  { id: "h", label: "H · 2", kind: "station", row: 1, antenna: 2 },
] as const;

const wish = { station: 1, antenna: 1, startMs: 100_000, endMs: 200_000, grip: "all" } as const;
const draft = { wish, placed: success({ ...wish, conflicts: [] }) };
const step = (key: string, more: { readonly shiftKey?: boolean; readonly ctrlKey?: boolean } = {}) =>
  bookingStep(draft, { key, shiftKey: false, ctrlKey: false, ...more }, lanes);

it("arrows move a booking that was taken up: in time, its ends, and from antenna to antenna", () => {
  expect(step("ArrowRight")).toMatchObject({ startMs: 110_000, endMs: 210_000, grip: "all" });
  expect(step("ArrowLeft", { shiftKey: true })).toMatchObject({ startMs: 90_000, endMs: 200_000, grip: "start" });
  expect(step("ArrowLeft", { ctrlKey: true })).toMatchObject({ startMs: 100_000, endMs: 190_000, grip: "end" });
  expect(step("ArrowDown")).toMatchObject({ station: 1, antenna: 2 });
  expect(step("ArrowUp")).toMatchObject({ station: 0, antenna: 1 });
  expect(step("x")).toBeUndefined();
});

it("arrows walk along a row, and to the closest booking of the next row that has one", () => {
  const shown = (key: string, startMs: number, row: number) => ({
    row,
    booking: { key, startMs } as ShownBooking,
  });
  const all = [shown("a", 0, 0), shown("b", 50, 0), shown("c", 10, 3), shown("d", 45, 3)];
  const from = all[1]?.booking as ShownBooking;
  expect(neighbourBooking(all, from, "ArrowLeft")?.key).toBe("a");
  expect(neighbourBooking(all, from, "ArrowRight")).toBeUndefined();
  expect(neighbourBooking(all, from, "ArrowDown")?.key).toBe("d");
  expect(neighbourBooking(all, from, "ArrowUp")).toBeUndefined();
});
