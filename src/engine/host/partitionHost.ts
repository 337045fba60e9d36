import { type Endpoint, expose } from "comlink";
import { failure, type Outcome, success } from "../../core/base/outcome";
import { z } from "../../core/base/zod";
import { paretoFront } from "../../core/partition/paretoFront";
import { placeLayers } from "../../core/partition/placeLayers";
import { type PlacementObjective, placementCost } from "../../core/partition/placementCost";
import { placementOverTime } from "../../core/partition/placementOverTime";
import { placementShares } from "../../core/partition/placementShares";
import { placementCsv, placementJson } from "../../core/partition/placementText";
import { defaultInferences } from "../../core/partition/reloadCost";
import { robustPlacement } from "../../core/partition/robustPlacement";
import { heldPlacement } from "../../core/partition/scenarioPlacement";
import { whyNotBetter } from "../../core/partition/whyNotBetter";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { Scenario } from "../../core/scenario/schema";
import type { PartitionJobs, PlacementSeries } from "../protocol/partitionJobs";
import { createJobHost, type JobHandlers } from "./jobHost";
import { createLinker } from "./linkedPlans";
import { modelHandlers } from "./modelHandlers";
import { optimizedPlacement, placementReport } from "./partitionReport";
import { partially, telling } from "./searchNews";

/** Makes this thread do the jobs of a partition worker: at `endpoint`, or where messages to a browser's worker arrive. */
export function exposePartitionHost({ endpoint }: { readonly endpoint?: Endpoint } = {}): void {
  expose(createJobHost<PartitionJobs>(partitionHandlers()), endpoint);
}

/** Inferences of the pipeline that is drawn. */
const drawnInferences = 6;

