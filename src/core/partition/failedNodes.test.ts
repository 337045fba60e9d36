import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { Random } from "../base/random";
import { parseScenario } from "../scenario/parseScenario";
import type { Scenario } from "../scenario/schema";
import { leastCosts, randomProblem } from "./__fixtures__/allPlacements";
import { paretoFront } from "./paretoFront";
import { placeLayers } from "./placeLayers";
import { placementCost, placementFaults } from "./placementCost";
import { placementOverTime } from "./placementOverTime";
import type { PlacementProblem } from "./placementProblem";
import { robustPlacement } from "./robustPlacement";
import { scenarioPlacement } from "./scenarioPlacement";

const seeds = process.env.ORBITWEAVE_LONG === "1" ? 2000 : 80;
const noon = "2026-01-01T12:00:00Z";
const fastMs = 0.3;
const slowMs = 3;

/** A fast and a slow node, both in the mesh, either of which holds the model; what fails is added. */
function planOf(failures: readonly object[], partition: object = {}, nodes: readonly object[] = []): Scenario {
  const fixed = (id: string, lonDeg: number) => ({ id, orbit: { kind: "fixed", latDeg: 0, lonDeg, altitudeKm: 550 } });
  const parsed = parseScenario({
    schema: "orbitweave/scenario/1",
    name: "failing",
    window: { start: noon, durationHours: 1 },
    satellites: [fixed("fast", 0), fixed("slow", 5)],
    mesh: { topology: "manual", links: [{ a: "fast", b: "slow", bandwidthMbps: 80, latencyMs: 3 }], failures },
    model: {
      layers: [
        { name: "one", paramsMB: 100, flops: 1e9, activationMB: 1 },
        { name: "two", paramsMB: 500, flops: 5e9 },
      ],
    },
    nodes: [
      { id: "fast", type: "satellite", memoryGB: 4, computeTflops: 20 },
      { id: "slow", type: "satellite", memoryGB: 4, computeTflops: 2 },
      ...nodes,
    ],
    partition: { objective: "latency", ...partition },
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.scenario;
}

function problemOf(scenario: Scenario): PlacementProblem {
  const made = runToEnd(scenarioPlacement(scenario));
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const placed = (scenario: Scenario) => runToEnd(placeLayers(problemOf(scenario)));
const failing = { kind: "satellite", id: "fast" };
const minute = (minutes: number) => new Date(Date.parse(noon) + minutes * 60_000).toISOString();
const forAWhile = { ...failing, from: minute(20), to: minute(30) };

it("a node that has failed at the instant takes no layer, and one on it breaks the rules and has no end", () => {
  expect(placed(planOf([])).value).toBeCloseTo(fastMs, 12);
  expect(placed(planOf([failing])).value).toBeCloseTo(slowMs, 12);
  expect(placed(planOf([forAWhile])).value).toBeCloseTo(fastMs, 12);
  const problem = problemOf(planOf([forAWhile], { at: minute(25) }));
  const onFast = Int32Array.of(0, 0);
  expect(placementFaults(problem, onFast)).toEqual([{ kind: "failed", node: 0, atMs: Date.parse(minute(25)) }]);
  expect(placementCost(problem, onFast)).toMatchObject({
    latencyMs: Number.POSITIVE_INFINITY,
    bottleneckMs: Number.POSITIVE_INFINITY,
  });
});

it("the rules' own links do not lead to what has failed; a node outside the mesh does not fail", () => {
  const links = [{ a: "fast", b: "slow", bandwidthMbps: 1000, latencyMs: 1 }];
  const free = { id: "free", type: "ground", memoryGB: 4, computeTflops: 1 };
  const { links: table, failedAtMs } = problemOf(planOf([failing], { links }, [free]));
  const none = Number.POSITIVE_INFINITY;
  expect([...table.latencyMs]).toEqual([0, none, none, none, 0, 5, none, 5, 0]);
  expect([...failedAtMs]).toEqual([Date.parse(noon), Number.NaN, Number.NaN]);
});

it.each([
  [
    { pinned: { two: "fast" } },
    [failing],
    "fast has failed at 2026-01-01T12:00:00.000Z, and layer two is pinned to it",
  ],
  [{ source: "fast" }, [failing], "fast has failed at 2026-01-01T12:00:00.000Z, and the input is there"],
  [{ sink: "fast" }, [failing], "fast has failed at 2026-01-01T12:00:00.000Z, and the output must end there"],
  [{}, [failing, { kind: "satellite", id: "slow" }], "no node is left: fast has failed at 2026-01-01T12:00:00.000Z"],
])("where nothing is left it says who has failed: %j", (partition, failures, reason) => {
  for (const objective of ["latency", "throughput"] as const) {
    const placement = runToEnd(placeLayers(problemOf(planOf(failures, partition)), { objective }));
    expect(placement).toMatchObject({ feasible: false, proven: true, reason });
  }
});

it("memory of what has failed does not count, and the reason says so", () => {
  const scenario = planOf([failing]);
  const [fast, slow] = scenario.nodes ?? [];
  if (fast === undefined || slow === undefined) throw new Error("no nodes");
  expect(placed({ ...scenario, nodes: [fast, { ...slow, memoryGB: 0.5 }] })).toMatchObject({
    feasible: false,
    reason:
      "the model takes 600 MB: 100 MB more than all nodes together have; fast has failed at 2026-01-01T12:00:00.000Z",
  });
});

it.each(["worst", "mean"])("over a period, a node that fails in it takes no layer: %s", (statistic) => {
  const over = { linksOver: { statistic, stepSeconds: 600 } };
  expect(placed(planOf([forAWhile], over)).value).toBeCloseTo(slowMs, 12);
  expect(placed(planOf([forAWhile], { linksOver: { statistic, stepSeconds: 600, to: minute(15) } })).value).toBeCloseTo(
    fastMs,
    12,
  );
});

it("the least worst case is on no node that fails in the window", () => {
  const found = runToEnd(robustPlacement(planOf([forAWhile]), { stepSeconds: 600 }));
  if (!found.ok) throw new Error(JSON.stringify(found.error));
  expect(found.value.placement).toMatchObject({ feasible: true, proven: true, assignment: Int32Array.of(1, 1) });
  const none = runToEnd(robustPlacement(planOf([forAWhile], { pinned: { one: "fast" } }), { stepSeconds: 600 }));
  expect(none.ok && none.value.placement.reason).toContain("fast has failed at 2026-01-01T12:20:00.000Z");
});

it("over the window a placement without any transfer breaks while its node has failed, to a second", () => {
  const history = runToEnd(placementOverTime(planOf([forAWhile]), Int32Array.of(0, 0), 420));
  if (!history.ok) throw new Error(JSON.stringify(history.error));
  const [gap] = history.value.breaks;
  expect(history.value.breaks).toHaveLength(1);
  expect(gap).toMatchObject({ kind: "failed", node: 0 });
  expect(Math.abs((gap?.startMs ?? 0) - Date.parse(minute(20)))).toBeLessThanOrEqual(1000);
  expect(Math.abs((gap?.endMs ?? 0) - Date.parse(minute(30)))).toBeLessThanOrEqual(1000);
});

it(`the best placements are those of all that keep off failed nodes, in ${seeds} drawn problems`, () => {
  for (let seed = 0; seed < seeds; seed++) {
    const drawn = randomProblem(seed);
    const random = new Random(seed, "failures");
    const problem = { ...drawn, failedAtMs: Float64Array.from(drawn.nodeIds, () => (random.below(3) === 0 ? 7 : NaN)) };
    const known = leastCosts(problem);
    for (const objective of ["latency", "energy", "throughput"] as const) {
      const at = `seed ${seed}, ${objective}`;
      const { proven, feasible, value, assignment } = runToEnd(placeLayers(problem, { objective }));
      expect(proven, at).toBe(true);
      expect(feasible, at).toBe(known[objective] < Number.POSITIVE_INFINITY);
      if (value === undefined || assignment === undefined) continue;
      expect(Math.abs(value - known[objective]), at).toBeLessThanOrEqual(1e-9 * (1 + known[objective]));
      expect(placementFaults(problem, assignment), at).toEqual([]);
    }
    for (const { assignment } of runToEnd(paretoFront(problem)))
      expect(placementFaults(problem, assignment)).toEqual([]);
  }
});
