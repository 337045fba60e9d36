import fc from "fast-check";
import { expect, test } from "vitest";
import type { TimedLinks } from "../layers";
import { indexLinks } from "./linkIndex";

function linksOf(spans: readonly (readonly [number, number])[]): TimedLinks {
  const sorted = [...spans].sort((a, b) => a[0] - b[0]);
  return {
    count: sorted.length,
    satellite: new Uint32Array(sorted.length),
    station: new Uint32Array(sorted.length),
    startMs: Float64Array.from(sorted, ([start]) => start),
    endMs: Float64Array.from(sorted, ([, end]) => end),
  };
}

function activeAt(links: TimedLinks, instantMs: number): number[] {
  const rows: number[] = [];
  indexLinks(links).visitActive(instantMs, (row) => rows.push(row));
  return rows;
}

test("finds the same links as a scan of all rows, long ones among short ones, seed 11", () => {
  const spans = fc
    .tuple(
      fc.integer({ min: 0, max: 5000 }),
      fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 5000 })),
    )
    .map(([start, length]) => [start, start + length] as const);
  fc.assert(
    fc.property(
      fc.array(spans, { maxLength: 1500, size: "max" }),
      fc.integer({ min: -10, max: 10_100 }),
      (list, at) => {
        const links = linksOf(list);
        const scan = Array.from({ length: links.count }, (_, row) => row).filter(
          (row) => (links.startMs[row] as number) <= at && at < (links.endMs[row] as number),
        );
        expect(activeAt(links, at)).toEqual(scan);
      },
    ),
    { seed: 11, numRuns: 100 },
  );
});

test("a link exists at its start and no longer at its end", () => {
  const links = linksOf([[10, 20]]);
  expect(activeAt(links, 10)).toEqual([0]);
  expect(activeAt(links, 19.999)).toEqual([0]);
  expect(activeAt(links, 20)).toEqual([]);
});

test("rows beyond the count are not links", () => {
  const links = {
    ...linksOf([
      [0, 10],
      [1, 10],
    ]),
    count: 1,
  };
  expect(activeAt(links, 5)).toEqual([0]);
});
