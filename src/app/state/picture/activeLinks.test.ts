import { expect, test } from "vitest";
import type { TimedLinks } from "../layers";
import { createActiveLinks } from "./activeLinks";

/** `count` links of satellite i to station 7, from i to i + length. */
function ladder(count: number, length: number): TimedLinks {
  return {
    count,
    satellite: Uint32Array.from({ length: count }, (_, i) => i),
    station: new Uint32Array(count).fill(7),
    startMs: Float64Array.from({ length: count }, (_, i) => i),
    endMs: Float64Array.from({ length: count }, (_, i) => i + length),
  };
}

test("joins the links of all tables and layers at the instant, however many", () => {
  const active = createActiveLinks();
  const layers = [
    { id: "a", label: "A", links: [ladder(1000, 500), ladder(10, 1)] },
    { id: "b", label: "B", links: [ladder(3, 2)], strength: "bright" as const },
  ];
  active.update(layers, 600);
  expect(active.count).toBe(500);
  expect([...active.satellite.slice(0, active.count)]).toEqual(Array.from({ length: 500 }, (_, i) => 101 + i));
  expect(active.station[499]).toBe(7);
  active.update(layers, 1);
  expect([...active.satellite.slice(0, active.count)]).toEqual([0, 1, 1, 0, 1]);
  expect([...active.strength.slice(0, active.count)]).toEqual([0, 0, 0, 2, 2]);
  active.update([], 1);
  expect(active.count).toBe(0);
});
