import { readFile } from "node:fs/promises";
import { afterAll, describe, expect, test } from "vitest";
import { runToEnd } from "../core/base/progress";
import { trainPrepared } from "../core/learning/scenarioTraining";
import { trainingRecord } from "../core/learning/trainingRecord";
import { prepareTraining } from "../core/learning/trainScenario";
import type { LearningRules, Scenario } from "../core/scenario/schema";
import { createTrainer, type FinishedRound, type KeptTraining, type TrainingReport } from "./client/trainer";
import { exposeLearningHost } from "./host/learningHost";

/** Host and client in one thread, over message channels. */
function trainerWith(readDigits?: () => Promise<Uint8Array>) {
  return createTrainer({
    spawn() {
      const { port1, port2 } = new MessageChannel();
      exposeLearningHost({ endpoint: port1, ...(readDigits && { readDigits }) });
      port2.start();
      return { endpoint: port2, terminate: () => port1.close(), onDeath: () => undefined };
    },
  });
}

const trainer = trainerWith();
afterAll(() => trainer.dispose());

function planOf(learning: LearningRules): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: "training",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
    constellations: [
      { id: "c", pattern: "delta", planes: 2, satellitesPerPlane: 4, phasing: 1, altitudeKm: 600, inclinationDeg: 53 },
    ],
    learning: {
      data: { kind: "synthetic", maxSamples: 60 },
      local: { epochs: 5 },
      participants: 4,
      rounds: 6,
      ...learning,
    },
  };
}

const lossy: LearningRules = {
  compression: { codec: "top-k", sparsity: 0.9, errorFeedback: true },
  faults: { dropoutRate: 0.2 },
  seeds: [3, 4],
};

function inCore(scenario: Scenario) {
  const prepared = prepareTraining(scenario);
  if (!prepared.ok) throw new Error(prepared.error[0]?.message);
  return trainingRecord(runToEnd(trainPrepared(prepared.value)));
}

