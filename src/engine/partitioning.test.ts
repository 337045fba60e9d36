import { afterAll, expect, it } from "vitest";
import { runToEnd } from "../core/base/progress";
import { makePlacement } from "../core/partition/makePlacement";
import { placeLayers } from "../core/partition/placeLayers";
import { placementCost } from "../core/partition/placementCost";
import { readScenarioText } from "../core/scenario/parseScenario";
import { createPartitionPlanner } from "./client/partitionPlanner";
import { exposePartitionHost } from "./host/partitionHost";

/** Host and client in one thread, over message channels. */
const planner = createPartitionPlanner({
  spawn() {
    const { port1, port2 } = new MessageChannel();
    exposePartitionHost({ endpoint: port1 });
    port2.start();
    return { endpoint: port2, terminate: () => port1.close(), onDeath: () => undefined };
  },
});
afterAll(() => planner.dispose());

interface Shape {
  readonly layers: number;
  readonly nodes: number;
  /** Times the model. */
  readonly memory: number;
  readonly assignments?: Readonly<Record<string, string>>;
}

/** Equal layers on three classes of nodes: where memory is tight, a search has work for long. */
function planOf({ layers, nodes, memory, assignments }: Shape) {
  const weights = [1, 2, 4];
  const total = Array.from({ length: nodes }, (_, i) => weights[i % 3] as number).reduce((a, b) => a + b, 0);
  const document = {
    schema: "orbitweave/scenario/1",
    name: "placing",
    window: { start: "2026-01-01T00:00:00Z", durationHours: 1 },
    model: {
      layers: Array.from({ length: layers }, (_, i) => ({
        name: `l${i}`,
        paramsMB: 100,
        flops: 5e10,
        activationMB: 8,
      })),
    },
    nodes: Array.from({ length: nodes }, (_, i) => ({
      id: `n${i}`,
      type: "satellite",
      memoryGB: (0.1 * layers * memory * (weights[i % 3] as number)) / total,
      computeTflops: weights[i % 3],
    })),
    partition: { objective: "latency", ...(assignments && { assignments }) },
  };
  return { scenarioText: JSON.stringify(document) };
}

function coreProblem(scenarioText: string) {
  const read = readScenarioText(scenarioText);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  const { model, nodes, partition } = read.value.scenario;
  const made = makePlacement(model, nodes, partition);
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value;
}

const small = { layers: 8, nodes: 3, memory: 1.5 };

it("a placement over the channel is core's own, and is worth what it says once it holds", async () => {
  const plan = planOf(small);
  const told: number[] = [];
  const found = await planner.optimize(
    { ...plan, keepsPlacement: false },
    { onNews: ({ value }) => value !== undefined && told.push(value) },
  );
  if (found.status !== "done") throw new Error(JSON.stringify(found));
  const own = runToEnd(placeLayers(coreProblem(plan.scenarioText)));
  expect(found.value).toMatchObject({ feasible: true, proven: true, stopped: false, value: own.value });
  expect(found.value.assignment).toEqual(own.assignment);
  const held = planOf({ ...small, assignments: found.value.assignments });
  const report = await planner.cost(held);
  if (report.status !== "done") throw new Error(JSON.stringify(report));
  expect(report.value).toMatchObject({ feasible: true, faults: [], cost: found.value.cost });
  expect(report.value.waterfall?.one.totalMs).toBeCloseTo(found.value.value ?? 0, 9);
  const again = await planner.optimize({ ...held, keepsPlacement: true });
  expect(again.status === "done" && again.value.reload?.layers).toEqual([]);
});

it("what is handed out for dragging costs what core says, and can be asked for again", async () => {
  const plan = planOf({ ...small, assignments: { l0: "n1", l1: "n2" } });
  const first = await planner.problem(plan);
  const second = await planner.problem(plan);
  expect(second).toEqual(first);
  if (second.status !== "done") throw new Error(JSON.stringify(second));
  const { assignment, problem, basis } = second.value;
  expect(basis).toEqual({ kind: "given" });
  expect(Array.from(assignment)).toEqual([1, 2, -1, -1, -1, -1, -1, -1]);
  const drawn = new Int32Array(8).fill(2);
  expect(placementCost(problem, drawn)).toEqual(placementCost(coreProblem(plan.scenarioText), drawn));
  const partial = await planner.cost(plan);
  expect(partial.status === "done" && partial.value.cost).toBe(undefined);
  expect(partial.status === "done" && partial.value.faults.filter(({ kind }) => kind === "unplaced")).toHaveLength(6);
});

it("a search that is aborted ends within 200 ms of it with the best so far", async () => {
  const abort = new AbortController();
  // By the processor's clock: others use the machine too, and client and host share this thread.
  let aborted: NodeJS.CpuUsage | undefined;
  const found = await planner.optimize(
    { ...planOf({ layers: 60, nodes: 18, memory: 1.1 }), keepsPlacement: false },
    {
      signal: abort.signal,
      onNews({ assignment }) {
        if (assignment === undefined || aborted !== undefined) return;
        aborted = process.cpuUsage();
        abort.abort();
      },
    },
  );
  const { user, system } = process.cpuUsage(aborted);
  if (found.status !== "done") throw new Error(JSON.stringify(found));
  expect(found.value).toMatchObject({ stopped: true, feasible: true });
  expect(Object.keys(found.value.assignments)).toHaveLength(60);
  expect((user + system) / 1000).toBeLessThan(200);
});

it("a model comes from a file's header and from the library; what is no model is refused by path", async () => {
  const text = JSON.stringify({ "h.0.w": { dtype: "F16", shape: [4, 4], data_offsets: [0, 32] } });
  const length = new Uint8Array(8);
  new DataView(length.buffer).setUint32(0, text.length, true);
  const file = new Blob([length, text, new Uint8Array(32)]);
  const opened = await planner.importModel({ name: "m.safetensors", file, sequence: 10 });
  expect(opened.status === "done" && opened.value.model.layers.map(({ name }) => name)).toEqual(["h.0"]);
  const index = new Blob([JSON.stringify({ weight_map: { "h.0.w": "1.safetensors" } })]);
  const sharded = { name: "i.json", file: index, siblings: [{ name: "1.safetensors", file }] };
  expect(await planner.importModel(sharded)).toMatchObject({ status: "done" });
  expect(await planner.importModel({ ...sharded, siblings: [] })).toMatchObject({
    status: "refused",
    problems: [{ path: "i.json", given: "1.safetensors" }],
  });
  const library = await planner.library();
  if (library.status !== "done") throw new Error(JSON.stringify(library));
  expect(library.value.map(({ id }) => id)).toContain("gpt2-xl");
  const model = await planner.libraryModel({ id: "gpt2", precision: "int8" });
  expect(model.status === "done" && model.value.layers.length).toBeGreaterThan(12);
  expect(await planner.libraryModel({ id: "gpt9" })).toMatchObject({ status: "refused" });
});

it("a plan without layers, or with some not placed, is refused where all are needed", async () => {
  const plan = planOf(small);
  expect(await planner.overTime({ ...plan, stepSeconds: 60 })).toMatchObject({
    status: "refused",
    problems: [{ path: "partition.assignments" }],
  });
  expect(await planner.problem({ scenarioText: "{" })).toMatchObject({ status: "refused" });
  expect(await planner.exportPlacement({ ...plan, format: "csv" })).toMatchObject({ status: "done" });
});
