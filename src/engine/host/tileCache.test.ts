import { expect, it } from "vitest";
import type { EphemerisTile } from "../../core/orbit/ephemerisTile";
import { TileCache } from "./tileCache";

/** 1,000 bytes of states and 20 of the rest. */
function tile(): EphemerisTile {
  return {
    startMs: 0,
    satelliteCount: 1,
    stepSeconds: new Float64Array(1),
    firstKnot: new Uint32Array(1),
    states: new Float64Array(125),
    goodSeconds: new Float64Array(1),
    evaluations: 0,
    failures: [],
  };
}

it("a kept tile is not made again", () => {
  const cache = new TileCache(3_100);
  const first = cache.get("a", tile);
  expect(
    cache.get("a", () => {
      throw new Error("made again");
    }),
  ).toBe(first);
});

it("the least recently used tile leaves first, and the bytes stay under the limit", () => {
  const cache = new TileCache(3_100);
  const a = cache.get("a", tile);
  const b = cache.get("b", tile);
  cache.get("c", tile);
  cache.get("a", tile);
  cache.get("d", tile);
  expect(cache.size).toBe(3);
  expect(cache.get("a", tile)).toBe(a);
  expect(cache.get("b", tile)).not.toBe(b);
});

it("a tile larger than the limit is handed out but not kept", () => {
  const cache = new TileCache(500);
  expect(cache.get("a", tile).states.length).toBe(125);
  expect(cache.size).toBe(0);
});
