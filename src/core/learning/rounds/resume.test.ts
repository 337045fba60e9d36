import { describe, expect, test } from "vitest";
import { runToEnd } from "../../base/progress";
import type { LearningRules, Scenario } from "../../scenario/schema";
import { ScenarioTraining } from "../scenarioTraining";
import { prepareTraining } from "../trainScenario";
import { roundUpdates } from "./roundUpdates";
import type { ClientUpdateRecord } from "./roundWork";

function prepared(learning: LearningRules) {
  const scenario: Scenario = {
    schema: "orbitweave/scenario/1",
    name: "training",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
    constellations: [
      { id: "c", pattern: "star", planes: 2, satellitesPerPlane: 4, phasing: 0, altitudeKm: 780, inclinationDeg: 86 },
    ],
    learning: {
      data: { kind: "synthetic", maxSamples: 40 },
      local: { epochs: 2, learningRate: 0.02 },
      participants: 5,
      rounds: 5,
      ...learning,
    },
  };
  const outcome = prepareTraining(scenario);
  if (!outcome.ok) throw new Error(outcome.error[0]?.message);
  return outcome.value;
}

/** Trains until so many rounds have ended, and stops in the midst of the next one. */
function trainSome(training: ScenarioTraining, rounds: number): void {
  let ended = 0;
  let stepsAfter = 0;
  for (const { partial } of training.run()) {
    if (partial !== undefined) ended++;
    if (ended === rounds && ++stepsAfter === 3) return;
  }
}

function resumed(learning: LearningRules, saved: unknown): ScenarioTraining {
  const training = ScenarioTraining.resume(prepared(learning), saved);
  if (!training.ok) throw new Error(`${training.error[0]?.path}: ${training.error[0]?.message}`);
  return training.value;
}

const strategies: [string, LearningRules][] = [
  ["fed-avg with stragglers and losses", { faults: { stragglers: { share: 0.4 }, dropoutRate: 0.2 } }],
  ["fed-prox and momentum", { strategy: { kind: "fed-prox" }, local: { epochs: 2, momentum: 0.5 } }],
  ["fed-avg-m", { strategy: { kind: "fed-avg-m" } }],
  ["fed-adagrad", { strategy: { kind: "fed-adagrad" } }],
  ["fed-adam, moments unbiased", { strategy: { kind: "fed-adam", biasCorrection: true } }],
  ["fed-yogi", { strategy: { kind: "fed-yogi" } }],
  ["scaffold", { strategy: { kind: "scaffold" } }],
  ["median", { strategy: { kind: "median" } }],
  ["trimmed mean", { strategy: { kind: "trimmed-mean", trimFraction: 0.2 } }],
  ["geometric median", { strategy: { kind: "geometric-median" } }],
  [
    "krum with noise from Byzantine clients",
    { strategy: { kind: "krum" }, faults: { byzantine: { share: 0.2, kind: "noise" } } },
  ],
  ["multi-krum that warns", { strategy: { kind: "multi-krum", byzantine: 2 }, faults: { dropoutRate: 0.5 } }],
  [
    "fed-async with losses",
    { strategy: { kind: "fed-async" }, faults: { dropoutRate: 0.3, stragglers: { share: 0.3 } } },
  ],
  ["fed-buff across rounds", { strategy: { kind: "fed-buff", bufferSize: 7 } }],
  ["top-k with error feedback", { compression: { codec: "top-k", sparsity: 0.95, errorFeedback: true } }],
  ["qsgd with error feedback", { compression: { codec: "qsgd", errorFeedback: true } }],
  ["dgc with momentum and warm-up", { compression: { codec: "dgc", warmUpCalls: 1 } }],
  ["power-sgd with a warm start", { compression: { codec: "power-sgd", rank: 2, errorFeedback: true } }],
  [
    "fed-async with random-k",
    { strategy: { kind: "fed-async" }, compression: { codec: "random-k", errorFeedback: true } },
  ],
  ["privacy", { privacy: { clipNorm: 1, noiseMultiplier: 0.7 } }],
  ["privacy without noise, whose epsilon is infinite", { privacy: { clipNorm: 1, noiseMultiplier: 0 } }],
  ["secure aggregation with losses", { secureAggregation: true, faults: { dropoutRate: 0.3 } }],
  ["an MLP", { model: { kind: "mlp", hidden: [7] } }],
  ["three seeds", { seeds: [4, 9, 2], rounds: 2 }],
];

describe("a training that is stopped in the midst of a round, saved, cloned and gone on with gives the bytes of one that never stopped", () => {
  test.each(strategies)("%s", (_, learning) => {
    const whole = runToEnd(new ScenarioTraining(prepared(learning)).run());
    const stops = process.env.ORBITWEAVE_LONG === undefined ? [3] : [1, 2, 3, 4];
    for (const stop of stops) {
      const first = new ScenarioTraining(prepared(learning));
      trainSome(first, stop);
      const saved: unknown = structuredClone(first.saved());
      expect(runToEnd(resumed(learning, saved).run())).toEqual(whole);
    }
  });
});

