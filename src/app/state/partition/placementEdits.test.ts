import { expect, it } from "vitest";
import { parseScenario } from "../../../core/scenario/parseScenario";
import { type Scenario, scenarioSchemaId } from "../../../core/scenario/schema";
import {
  placementRules,
  withAssignments,
  withLayersMoved,
  withLink,
  withLinkAdded,
  withModel,
  withNode,
  withNodesAdded,
  withoutLink,
  withoutNodes,
  withPins,
  withPlacementRules,
} from "./placementEdits";

const layer = (name: string) => ({ name, paramsMB: 10, flops: 1e9 });
const plan: Scenario = {
  schema: scenarioSchemaId,
  name: "plan",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
  model: { layers: ["a", "b", "c"].map(layer) },
  nodes: [
    { id: "sat-1", type: "satellite", memoryGB: 8, computeTflops: 2 },
    { id: "ground", type: "ground", memoryGB: 32, computeTflops: 10, efficiency: 0.5 },
  ],
};
const placed = withAssignments(plan, { a: "sat-1", b: "sat-1", c: "ground" });

function expectValid(scenario: Scenario): void {
  const parsed = parseScenario(scenario);
  expect(parsed.ok ? [] : parsed.error).toEqual([]);
}

it("a layer moves with its pin, and one that is taken off the board leaves none behind", () => {
  const held = withPins(placed, ["a"], true);
  expect(placementRules(held).pinned).toEqual({ a: "sat-1" });
  const moved = withLayersMoved(held, ["a", "b"], "ground");
  expect(placementRules(moved)).toMatchObject({ assignments: { a: "ground", b: "ground" }, pinned: { a: "ground" } });
  const off = withLayersMoved(moved, ["a"], undefined);
  expect(placementRules(off)).toEqual({ objective: "latency", assignments: { b: "ground", c: "ground" } });
  expectValid(moved);
  expectValid(off);
});

it("to hold and to let go gives the plan back; what is not placed cannot be held", () => {
  expect(withPins(withPins(placed, ["a", "c"], true), ["a", "c"], false)).toEqual(placed);
  expect(withPins(withPlacementRules(plan, {}), ["a"], true)).toEqual(withPlacementRules(plan, {}));
});

it("another model keeps where layers of the same name are, and nothing else", () => {
  const other = withModel(withPins(placed, ["b", "c"], true), { layers: ["b", "d"].map(layer) });
  expect(placementRules(other)).toEqual({
    objective: "latency",
    assignments: { b: "sat-1" },
    pinned: { b: "sat-1" },
  });
  expectValid(other);
});

it("without a node nothing names it any more", () => {
  const ruled = withLinkAdded(withPlacementRules(withPins(placed, ["c"], true), { source: "sat-1", sink: "ground" }), {
    a: "sat-1",
    b: "ground",
    bandwidthMbps: 10,
    latencyMs: 1,
  });
  expectValid(ruled);
  const left = withoutNodes(ruled, new Set(["ground"]));
  expect(placementRules(left)).toEqual({
    objective: "latency",
    source: "sat-1",
    assignments: { a: "sat-1", b: "sat-1" },
  });
  expectValid(left);
  const none = withoutNodes(ruled, new Set(["ground", "sat-1"]));
  expect("nodes" in none).toBe(false);
  expectValid(none);
});

it("nodes that are added get ids of their own, and figures that are taken back are left out", () => {
  const more = withNodesAdded(plan, [{ id: "sat-1", type: "satellite", memoryGB: 1, computeTflops: 1 }]);
  expect(more.nodes?.map(({ id }) => id)).toEqual(["sat-1", "ground", "sat-1-2"]);
  expect(withNode(plan, "ground", { efficiency: undefined }).nodes?.[1]).not.toHaveProperty("efficiency");
  expectValid(more);
});

it("no default link is a rule of its own, and links change and go one at a time", () => {
  const bare = withPlacementRules(plan, { defaultLink: null });
  expect(placementRules(bare).defaultLink).toBeNull();
  const link = { a: "sat-1", b: "ground", bandwidthMbps: 10, latencyMs: 1 };
  const linked = withLink(withLinkAdded(withLinkAdded(bare, link), link), 1, { latencyMs: 7 });
  expect(placementRules(linked).links).toEqual([link, { ...link, latencyMs: 7 }]);
  expect(placementRules(withoutLink(withoutLink(linked, 0), 0))).toEqual(placementRules(bare));
  expectValid(linked);
});