const planned = { scenarioText: z.string(), atMs: z.number().optional() };
const objective = z.enum(["latency", "throughput", "energy"]).optional();
const effort = z.number().positive().max(1000).optional();
const stepSeconds = z.number().gte(0.1).max(1e7);
function partitionHandlers(): JobHandlers<PartitionJobs> {
  const link = createLinker();
  return {
    problem: {
      schema: z.strictObject(planned),
      *run(input) {
        const linked = yield* link(input);
        if (!linked.ok) return linked;
        const { scenario, basis, problem } = linked.value;
        // What is kept here must not be handed over with the answer.
        return success({ basis, problem: structuredClone(problem), assignment: heldPlacement(scenario, problem) });
      },
    },
    cost: {
      schema: z.strictObject({ ...planned, inferences: z.int().gte(1).lte(1000).optional() }),
      *run({ inferences = drawnInferences, ...input }) {
        const linked = yield* link(input);
        if (!linked.ok) return linked;
        const { scenario, problem } = linked.value;
        return success(yield* placementReport(linked.value, heldPlacement(scenario, problem), inferences));
      },
    },
    optimize: {
      schema: z.strictObject({ ...planned, objective, effort, keepsPlacement: z.boolean() }),
      isAnytime: true,
      *run({ objective: asked, effort: work = 1, keepsPlacement, ...input }, control) {
        const linked = yield* link(input, asked);
        if (!linked.ok) return linked;
        const { scenario, basis, problem } = linked.value;
        const sought = soughtIn(scenario, asked);
        const inferences = scenario.partition?.inferences ?? defaultInferences;
        const held = { assignment: heldPlacement(scenario, problem), inferences };
        const search = placeLayers(problem, {
          objective: sought,
          effort: work,
          shouldStop: control.isCancelled,
          ...(keepsPlacement && { held }),
        });
        const placement = yield* telling(control, search, (progress) => {
          const { assignment } = progress;
          if (assignment === undefined) return undefined;
          const cost = placementCost(problem, assignment);
          const found = { ...progress, feasible: true, cost, proven: progress.gap === 0, stopped: true };
          return optimizedPlacement(problem, basis, sought, found);
        });
        return success(optimizedPlacement(problem, basis, sought, placement));
      },
    },
    front: {
      schema: z.strictObject({ ...planned, effort, atMost: z.int().gte(1).lte(1000).optional() }),
      *run({ effort: work, atMost, ...input }, control) {
        const linked = yield* link(input);
        if (!linked.ok) return linked;
        const options = { ...(work && { effort: work }), ...(atMost && { atMost }) };
        return success(yield* partially(control, paretoFront(linked.value.problem, options)));
      },
      isAnytime: true,
    },
    overTime: {
      schema: z.strictObject({ scenarioText: z.string(), stepSeconds }),
      *run({ scenarioText, stepSeconds: step }) {
        const linked = yield* link({ scenarioText });
        if (!linked.ok) return linked;
        const { scenario, problem } = linked.value;
        const assignment = heldPlacement(scenario, problem);
        const whole = allPlaced(assignment);
        if (!whole.ok) return whole;
        const history = yield* placementOverTime(scenario, assignment, step);
        if (!history.ok) return history;
        const { samples, breaks } = history.value;
        const series: PlacementSeries = {
          count: samples.length,
          atMs: Float64Array.from(samples, ({ atMs }) => atMs),
          latencyMs: Float64Array.from(samples, ({ latencyMs }) => latencyMs),
          bottleneckMs: Float64Array.from(samples, ({ bottleneckMs }) => bottleneckMs ?? Number.NaN),
          breaks,
        };
        return success(series);
      },
    },
    robust: {
      schema: z.strictObject({
        scenarioText: z.string(),
        stepSeconds,
        objective: z.enum(["latency", "energy"]).optional(),
        effort,
      }),
      isAnytime: true,
      *run({ scenarioText, stepSeconds: step, objective: sought = "latency", effort: work = 1 }, control) {
        const parsed = readScenarioText(scenarioText);
        if (!parsed.ok) return parsed;
        const { scenario } = parsed.value;
        const search = robustPlacement(scenario, {
          stepSeconds: step,
          objective: sought,
          effort: work,
          shouldStop: control.isCancelled,
        });
        const found = yield* telling(control, search, () => undefined);
        if (!found.ok) return found;
        const { placement, problem, worstAtMs } = found.value;
        return success(optimizedPlacement(problem, { kind: "instant", atMs: worstAtMs }, sought, placement));
      },
    },
    whyNotBetter: {
      schema: z.strictObject({ ...planned, objective, effort }),
      *run({ objective: asked, effort: work = 1, ...input }, control) {
        const linked = yield* link(input, asked);
        if (!linked.ok) return linked;
        const { scenario, problem } = linked.value;
        const assignment = heldPlacement(scenario, problem);
        const whole = allPlaced(assignment);
        if (!whole.ok) return whole;
        const sought = soughtIn(scenario, asked);
        const search = whyNotBetter(problem, assignment, { objective: sought, effort: work });
        const relaxations = yield* partially(control, search);
        return success({ objective: sought, relaxations });
      },
      isAnytime: true,
    },
    ...modelHandlers,
    exportPlacement: {
      schema: z.strictObject({ ...planned, format: z.enum(["csv", "json"]) }),
      *run({ format, ...input }) {
        const linked = yield* link(input);
        if (!linked.ok) return linked;
        const { scenario, problem } = linked.value;
        const assignment = heldPlacement(scenario, problem);
        const whole = allPlaced(assignment);
        const cost = whole.ok ? placementCost(problem, assignment) : undefined;
        const written = { problem, assignment, shares: placementShares(problem, assignment), ...(cost && { cost }) };
        return success(format === "csv" ? placementCsv(written) : placementJson(written));
      },
    },
  };
}

function soughtIn({ partition }: Scenario, asked: PlacementObjective | undefined): PlacementObjective {
  return asked ?? partition?.objective ?? "latency";
}

function allPlaced(assignment: Int32Array): Outcome<Int32Array> {
  const missing = assignment.filter((node) => node < 0).length;
  if (missing === 0) return success(assignment);
  const message = `${missing} of ${assignment.length} layers are not placed yet`;
  return failure([{ path: "partition.assignments", message, allowed: "a node for each layer" }]);
}
