import { expect, it } from "vitest";
import { examples } from "../../../../core/scenario/examples";
import { parseScenario } from "../../../../core/scenario/parseScenario";
import type { Scenario } from "../../../../core/scenario/schema";
import { rulesOf, withRule } from "./meshRules";
import { ruleFault } from "./ruleFault";

const example = examples.find(({ scenario: { mesh } }) => mesh === undefined)?.scenario;
const scenario = { ...example } as Scenario;

it("a rule is set and taken back, and rules that say nothing are left out", () => {
  const grid = withRule(scenario, "topology", "plus-grid");
  expect(grid.mesh).toEqual({ topology: "plus-grid" });
  const limited = withRule(grid, "maxRangeKm", 5000);
  expect(limited.mesh).toEqual({ topology: "plus-grid", maxRangeKm: 5000 });
  expect(parseScenario(limited).ok).toBe(true);
  expect(withRule(withRule(limited, "maxRangeKm", undefined), "topology", "none")).toEqual(scenario);
  expect(rulesOf(scenario)).toEqual({ topology: "none" });
});

it("failures and links by hand stay when rules change", () => {
  const failures = [{ kind: "satellite" as const, id: "x" }];
  const failing = { ...scenario, mesh: { topology: "nearest" as const, failures } };
  expect(withRule(failing, "topology", "none").mesh).toEqual({ topology: "none", failures });
});

it("a value is refused as the document's own schema refuses it", () => {
  expect(ruleFault("maxRangeKm", 5000)).toBeUndefined();
  expect(ruleFault("maxRangeKm", 0)).toContain("must be");
  expect(ruleFault("neighbours", 1.5)).toContain("must be");
  expect(ruleFault("crossPlaneMaxLatitudeDeg", 91)).toContain("must be");
});