test("a stopped training gives the rounds so far as a result, also before its first round ends", () => {
  const training = new ScenarioTraining(prepared({}));
  training.run().next();
  expect(training.runs()[0]).toMatchObject({ rounds: [], roundsToTarget: null });
  const later = new ScenarioTraining(prepared({}));
  trainSome(later, 2);
  const whole = runToEnd(new ScenarioTraining(prepared({})).run());
  expect(later.runs()[0]?.rounds).toEqual(whole[0]?.rounds.slice(0, 2));
});

test("a training that failed is saved as failed, with the model of its last good round", () => {
  const rules: LearningRules = {
    strategy: { kind: "fed-prox", proximalMu: 100 },
    local: { learningRate: 1, epochs: 20 },
  };
  const training = new ScenarioTraining(prepared(rules));
  const [run] = runToEnd(training.run());
  expect(run?.failed?.path).toMatch(/^round \d/);
  expect(run?.model.every(Number.isFinite)).toBe(true);
  expect(runToEnd(resumed(rules, structuredClone(training.saved())).run())).toEqual([run]);
});

describe("what is saved is checked before it is gone on with", () => {
  const savedOf = (learning: LearningRules) => {
    const training = new ScenarioTraining(prepared(learning));
    trainSome(training, 2);
    return structuredClone(training.saved());
  };
  const problemOf = (learning: LearningRules, saved: unknown) => {
    const training = ScenarioTraining.resume(prepared(learning), saved);
    return training.ok ? undefined : training.error[0];
  };
  const saved = savedOf({});
  const { current } = saved;
  const round = current?.rounds[0];

  test.each<[string, unknown, string, RegExp]>([
    ["nothing", undefined, "", /missing/],
    ["another version", { ...saved, schema: "orbitweave/saved-training/9" }, "schema", /not allowed/],
    ["another training", savedOf({ participants: 3 }), "identity", /of another training/],
    [
      "a model of another length",
      { ...saved, current: { ...current, server: { model: new Float64Array(3), warnings: [] } } },
      "current.server.model",
      /not of this model/,
    ],
    [
      "a model that is no array",
      { ...saved, current: { ...current, server: { model: [1], warnings: [] } } },
      "current.server.model",
      /not allowed/,
    ],
    [
      "a model that is not finite",
      { ...saved, current: { ...current, server: { model: new Float64Array(610).fill(Number.NaN), warnings: [] } } },
      "current.server.model",
      /not allowed/,
    ],
    [
      "rounds out of order",
      { ...saved, current: { ...current, rounds: [round, round] } },
      "current.rounds[1].round",
      /out of order/,
    ],
    [
      "parts of another strategy",
      { ...saved, current: { ...current, async: { flights: [], buffer: [], dispatches: 0, version: 0, now: 0 } } },
      "current.async",
      /not a part of fed-avg/,
    ],
    [
      "codecs of others",
      { ...saved, current: { ...current, senders: [{ clientId: "x", state: { calls: 1, plain: false } }] } },
      "current.senders",
      /no such client/,
    ],
    ["unknown keys", { ...saved, extra: 1 }, "extra", /unknown key/],
  ])("%s", (_, given, path, message) => {
    const problem = problemOf({}, given);
    expect(problem?.path).toBe(path);
    expect(problem?.message).toMatch(message);
  });

  test("a part that the strategy carries may not be missing", () => {
    const scaffold = savedOf({ strategy: { kind: "scaffold" } });
    const { scaffold: _, ...rest } = scaffold.current ?? {};
    const problem = problemOf({ strategy: { kind: "scaffold" } }, { ...scaffold, current: rest });
    expect(problem).toMatchObject({ path: "current.scaffold", message: "missing, scaffold needs it" });
  });
});

describe("updates of a round", () => {
  const rules: LearningRules = { strategy: { kind: "scaffold" }, compression: { codec: "top-k", errorFeedback: true } };

  test("computed again they are those of the run, from the start and from a saved state", () => {
    const seen: ClientUpdateRecord[] = [];
    const training = new ScenarioTraining(prepared(rules), { observe: (_, update) => void seen.push(update) });
    trainSome(training, 2);
    const { current } = structuredClone(training.saved());
    const input = prepared(rules).seeds[0]?.prepare();
    if (!input?.ok) throw new Error("refused");
    const ofThird = seen.filter(({ round }) => round === 3);
    expect(ofThird.length).toBeGreaterThan(0);
    for (const from of [undefined, current]) {
      const updates = runToEnd(roundUpdates(input.value, 3, from));
      expect(updates.ok && updates.value).toHaveLength(5);
      expect(updates.ok && updates.value.slice(0, ofThird.length)).toEqual(ofThird);
    }
    const second = runToEnd(roundUpdates(input.value, 2, current));
    expect(second.ok && second.value).toEqual(seen.filter(({ round }) => round === 2));
  });

  test("a round that is none is a problem", () => {
    const input = prepared(rules).seeds[0]?.prepare();
    if (!input?.ok) throw new Error("refused");
    const outcome = runToEnd(roundUpdates(input.value, 6));
    expect(!outcome.ok && outcome.error[0]).toMatchObject({
      path: "round",
      message: "no such round",
      allowed: "1 to 5",
    });
  });
});
