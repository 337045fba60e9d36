import { expect, it } from "vitest";
import { readBundle } from "./readBundle";

const startMs = Date.UTC(2026, 2, 20, 12);
const window = { startMs, endMs: startMs + 3_600_000 };
const draft = { from: "a", to: "b", size: "12.5", at: "" };

it("a bundle is ready at the window's start, or at a time inside the window", () => {
  expect(readBundle(draft, window)).toEqual({ ok: true, value: { from: "a", to: "b", sizeMB: 12.5, atMs: startMs } });
  const later = readBundle({ ...draft, at: "2026-03-20 12:30" }, window);
  expect(later.ok && later.value.atMs).toBe(startMs + 1_800_000);
});

it("what is missing or wrong is told by field", () => {
  const problems = (part: object) => {
    const read = readBundle({ ...draft, ...part }, window);
    return read.ok ? [] : Object.keys(read.error);
  };
  expect(problems({ from: undefined })).toEqual(["ends"]);
  for (const size of ["", "0", "-1", "x", "Infinity"]) expect(problems({ size })).toEqual(["size"]);
  for (const at of ["12:30", "2026-03-20 11:59", "2026-03-20 13:00", "2026-02-30 12:00"])
    expect(problems({ at })).toEqual(["at"]);
});
