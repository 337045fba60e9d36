import { describe, expect, it } from "vitest";
import { contactTable } from "./contactTable.fixture";
import type { IndexedBlock } from "./laneBars";
import { createLaneCache } from "./laneCache";
import { indexRows } from "./rowIndex";

function blockOf(startsMs: readonly number[]): IndexedBlock {
  const windows = contactTable(startsMs.map((aosMs) => ({ satellite: 0, station: 0, aosMs, losMs: aosMs + 5 })));
  const step = indexRows(windows, "satellites", 3).next();
  if (!step.done) throw new Error("a small table takes one slice");
  return { windows, index: step.value };
}

describe("the cache of rows", () => {
  it("lays a row out once for the same tables", () => {
    const cache = createLaneCache(() => 0);
    cache.setBlocks([blockOf([10, 20])], false);
    expect(cache.barsOfRow(0).count).toBe(2);
    expect(cache.barsOfRow(0)).toBe(cache.barsOfRow(0));
  });

  it("leaves rows for later frames when the time is used up, and says so", () => {
    let atMs = 0;
    const cache = createLaneCache(() => atMs);
    cache.setBlocks([blockOf([10, 20])], false);
    cache.beginFrame();
    atMs = 100;
    expect(cache.barsOfRow(0).count).toBe(0);
    expect(cache.isBehind()).toBe(true);
    cache.beginFrame();
    expect(cache.isBehind()).toBe(false);
    expect(cache.barsOfRow(0).count).toBe(2);
  });

  it("shows former bars while more of the same rows come in, but never those of other rows", () => {
    let atMs = 0;
    const cache = createLaneCache(() => atMs);
    cache.setBlocks([blockOf([10, 20])], false);
    cache.barsOfRow(0);
    cache.beginFrame();
    atMs = 100;
    cache.setBlocks([blockOf([10, 20]), blockOf([30])], true);
    expect(cache.barsOfRow(0).count).toBe(2);
    cache.setBlocks([blockOf([10]), blockOf([30])], false);
    expect(cache.barsOfRow(0).count).toBe(0);
    cache.beginFrame();
    expect(cache.barsOfRow(0).count).toBe(2);
  });

  it("forgets rows that were laid out long ago", () => {
    const cache = createLaneCache(() => 0);
    cache.setBlocks([blockOf([10])], false);
    const first = cache.barsOfRow(0);
    for (let row = 1; row < 2000; row++) cache.barsOfRow(row);
    expect(cache.barsOfRow(0)).not.toBe(first);
    expect(cache.barsOfRow(0)).toEqual(first);
  });
});
