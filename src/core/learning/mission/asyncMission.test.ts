import { expect, it } from "vitest";
import { runToEnd } from "../../base/progress";
import type { LearningRules } from "../../scenario/schema";
import { missionFaults } from "./__fixtures__/checkMission";
import { contactOf, networkOf, perfectNetwork } from "./__fixtures__/networks";
import { trainingInput } from "./__fixtures__/trainingInput";
import type { MissionNetwork } from "./missionNetwork";
import { trainMission } from "./trainMission";

const hourMs = 3_600_000;

function train(network: MissionNetwork, rules: LearningRules) {
  const { input, mission } = trainingInput(network.satelliteIds.length, rules);
  const run = runToEnd(trainMission(input, network, mission));
  expect(missionFaults(network, run)).toEqual([]);
  const samples = input.data.clients.map(({ train: { count } }) => count);
  return { run, lives: run.log.updates, samples };
}

/** Everybody always in contact; a sample takes these ms. */
function workNetwork(msASample: readonly number[], durationMs = 10 * hourMs): MissionNetwork {
  const network = perfectNetwork(msASample.length, durationMs);
  return { ...network, flopsPerMs: msASample.map((ms) => 1000 / ms) };
}

const buffered = (rules: LearningRules["mission"], bufferSize: number, rest: LearningRules = {}): LearningRules => ({
  rounds: 5,
  strategy: { kind: "fed-buff", bufferSize },
  ...rest,
  mission: { trainingFlops: 1000, ...rules },
});

it("a satellite gets its next model after its pause, and not before it has reported", () => {
  const { lives } = train(workNetwork([1]), buffered({ pauseMinutes: 1 }, 1));
  expect(lives.map(({ modelSentMs }) => modelSentMs)).toEqual([0, 60_000, 120_000, 180_000, 240_000]);
  const { lives: busy, samples } = train(workNetwork([2000]), buffered({ pauseMinutes: 1 }, 1));
  // A millisecond each way.
  const turnMs = 2 + 2000 * (samples[0] as number);
  expect(busy.map(({ modelSentMs }) => modelSentMs)).toEqual([0, 1, 2, 3, 4].map((turn) => turn * turnMs));
});

it("who has trained the newest model is idle until the server steps; who is slow works on an old one, and is stale by the steps since", () => {
  const { run, lives, samples } = train(workNetwork([10, 10, 500]), buffered({ pauseMinutes: 0 }, 2, { rounds: 6 }));
  const [a = 0, b = 0, c = 0] = samples;
  expect(500 * c).toBeGreaterThan(30 * Math.max(a, b));
  const stepMs = 2 + 10 * Math.max(a, b);
  // The two quick ones make up each step together, until the slow one reports.
  expect(run.times.slice(0, 3).map(({ endMs }) => endMs)).toEqual([stepMs, 2 * stepMs, 3 * stepMs]);
  const ofA = lives.filter(({ satellite }) => satellite === 0);
  expect(ofA.slice(0, 3).map(({ modelSentMs }) => modelSentMs)).toEqual([0, stepMs, 2 * stepMs]);
  const { run: long } = train(workNetwork([10, 10, 500]), buffered({ pauseMinutes: 0 }, 2, { rounds: 60 }));
  const slow = long.log.updates.find(({ satellite, countedMs }) => satellite === 2 && countedMs !== null);
  const stepsBefore = long.times.filter(({ endMs }) => endMs < 2 + 500 * c).length;
  expect(slow).toMatchObject({ version: 0, updateAtMs: 2 + 500 * c });
  expect(slow?.staleness).toBe(stepsBefore);
  expect(stepsBefore).toBeGreaterThan(20);
});

it("a straggler takes ten times as long", () => {
  const rules = buffered({ pauseMinutes: 0 }, 1);
  const { lives, samples } = train(workNetwork([10]), rules);
  const { lives: slow } = train(workNetwork([10]), { ...rules, faults: { stragglers: { share: 1 } } });
  expect(lives[0]?.computeMs).toBe(10 * (samples[0] as number));
  expect(slow[0]?.computeMs).toBe(100 * (samples[0] as number));
});

it("steps at intervals fall on their multiples, and where nothing has come there is none", () => {
  const every = (intervalHours: number) => ({ aggregation: { kind: "interval", intervalHours } as const });
  const { run } = train(workNetwork([1, 1]), buffered({ pauseMinutes: 1, ...every(0.5) }, 2));
  expect(run.times.map(({ endMs }) => endMs)).toEqual([0.5, 1, 1.5, 2, 2.5].map((hours) => hours * hourMs));
  const gaps = networkOf(1, {
    durationMs: 10 * hourMs,
    contacts: [contactOf(0, 0, 0, 600_000, 1e9), contactOf(0, 0, 4.2 * hourMs, 4.3 * hourMs, 1e9)],
  });
  const { run: rare } = train(gaps, buffered({ pauseMinutes: 1, ...every(1) }, 1));
  expect(rare.times.map(({ endMs }) => endMs)).toEqual([hourMs, 5 * hourMs]);
  expect(rare.ended).toBe("no further update can come before the window ends");
});

it("chosen instants fall on quarters of an hour of their horizon, and all of a plan are kept", () => {
  const chosen = { aggregation: { kind: "chosen", horizonHours: 6 } as const };
  const { run } = train(workNetwork([1, 1, 1]), buffered({ pauseMinutes: 1, ...chosen }, 3, { rounds: 20 }));
  const quarters = run.times.map(({ endMs }) => endMs / (hourMs / 4));
  expect(quarters.every((quarter) => Number.isInteger(quarter))).toBe(true);
  // With work of no length and everybody in contact each quarter is worth a step.
  expect(quarters).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
});

it("what is in the buffer when the window ends becomes a last step", () => {
  const { run } = train(workNetwork([10, 10], hourMs), buffered({ pauseMinutes: 0 }, 3, { rounds: 1 }));
  expect(run.rounds).toMatchObject([{ participants: 2 }]);
  const ends = { kind: "interval", intervalHours: 2 } as const;
  const { run: late } = train(workNetwork([10, 10], hourMs), buffered({ pauseMinutes: 0, aggregation: ends }, 3));
  expect(late.times.map(({ endMs }) => endMs)).toEqual([hourMs]);
});
