import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { makePlacement } from "./makePlacement";
import { placeLayers } from "./placeLayers";
import type { PlacementProblem } from "./placementProblem";
import { whyNotBetter } from "./whyNotBetter";

const layers = ["a", "b"].map((name) => ({ name, paramsMB: 1000, flops: 2e12, activationMB: 125 }));
const fast = { id: "fast", type: "ground" as const, memoryGB: 1, computeTflops: 20 };
const slow = { id: "slow", type: "satellite" as const, memoryGB: 1, computeTflops: 10 };

function problemOf(rules: object = {}): PlacementProblem {
  const made = makePlacement({ layers }, [fast, slow], { objective: "latency", ...rules });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

it("names the memory that binds, how much more of it is wanted, and what that gives; then link and compute", () => {
  const problem = problemOf();
  const best = runToEnd(placeLayers(problem));
  // 100 ms and 200 ms of compute, 1005 ms of transfer.
  expect(best.value).toBe(1305);
  const found = runToEnd(whyNotBetter(problem, best.assignment ?? Int32Array.of()));
  expect(found.map(({ kind, gain, value }) => ({ kind, gain, value }))).toEqual([
    { kind: "memory", gain: 1105, value: 200 },
    { kind: "memory", gain: 905, value: 400 },
    { kind: "link", gain: 502.5, value: 802.5 },
    { kind: "compute", gain: 100, value: 1205 },
    { kind: "compute", gain: 50, value: 1255 },
  ]);
  expect(found[0]).toMatchObject({ node: 0, moreBytes: 1e9 });
});

it("a pin that keeps a layer from a better node is named, and memory that would not help is not", () => {
  const roomy = { ...problemOf({ pinned: { b: "slow" } }), capacityBytes: Float64Array.of(2e9, 2e9) };
  const best = runToEnd(placeLayers(roomy));
  expect(best.value).toBe(400);
  const found = runToEnd(whyNotBetter(roomy, best.assignment ?? Int32Array.of()));
  expect(found.map(({ kind }) => kind)).toEqual(["compute", "pin"]);
  expect(found[1]).toMatchObject({ layer: 1, node: 1, value: 200, gain: 200 });
});
