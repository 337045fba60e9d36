import { expect, it } from "vitest";
import { countedText } from "./counted";

it.each([
  [0, "0 bookings"],
  [1, "1 booking"],
  [2, "2 bookings"],
  [1584, "1,584 bookings"],
])("%i booking(s): %s", (count, text) => {
  expect(countedText(count, "booking")).toBe(text);
});

it("takes a plural that is not the singular with an s", () => {
  expect([1, 3].map((count) => countedText(count, "entry", "entries"))).toEqual(["1 entry", "3 entries"]);
});
