import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contactTable, type FixtureWindow } from "./contactTable.fixture";
import { neighbourContact } from "./neighbourContact";

const windowArbitrary = fc
  .record({ satellite: fc.nat(4), station: fc.nat(2), aosMs: fc.nat(500), lengthMs: fc.integer({ min: 1, max: 90 }) })
  .map(({ lengthMs, ...window }): FixtureWindow => ({ ...window, losMs: window.aosMs + lengthMs }));

const filters = [undefined, { kind: "satellites", row: 1 }, { kind: "stations", row: 2 }] as const;

describe("next and previous contact", () => {
  it("equal a scan of all windows, with and without a selection, in one table or in parts (seed 4620)", () => {
    const parts = fc.array(fc.array(windowArbitrary, { maxLength: 30 }), { maxLength: 4 });
    fc.assert(
      fc.property(parts, fc.nat(600), fc.constantFrom(...filters), (windows, atMs, filter) => {
        const tables = windows.map(contactTable);
        const starts = windows
          .flat()
          .filter((w) => !filter || (filter.kind === "satellites" ? w.satellite : w.station) === filter.row)
          .map((w) => w.aosMs);
        const next = neighbourContact(tables, atMs, "next", filter);
        const previous = neighbourContact(tables, atMs, "previous", filter);
        const later = starts.filter((aosMs) => aosMs > atMs);
        const earlier = starts.filter((aosMs) => aosMs < atMs);
        expect(next?.windows.aosMs[next.contact]).toBe(later.length > 0 ? Math.min(...later) : undefined);
        expect(previous?.windows.aosMs[previous.contact]).toBe(earlier.length > 0 ? Math.max(...earlier) : undefined);
      }),
      { seed: 4620 },
    );
  });

  it("walk over all starts one by one", () => {
    const tables = [contactTable([10, 20, 30].map((aosMs) => ({ satellite: 0, station: 0, aosMs, losMs: aosMs + 5 })))];
    const walked: number[] = [];
    for (let atMs = 0; ; ) {
      const next = neighbourContact(tables, atMs, "next");
      if (next === undefined) break;
      atMs = next.windows.aosMs[next.contact] as number;
      walked.push(atMs);
    }
    expect(walked).toEqual([10, 20, 30]);
  });
});
