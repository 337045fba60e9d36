import { expect, it } from "vitest";
import { digestOf } from "./digest";
import { examples } from "./examples";
import { meshSlice } from "./meshSlice";
import { parseScenario } from "./parseScenario";
import type { Scenario } from "./schema";

const scenario: Scenario = { ...(examples[0]?.scenario as Scenario), mesh: { topology: "plus-grid" } };
const sliceDigest = (edit: Partial<Scenario>) => digestOf(meshSlice({ ...scenario, ...edit }));

it("is a document by itself", () => {
  for (const example of examples) expect(parseScenario(meshSlice(example.scenario)).ok).toBe(true);
});

it("stays the same under names, plans and failures", () => {
  const before = sliceDigest({});
  const [satellite] = scenario.satellites ?? [];
  expect(sliceDigest({ name: "x", description: "y", sync: { direction: "up" } })).toBe(before);
  const failures = [{ kind: "satellite" as const, id: satellite?.id ?? "" }];
  expect(sliceDigest({ mesh: { topology: "plus-grid", failures } })).toBe(before);
});

it("changes with a rule, with a link by hand, and with a place in the grid", () => {
  const before = sliceDigest({});
  const satellites = scenario.satellites?.map((one) => ({ ...one, plane: 1, slot: 2 })) ?? [];
  expect(sliceDigest({ satellites })).not.toBe(before);
  expect(sliceDigest({ mesh: { topology: "plus-grid", maxRangeKm: 1 } })).not.toBe(before);
  expect(sliceDigest({ mesh: { topology: "plus-grid", links: [] } })).not.toBe(before);
});
