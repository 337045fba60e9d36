import { type Endpoint, expose } from "comlink";
import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { z } from "../../core/base/zod";
import { linkBasisOf } from "../../core/partition/linksOver";
import { libraryEntries, libraryIds, libraryModel } from "../../core/partition/models/library";
import { openModel } from "../../core/partition/models/openModel";
import { precisions, type SizeOptions } from "../../core/partition/models/sizes";
import { paretoFront } from "../../core/partition/paretoFront";
import { type PlacementProgress, placeLayers } from "../../core/partition/placeLayers";
import { type PlacementObjective, placementCost } from "../../core/partition/placementCost";
import { placementOverTime } from "../../core/partition/placementOverTime";
import { placementShares } from "../../core/partition/placementShares";
import { placementCsv, placementJson } from "../../core/partition/placementText";
import { defaultInferences } from "../../core/partition/reloadCost";
import { robustPlacement } from "../../core/partition/robustPlacement";
import { heldPlacement, scenarioPlacement } from "../../core/partition/scenarioPlacement";
import { whyNotBetter } from "../../core/partition/whyNotBetter";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { Scenario } from "../../core/scenario/schema";
import type { PartitionJobs, PlacementSeries } from "../protocol/partitionJobs";
import { blobSource } from "./blobSource";
import { createJobHost, type JobControl, type JobHandlers } from "./jobHost";
import { type Linked, optimizedPlacement, placementReport } from "./partitionReport";

/** Makes this thread do the jobs of a partition worker: at `endpoint`, or where messages to a browser's worker arrive. */
export function exposePartitionHost({ endpoint }: { readonly endpoint?: Endpoint } = {}): void {
  expose(createJobHost<PartitionJobs>(partitionHandlers()), endpoint);
}

/** A search is told of this often at most, but for a better placement. */
const newsMs = 100;

/** Inferences of the pipeline that is drawn. */
const drawnInferences = 6;

const planned = { scenarioText: z.string(), atMs: z.number().optional() };
const objective = z.enum(["latency", "throughput", "energy"]).optional();
const effort = z.number().positive().max(1000).optional();
const stepSeconds = z.number().gte(0.1).max(1e7);
const sizes = {
  precision: z.enum(precisions).optional(),
  batch: z.int().gte(1).lte(1_000_000).optional(),
  sequence: z.int().gte(1).lte(1_000_000).optional(),
};

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
    importModel: {
      schema: z.strictObject({
        ...sizes,
        name: z.string().max(1000),
        file: z.instanceof(Blob),
        siblings: z
          .array(z.strictObject({ name: z.string().max(1000), file: z.instanceof(Blob) }))
          .max(2000)
          .optional(),
      }),
      async *run({ name, file, siblings = [], ...given }) {
        yield { fraction: 0, label: "Partition: read the header" };
        const beside = new Map(siblings.map((sibling) => [sibling.name, sibling.file]));
        return await openModel(blobSource(name, file), {
          ...sizesOf(given),
          async openSibling(shard) {
            const found = beside.get(shard);
            if (found) return success(blobSource(shard, found));
            const allowed = "the index together with all its shards";
            return failure([{ path: name, message: "a shard was not chosen with it", given: shard, allowed }]);
          },
        });
      },
    },
    library: { schema: z.strictObject({}), run: () => success(libraryEntries()) },
    libraryModel: {
      schema: z.strictObject({ ...sizes, id: z.string() }),
      run({ id, ...given }) {
        const model = libraryModel(id, sizesOf(given));
        if (model) return success(model);
        return failure([{ path: "id", message: "no such model", given: id, allowed: libraryIds.join(", ") }]);
      },
    },
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

function sizesOf({
  precision,
  batch,
  sequence,
}: { readonly [Key in keyof SizeOptions]: SizeOptions[Key] | undefined }) {
  return { ...(precision && { precision }), ...(batch && { batch }), ...(sequence && { sequence }) };
}

function allPlaced(assignment: Int32Array): Outcome<Int32Array> {
  const missing = assignment.filter((node) => node < 0).length;
  if (missing === 0) return success(assignment);
  const message = `${missing} of ${assignment.length} layers are not placed yet`;
  return failure([{ path: "partition.assignments", message, allowed: "a node for each layer" }]);
}

/** Runs a search and tells what it has as it goes; `placementOf` makes of a better placement all that is told of it. */
function telling<Result>(
  { report }: JobControl,
  search: Sliced<Result, PlacementProgress>,
  placementOf: (progress: PlacementProgress) => object | undefined,
): Sliced<Result> {
  let told: { readonly value?: number } = {};
  let toldMs = Number.NEGATIVE_INFINITY;
  return (function* tell(): Sliced<Result> {
    for (;;) {
      const step = search.next();
      if (step.done) return step.value;
      const { fraction, label, partial } = step.value;
      const isBetter = partial?.assignment !== undefined && partial.value !== told.value;
      if (partial !== undefined && (isBetter || performance.now() - toldMs > newsMs)) {
        told = partial;
        toldMs = performance.now();
        const placement = isBetter ? placementOf(partial) : undefined;
        report({ fraction, label, partial: { ...partial, ...(placement && { placement }) } });
      }
      yield { fraction, label };
    }
  })();
}

/** Runs a search to its end, or until it is cancelled, with what it has then. */
function* partially<Found>(
  { isCancelled, report }: JobControl,
  search: Sliced<Found[], readonly Found[]>,
): Sliced<readonly Found[]> {
  let found: readonly Found[] = [];
  for (;;) {
    const step = search.next();
    if (step.done) return step.value;
    const { fraction, label, partial } = step.value;
    if (partial !== undefined && partial.length > found.length) report({ fraction, label, partial });
    found = partial ?? found;
    yield { fraction, label };
    if (isCancelled()) return found;
  }
}

/** Plans that were looked at last: a person scrubs the clock and undoes. */
const keptPlans = 8;

/** Reads a scenario and links its nodes; the last few are kept. */
function createLinker() {
  const kept = new Map<string, Linked>();
  return function* linked(
    { scenarioText, atMs }: { readonly scenarioText: string; readonly atMs?: number | undefined },
    asked?: PlacementObjective,
  ): Sliced<Outcome<Linked>> {
    const key = `${atMs} ${asked} ${scenarioText}`;
    const known = kept.get(key);
    if (known !== undefined) {
      kept.delete(key);
      kept.set(key, known);
      return success(known);
    }
    const parsed = readScenarioText(scenarioText);
    if (!parsed.ok) return parsed;
    const { scenario } = parsed.value;
    const basis = linkBasisOf(scenario, atMs);
    const problem = yield* scenarioPlacement(scenario, { basis, ...(asked && { objective: asked }) });
    if (!problem.ok) return problem;
    const found = { scenario, basis, problem: problem.value };
    kept.set(key, found);
    for (const oldest of kept.keys()) {
      if (kept.size <= keptPlans) break;
      kept.delete(oldest);
    }
    return success(found);
  };
}
