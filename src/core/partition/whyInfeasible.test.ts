import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { Random } from "../base/random";
import type { PartitionRules } from "../scenario/schema";
import { allPlacements, randomProblem } from "./__fixtures__/allPlacements";
import { makePlacement } from "./makePlacement";
import { placeLayers } from "./placeLayers";
import type { PlacementProblem } from "./placementProblem";

const seeds = process.env.ORBITWEAVE_LONG === "1" ? 3000 : 200;
const layers = ["a", "b", "c", "d"].map((name) => ({ name, paramsMB: 100, flops: 1e9, activationMB: 1 }));
const nodes = ["x", "y", "z"].map((id) => ({ id, type: "ground" as const, memoryGB: 0.25, computeTflops: 1 }));
const one = { bandwidthMbps: 1000, latencyMs: 1, oneWay: true };

const cases: [string, Partial<PartitionRules>, string][] = [
  [
    "pins that no stages keep",
    { objective: "throughput", pinned: { a: "x", b: "y", c: "x" } },
    "layers a and c are pinned to x and layer b between them to y: a node has at most one stage of contiguous layers",
  ],
  [
    "a stage that pins make too large",
    { objective: "throughput", pinned: { a: "x", c: "x" } },
    "layers a and c are pinned to x, and so are all between them, as a node has at most one stage of contiguous layers: 300 MB, 50 MB more than it has",
  ],
  [
    "the link from the source",
    { objective: "latency", source: "x", pinned: { a: "y" }, defaultLink: null },
    "links are missing: none leads from x, where the input is, to y, to which layer a is pinned",
  ],
  [
    "a way that is longer than there are layers",
    { objective: "latency", pinned: { b: "x" }, sink: "z", defaultLink: null, links: [{ a: "x", b: "y", ...one }] },
    "links are missing: none lead from x, to which layer b is pinned, to z, where the output must end, not even with the 2 layers between on other nodes",
  ],
  [
    "limits that only together leave nothing",
    { objective: "latency", pinned: { a: "x", b: "x" }, defaultLink: null, links: [{ a: "y", b: "x", ...one }] },
    "no way to spread the layers fits the memory of the nodes, the links that there are and the pins together",
  ],
];

it.each(cases)("%s", (_, rules, reason) => {
  const made = makePlacement({ layers }, nodes, rules);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  const placement = runToEnd(placeLayers(made.value, { objective: rules.objective ?? "latency" }));
  expect(placement).toMatchObject({ feasible: false, proven: true, reason });
});

it(`what is named is what stands in the way, in ${seeds} drawn problems`, () => {
  const told = { links: 0, stages: 0 };
  for (let seed = 0; seed < seeds; seed++) {
    const drawn = randomProblem(seed);
    const random = new Random(seed, "pins");
    const pinned = drawn.pinned.map((pin) => (random.below(3) === 0 ? random.below(drawn.nodeIds.length) : pin));
    const problem: PlacementProblem = { ...drawn, pinned };
    const endless = { ...problem, capacityBytes: problem.capacityBytes.map(() => Number.MAX_SAFE_INTEGER) };
    const linked = {
      ...problem,
      links: { latencyMs: problem.links.latencyMs.map(() => 0), msPerMB: problem.links.msPerMB },
    };
    for (const objective of ["latency", "throughput"] as const) {
      const { reason = "" } = runToEnd(placeLayers(problem, { objective }));
      const at = `seed ${seed}, ${objective}: ${reason}`;
      if (reason.startsWith("links are missing")) {
        told.links++;
        expect([...allPlacements(endless)], at).toEqual([]);
      }
      if (reason.startsWith("no way to spread")) expect([...allPlacements(endless)], at).not.toEqual([]);
      if (reason.includes("contiguous layers")) {
        told.stages++;
        expect(
          [...allPlacements(linked)].filter(({ bottleneckMs }) => bottleneckMs !== undefined),
          at,
        ).toEqual([]);
      }
    }
  }
  expect(Math.min(told.links, told.stages)).toBeGreaterThan(seeds / 50);
});