async function train(scenario: Scenario, kept?: KeptTraining): Promise<TrainingReport> {
  const outcome = await trainer.train(JSON.stringify(scenario), kept === undefined ? {} : { kept });
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** So many that a quick machine is not through before it tells of the first: news come five times a second. */
const manyRounds = 80;

/** Ends a training once a round was told of. */
async function interrupt(scenario: Scenario): Promise<TrainingReport> {
  const stop = new AbortController();
  const outcome = await trainer.train(JSON.stringify(scenario), {
    signal: stop.signal,
    onNews: ({ rounds }) => rounds.length > 0 && stop.abort(),
  });
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

describe("a training in the worker", () => {
  test("gives the figures that core gives, and tells of each round once on the way", async () => {
    const scenario = planOf({ ...lossy, rounds: manyRounds });
    const told: FinishedRound[] = [];
    const outcome = await trainer.train(JSON.stringify(scenario), { onNews: ({ rounds }) => told.push(...rounds) });
    const report = outcome.status === "done" ? outcome.value : undefined;
    expect(report?.record).toEqual(inCore(scenario));
    expect(report?.stopped).toBe(false);
    expect(told.length).toBeGreaterThan(0);
    const known = [report?.record, ...(report?.record.otherSeeds ?? [])];
    for (const { seed, record, clientAccuracies } of told) {
      expect(known.find((run) => run?.seed === seed)?.rounds).toContainEqual(record);
      expect(clientAccuracies).toHaveLength(8);
    }
    expect(new Set(told.map(({ seed, record }) => `${seed} ${record.round}`)).size).toBe(told.length);
  });

  test("that is stopped keeps its rounds, and goes on to the same bytes", async () => {
    const scenario = planOf({ ...lossy, rounds: manyRounds });
    const whole = await train(scenario);
    const part = await interrupt(scenario);
    expect(part.stopped).toBe(true);
    expect(whole.record.rounds.slice(0, part.record.rounds.length)).toEqual(part.record.rounds);
    expect(part.record.otherSeeds.length + part.record.rounds.length).toBeLessThan(manyRounds + 1);
    expect(await trainer.reportTraining(JSON.stringify(scenario), part.kept)).toEqual({ status: "done", value: part });
    const rest = await train(scenario, structuredClone(part.kept));
    expect(rest).toEqual(whole);
  });

  test("goes on with nothing that is of other settings, or broken", async () => {
    const part = await interrupt(planOf({ ...lossy, rounds: manyRounds }));
    const other = JSON.stringify(planOf({ ...lossy, local: { learningRate: 0.5 }, rounds: manyRounds }));
    const refused = await trainer.train(other, { kept: part.kept });
    expect(refused).toMatchObject({ status: "refused", problems: [{ message: "of another training" }] });
    const broken = await trainer.train(other, { kept: { training: 1, messagesCrc: [], bytes: 0 } });
    expect(broken.status).toBe("refused");
  });

  test("ends within 200 ms of a cancel", async () => {
    const stop = new AbortController();
    const running = trainer.train(JSON.stringify(planOf({ rounds: 100_000 })), { signal: stop.signal });
    await new Promise((resolve) => setTimeout(resolve, 60));
    const cancelledMs = performance.now();
    stop.abort();
    expect((await running).status).toMatch(/done|cancelled/);
    expect(performance.now() - cancelledMs).toBeLessThan(200);
  });

  test("whose settings exclude each other is refused with path, value and what is allowed", async () => {
    const scenario = planOf({ strategy: { kind: "krum", byzantine: 3 } });
    const outcome = await trainer.describeTraining(JSON.stringify(scenario));
    expect(outcome).toMatchObject({
      status: "refused",
      problems: [{ path: "learning.strategy.byzantine", given: 3, allowed: expect.stringContaining("below 3") }],
    });
  });
});

describe("answers", () => {
  test("say what a training would be", async () => {
    const outcome = await trainer.describeTraining(JSON.stringify(planOf({})));
    expect(outcome).toMatchObject({
      status: "done",
      value: { clients: 8, participants: 4, rounds: 6, parameters: 610, modelBytes: 2440, classes: 10, features: 60 },
    });
  });

  test("give the updates of a round as they were sent: their bytes add up to the round's", async () => {
    const scenario = planOf(lossy);
    const { rounds } = inCore(scenario);
    const outcome = await trainer.roundUpdates(JSON.stringify(scenario), { seed: 3, round: 5 });
    const updates = outcome.status === "done" ? outcome.value : [];
    expect(updates.reduce((sum, { encodedBytes }) => sum + encodedBytes, 0)).toBe(rounds[4]?.bytesUp);
    expect(updates).toHaveLength(4);
    for (const { values, norm, relativeError } of updates) {
      expect(values).toHaveLength(610);
      expect(Math.hypot(...values)).toBeCloseTo(norm, 5);
      expect(relativeError).toBeGreaterThan(0);
    }
  });

  test("refuse a round that is not run, and a seed that is not of the plan", async () => {
    const text = JSON.stringify(planOf({}));
    const round = await trainer.roundUpdates(text, { seed: 0, round: 7 });
    expect(round).toMatchObject({ status: "refused", problems: [{ path: "round", given: 7, allowed: "1 to 6" }] });
    const seed = await trainer.roundUpdates(text, { seed: 9, round: 1 });
    expect(seed).toMatchObject({ status: "refused", problems: [{ path: "seed", given: 9, allowed: "0" }] });
  });

  test("are written as a table of all rounds of all seeds, and as the command line writes JSON", async () => {
    const record = inCore(planOf(lossy));
    const csv = await trainer.exportTraining(record, "csv");
    const lines = csv.status === "done" ? csv.value.trimEnd().split("\r\n") : [];
    expect(lines).toHaveLength(1 + 2 * 6);
    expect(lines[0]).toBe("seed,round,ends_at_utc,accuracy,loss_nats,up_bytes,down_bytes,participants,epsilon");
    expect(lines[7]?.startsWith("4,1,,")).toBe(true);
    const json = await trainer.exportTraining(record, "json");
    expect(json.status === "done" && JSON.parse(json.value)).toEqual(JSON.parse(JSON.stringify(record)));
  });
});

describe("handwritten digits", () => {
  const scenario = planOf({ data: { kind: "digits", samples: 200 }, rounds: 1, local: { epochs: 1 } });

  test("are read from outside when a plan trains on them, and their origin is said", async () => {
    const reader = trainerWith(async () => readFile(new URL("../../public/data/digits.bin", import.meta.url)));
    const outcome = await reader.describeTraining(JSON.stringify(scenario));
    expect(outcome).toMatchObject({
      status: "done",
      value: { samples: 200, features: 784, classes: 10, attribution: expect.stringContaining("CC BY-SA 3.0") },
    });
    reader.dispose();
  });

  test("that cannot be had are a problem, in words", async () => {
    const reader = trainerWith(() => Promise.reject(new Error("the server answered 404")));
    expect(await reader.train(JSON.stringify(scenario), {})).toMatchObject({
      status: "refused",
      problems: [{ path: "learning.data.kind", message: expect.stringContaining("the server answered 404") }],
    });
    reader.dispose();
  });
});
