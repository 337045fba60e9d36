import { expect, it } from "vitest";
import { readTimeField, timeFieldText } from "./timeField";

const noonMs = Date.UTC(2026, 2, 20, 12);

it("what a field shows is read back as the same instant", () => {
  expect(timeFieldText(noonMs)).toBe("2026-03-20 12:00:00");
  expect(readTimeField(timeFieldText(noonMs), 0)).toEqual({ ok: true, value: noonMs });
  expect(readTimeField(timeFieldText(Number.POSITIVE_INFINITY), Number.POSITIVE_INFINITY)).toEqual({
    ok: true,
    value: Number.POSITIVE_INFINITY,
  });
});

it("seconds, T and Z may be there or not; anything else is told", () => {
  for (const text of ["2026-03-20 12:00", "2026-03-20T12:00:00Z", " 2026-03-20 12:00:00.0 "]) {
    expect(readTimeField(text, 0)).toEqual({ ok: true, value: noonMs });
  }
  for (const text of ["noon", "2026-02-30 12:00", "12:00", "2026-03-20 25:00"]) {
    expect(readTimeField(text, 0).ok).toBe(false);
  }
});
