import { describe, expect, it } from "vitest";
import { failure, success } from "../core/base/outcome";
import type { PartitionRecord } from "../core/partition/partitionRecord";
import type { Io } from "./io";
import { runProgram } from "./runProgram";

const plan = {
  schema: "orbitweave/scenario/1",
  name: "partition",
  window: { start: "2026-01-01T00:00:00Z", durationHours: 1 },
  model: {
    layers: [
      { name: "embedding", paramsMB: 100, flops: 1e9 },
      { name: "transformer_1", paramsMB: 200, flops: 5e9 },
      { name: "transformer_2", paramsMB: 200, flops: 5e9 },
      { name: "output", paramsMB: 50, flops: 1e8 },
    ],
  },
  nodes: [
    { id: "sat-001", type: "satellite", memoryGB: 8, computeTflops: 2 },
    { id: "sat-002", type: "satellite", memoryGB: 8, computeTflops: 2 },
    { id: "ground-001", type: "ground", memoryGB: 32, computeTflops: 10 },
  ],
};

const fixed = (id: string, lonDeg: number) => ({ id, orbit: { kind: "fixed", latDeg: 0, lonDeg, altitudeKm: 550 } });

/** Three satellites in a row; the outer ones reach each other only through the middle one. */
const meshed = {
  ...plan,
  satellites: [fixed("sat-001", 0), fixed("sat-002", 10), fixed("ground-001", 20)],
  mesh: {
    topology: "manual",
    links: [
      { a: "sat-001", b: "sat-002", bandwidthMbps: 100, latencyMs: 3 },
      { a: "sat-002", b: "ground-001", bandwidthMbps: 50, latencyMs: 4 },
    ],
  },
  partition: { objective: "latency", source: "sat-001" },
  model: { ...plan.model, inputMB: 1 },
};

async function run(line: string, document: unknown = plan) {
  let out = "";
  const err: string[] = [];
  const io: Io = {
    ...({} as Io),
    readText: async (path) =>
      path === "plan.json" ? success(JSON.stringify(document)) : failure([{ path, message: "no such file" }]),
    write: async (text) => {
      out += text;
    },
    complain: (text) => void err.push(text),
    version: async () => "0",
  };
  const code = await runProgram(line.split(" "), io);
  return { code, out, err: err.join("\n") };
}

const json = async (line: string, document?: unknown) =>
  JSON.parse((await run(`${line} --format json`, document)).out) as PartitionRecord;

describe("orbitweave partition", () => {
  it("prints the documented shape: the example's four layers all go to the ground node, 1.11 ms, proven", async () => {
    const record = await json("partition plan.json");
    expect(Object.keys(record)).toEqual([
      "feasible",
      "assignments",
      "estimatedLatencyMs",
      "bottleneckMs",
      "bound",
      "gap",
      "proven",
      "stopped",
    ]);
    expect(new Set(Object.values(record.assignments))).toEqual(new Set(["ground-001"]));
    expect(record.estimatedLatencyMs).toBeCloseTo(1.11, 9);
    expect(record).toMatchObject({ feasible: true, gap: 0, proven: true, stopped: false });
    const { out, code } = await run("partition plan.json --objective throughput");
    expect(code).toBe(0);
    expect(out).toMatch(/ground-001 +embedding \.\. output +4 +550\.0 +32000\.0/);
    expect(out).toMatch(/, bound on throughput [\d.]+ ms: proven optimal/);
    const powered = { ...plan, nodes: plan.nodes?.map((node) => ({ ...node, watts: 10 })) };
    const energy = await run("partition plan.json --objective energy", powered);
    expect(energy.out).toMatch(/, bound on energy [\d.]+ J: proven optimal/);
  });

  it("takes links from routes of the mesh at the instant, and a failed link is none", async () => {
    const there = await json("partition plan.json", meshed);
    // Sending 1 MB away costs more than computing it all at home.
    expect(there.estimatedLatencyMs).toBeCloseTo(5.55, 6);
    const pinned = { ...meshed, partition: { ...meshed.partition, pinned: { output: "ground-001" } } };
    expect((await json("partition plan.json", pinned)).estimatedLatencyMs).toBeCloseTo(0.5 + 7 + 1.01, 6);
    const cut = { kind: "link", id: "sat-002", other: "ground-001", from: "2026-01-01T00:30:00Z" };
    const failing = { ...pinned, mesh: { ...meshed.mesh, failures: [cut] } };
    expect((await run("partition plan.json --at 2026-01-01T00:10:00Z", failing)).code).toBe(0);
    const { code, out } = await run("partition plan.json --at 2026-01-01T00:40:00Z", failing);
    expect(code).toBe(1);
    expect(out).toMatch(/infeasible: links are missing/);
    expect((await run("partition plan.json --worst 600", failing)).code).toBe(1);
    expect((await run("partition plan.json --worst 600", pinned)).code).toBe(0);
  });

  it.each([
    ["partition plan.json", { ...plan, model: undefined }, /model: missing/],
    ["partition plan.json", { ...plan, nodes: undefined }, /nodes: missing/],
    ["partition plan.json --objective energy", plan, /nodes\[0\]\.watts: missing/],
    ["partition plan.json --seconds 0", plan, /--seconds/],
    ["partition plan.json --at now", plan, /--at/],
    ["partition plan.json", { ...plan, nodes: [{ ...plan.nodes[0], computeTflops: 0 }] }, /computeTflops/],
    ["partition plan.json", { ...plan, partition: { objective: "latency", pinned: { output: "sat-9" } } }, /sat-9/],
  ])("%s: bad input is named (%#)", async (line, document, message) => {
    const { code, err } = await run(line, document);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });

  it("its help is written in sentences", async () => {
    expect((await run("partition --help")).out).toMatch(/a\s+node is visited twice\. With --keep, bound and gap/);
  });

  it("--keep leaves a placement where moving would not pay within its inferences", async () => {
    const assignments = Object.fromEntries(plan.model.layers.map(({ name }) => [name, "sat-001"]));
    const held = (inferences: number) => ({ ...plan, partition: { objective: "latency", assignments, inferences } });
    // 5.55 ms on sat-001, 1.11 ms on the ground; reloading 550 MB takes 4.42 s.
    expect((await json("partition plan.json --keep", held(900))).assignments).toEqual(assignments);
    expect((await json("partition plan.json --keep", held(1100))).assignments.embedding).toBe("ground-001");
    expect((await json("partition plan.json", held(1))).assignments.embedding).toBe("ground-001");
  });
});
