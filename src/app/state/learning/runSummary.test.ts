import { expect, test } from "vitest";
import { runToEnd } from "../../../core/base/progress";
import { trainPrepared } from "../../../core/learning/scenarioTraining";
import { trainingRecord } from "../../../core/learning/trainingRecord";
import { prepareTraining } from "../../../core/learning/trainScenario";
import type { LearningRules, Scenario } from "../../../core/scenario/schema";
import { trainingRunSchema } from "../../../core/scenario/schema/trainingRun";
import type { TrainingReport } from "../../../engine/client/trainer";
import { runName } from "./runName";
import { runSummary } from "./runSummary";

const rules: LearningRules = {
  data: { kind: "synthetic", maxSamples: 30, iid: true },
  local: { epochs: 1 },
  rounds: 90,
  participants: 2,
  targetAccuracy: 0.12,
  seeds: [1, 2],
};

const scenario: Scenario = {
  schema: "orbitweave/scenario/1",
  name: "training",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
  constellations: [
    { id: "c", pattern: "delta", planes: 1, satellitesPerPlane: 3, phasing: 0, altitudeKm: 600, inclinationDeg: 53 },
  ],
  learning: rules,
};

function report(): TrainingReport {
  const prepared = prepareTraining(scenario);
  if (!prepared.ok) throw new Error(prepared.error[0]?.message);
  const record = trainingRecord(runToEnd(trainPrepared(prepared.value)));
  return { record, prints: [{ seed: 1, model: "0a0b0c0d", messages: "00000000" }], stopped: false };
}

const origin = { name: "FedAvg", settings: "0123456789abcdef", scenario, rules, startMs: Date.UTC(2026, 2, 20, 12) };

test("a summary holds the figures of the record, exactly, and a curve thinned to 64 points that ends in the last round", () => {
  const { record, prints, stopped } = report();
  const summary = runSummary({ record, prints, stopped }, origin);
  expect(trainingRunSchema.safeParse(summary).success).toBe(true);
  const bytes = record.rounds.reduce((sum, { bytesUp, bytesDown }) => sum + bytesUp + bytesDown, 0);
  expect(summary).toMatchObject({
    name: "FedAvg",
    print: "0a0b0c0d",
    rounds: 90,
    seeds: 2,
    finalAccuracy: record.finalAccuracy,
    finalLoss: record.rounds[89]?.loss,
    leastAccuracy: record.band[89]?.least,
    greatestAccuracy: record.band[89]?.greatest,
    worstTenth: record.fairness?.worstTenth,
    targetAccuracy: 0.12,
    roundsToTarget: record.roundsToTarget,
    bytesToTarget: record.bytesToTarget,
  });
  expect((summary?.bytesUp ?? 0) + (summary?.bytesDown ?? 0)).toBe(bytes);
  const { rounds = [], accuracy = [], megabytes = [], hours } = summary?.curve ?? {};
  expect([rounds.length, rounds[0], rounds[63], hours]).toEqual([64, 1, 90, undefined]);
  expect(rounds.every((round, i) => i === 0 || round > (rounds[i - 1] as number))).toBe(true);
  expect(accuracy[63]).toBeCloseTo(record.finalAccuracy ?? 0, 4);
  expect(megabytes[63]).toBeCloseTo(bytes / 1e6, 6);
});

test("rounds that end in mission time are kept with their hours from the window's start", () => {
  const { record, ...rest } = report();
  const rounds = record.rounds.slice(0, 2).map((round, i) => ({ ...round, endsAt: `2026-03-20T1${4 + i}:30:00.000Z` }));
  expect(runSummary({ ...rest, record: { ...record, rounds } }, origin)?.curve.hours).toEqual([2.5, 3.5]);
});

test("a training without a finished round leaves nothing", () => {
  const { record, ...rest } = report();
  expect(runSummary({ ...rest, record: { ...record, rounds: [], finalAccuracy: null } }, origin)).toBeUndefined();
});

test("a name tells the strategy and what is out of the ordinary", () => {
  expect(runName({})).toBe("FedAvg");
  expect(
    runName({
      strategy: { kind: "krum" },
      compression: { codec: "top-k" },
      faults: { byzantine: { share: 0.125, kind: "sign-flip" }, dropoutRate: 0.2 },
    }),
  ).toBe("Krum, top-k, 12.5 % sign flip, 20 % lost");
});

test("a training without noise is kept, without an epsilon: it has no bound, and a plan holds no infinite number", () => {
  const { record, ...others } = report();
  const rounds = record.rounds.map((round) => ({ ...round, epsilon: Number.POSITIVE_INFINITY }));
  const summary = runSummary({ ...others, record: { ...record, rounds } }, origin);
  expect(trainingRunSchema.safeParse(summary).error).toBeUndefined();
  expect(summary).not.toHaveProperty("epsilon");
});

test("in mission time a name tells of the stations, the ways and what fails", () => {
  const station = { id: "north", latDeg: 69, lonDeg: 19, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 4 };
  const rules: LearningRules = { mission: { selection: "soonest" } };
  expect(runName(rules, { stations: [station] })).toBe("FedAvg, 1 station, soonest");
  const mesh: Scenario["mesh"] = { topology: "plus-grid", failures: [{ kind: "station", id: "north" }] };
  expect(runName(rules, { stations: [station, { ...station, id: "south" }], mesh })).toBe(
    "FedAvg, 2 stations, soonest, mesh, north fails",
  );
});
