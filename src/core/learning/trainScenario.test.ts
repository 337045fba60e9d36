import { describe, expect, test } from "vitest";
import { runToEnd } from "../base/progress";
import type { LearningRules, Scenario } from "../scenario/schema";
import type { TrainingRun } from "./rounds/roundRecord";
import { roundUpdates } from "./rounds/roundUpdates";
import { trainPrepared } from "./scenarioTraining";
import { prepareTraining } from "./trainScenario";

function scenarioWith(learning: LearningRules, planes = 4): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: "training",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
    constellations: [
      { id: "c", pattern: "star", planes, satellitesPerPlane: 3, phasing: 0, altitudeKm: 780, inclinationDeg: 86 },
    ],
    learning: { rounds: 4, participants: 6, local: { epochs: 3 }, ...learning },
  };
}

const small = { kind: "synthetic", maxSamples: 60 } as const;

function train(learning: LearningRules, planes?: number): TrainingRun {
  const prepared = prepareTraining(scenarioWith({ data: small, ...learning }, planes));
  if (!prepared.ok) throw new Error(prepared.error.map(({ path, message }) => `${path}: ${message}`).join());
  const [run] = runToEnd(trainPrepared(prepared.value));
  if (run === undefined) throw new Error("no run");
  return run;
}

function problemsOf(learning: LearningRules, planes?: number) {
  const prepared = prepareTraining(scenarioWith({ data: small, ...learning }, planes));
  return prepared.ok ? [] : prepared.error.map(({ path, message }) => `${path}: ${message}`);
}

const lastOf = ({ rounds }: TrainingRun) => rounds[rounds.length - 1];

/** An order-dependent mix of the model's bits. */
function printOf({ model }: TrainingRun): number {
  return new Uint32Array(model.buffer, 0, 2 * model.length).reduce((mix, word) => (Math.imul(mix, 31) + word) | 0, 17);
}

describe("every strategy trains", () => {
  const strategies: LearningRules["strategy"][] = [
    { kind: "fed-avg" },
    { kind: "fed-avg-m", beta1: 0.5 },
    { kind: "fed-prox", proximalMu: 0.1 },
    { kind: "fed-adagrad" },
    { kind: "fed-adam" },
    { kind: "fed-yogi", serverLr: 0.1 },
    { kind: "scaffold" },
    { kind: "median" },
    { kind: "trimmed-mean", trimFraction: 0.2 },
    { kind: "geometric-median" },
    { kind: "krum", byzantine: 1 },
    { kind: "multi-krum", byzantine: 1, keep: 4 },
    { kind: "fed-async" },
    { kind: "fed-buff", bufferSize: 3 },
  ];

  test.each(strategies)("$kind lowers the loss on data that all clients share, the same way twice", (strategy) => {
    const rules: LearningRules = { data: { ...small, iid: true }, ...(strategy && { strategy }), rounds: 6 };
    const run = train(rules);
    expect(run.failed).toBeUndefined();
    expect(run.rounds).toHaveLength(6);
    // log 10: what a model knows that has learned nothing.
    expect(lastOf(run)?.loss).toBeLessThan(Math.log(10) - 0.1);
    expect(printOf(train(rules))).toBe(printOf(run));
  });
});

describe("bytes", () => {
  test("six clients get and send 610 values of four bytes a round; SCAFFOLD doubles both", () => {
    expect(train({}).rounds[0]).toMatchObject({ bytesUp: 6 * 2440, bytesDown: 6 * 2440, participants: 6 });
    const scaffold = train({ strategy: { kind: "scaffold" } });
    expect(scaffold.rounds[0]).toMatchObject({ bytesUp: 12 * 2440, bytesDown: 12 * 2440 });
  });

  test("a codec's real bytes are counted", () => {
    const bytes = train({ compression: { codec: "top-k", sparsity: 0.9, errorFeedback: true } }).rounds[0]?.bytesUp;
    expect(bytes).toBeLessThan(6 * 2440 * 0.25);
    expect(bytes).toBeGreaterThan(6 * 61 * 4);
  });

  test("rounds and bytes to the target are those of the first round that reaches it", () => {
    const reached = train({ data: { ...small, iid: true }, rounds: 6, targetAccuracy: 0.2 });
    const first = reached.rounds.findIndex(({ accuracy }) => accuracy >= 0.2);
    expect(reached.roundsToTarget).toBe(first + 1);
    expect(reached.bytesToTarget).toBe((first + 1) * 12 * 2440);
    expect(train({ rounds: 1, targetAccuracy: 1 }).roundsToTarget).toBeNull();
  });
});

describe("faults", () => {
  test("stragglers' partial work counts where it is kept and their place is empty where it is dropped", () => {
    const stragglers = (partialWork: "keep" | "drop") => train({ faults: { stragglers: { share: 0.5, partialWork } } });
    expect(stragglers("keep").rounds.map(({ participants }) => participants)).toEqual([6, 6, 6, 6]);
    expect(stragglers("drop").rounds.map(({ participants }) => participants)).toEqual([3, 3, 3, 3]);
  });

  test("a round whose updates are all lost leaves the model as it was", () => {
    const { rounds } = train({ faults: { stragglers: { share: 1, partialWork: "drop" } } });
    expect(new Set(rounds.map(({ loss }) => loss)).size).toBe(1);
    expect(rounds[0]?.loss).toBeCloseTo(Math.log(10), 12);
  });

  test("noise of two Byzantine clients ruins the mean, but not the median", () => {
    const attacked = (kind: "fed-avg" | "median") =>
      train({
        data: { ...small, iid: true },
        strategy: { kind },
        participants: 12,
        faults: { byzantine: { share: 0.17, kind: "noise", scale: 30 } },
      });
    expect(lastOf(attacked("fed-avg"))?.loss).toBeGreaterThan(Math.log(10));
    expect(lastOf(attacked("median"))?.loss).toBeLessThan(Math.log(10));
  });

  test("records name the clients that attack: those whose updates of noise are the longest", () => {
    const scenario = scenarioWith({
      data: small,
      participants: 12,
      faults: { byzantine: { share: 0.25, kind: "noise", scale: 30 } },
      seeds: [0, 1],
    });
    const prepared = prepareTraining(scenario);
    if (!prepared.ok) throw new Error("it is not refused");
    const attackers = runToEnd(trainPrepared(prepared.value)).map((run, i) => {
      const input = prepared.value.seeds[i]?.prepare();
      const updates = input?.ok ? runToEnd(roundUpdates(input.value, 1)) : input;
      if (!updates?.ok) throw new Error("a round has updates");
      const longest = updates.value.toSorted((a, b) => Math.hypot(...b.update) - Math.hypot(...a.update)).slice(0, 3);
      const named = run.clients.filter(({ attack }) => attack === "noise").map(({ id }) => id);
      expect(named).toEqual(longest.map(({ clientId }) => clientId).sort());
      return named;
    });
    expect(attackers[0]).not.toEqual(attackers[1]);
    expect(train({}).clients.some((client) => "attack" in client)).toBe(false);
  });

  test("a training that runs away ends with the round and client named, and keeps the rounds before", () => {
    const { failed, rounds } = train({
      strategy: { kind: "fed-prox", proximalMu: 100 },
      local: { learningRate: 1 },
    });
    expect(failed?.path).toMatch(/^round \d+(, client c-p\d-s\d)?$/);
    expect(rounds.length).toBeLessThan(4);
  });
});

describe("privacy", () => {
  test("epsilon grows by round, and clipping alone promises nothing", () => {
    const spent = train({ privacy: { clipNorm: 1, noiseMultiplier: 1 } }).rounds.map(({ epsilon }) => epsilon ?? 0);
    spent.slice(1).forEach((epsilon, i) => {
      expect(epsilon).toBeGreaterThan(spent[i] as number);
    });
    expect(train({ privacy: { clipNorm: 1, noiseMultiplier: 0 } }).rounds[0]?.epsilon).toBe(Number.POSITIVE_INFINITY);
  });

  test("masked sums give the plain mean to fixed point, also when updates are lost, and cost bytes", () => {
    const rules: LearningRules = { faults: { dropoutRate: 0.3 } };
    const plain = train(rules);
    const masked = train({ ...rules, secureAggregation: true });
    plain.model.forEach((value, i) => {
      expect(Math.abs((masked.model[i] as number) - value)).toBeLessThan(1e-4);
    });
    expect(masked.rounds[0]?.bytesUp).toBeGreaterThan((masked.rounds[0]?.participants as number) * 2440);
  });
});

test("a convolutional network learns where a bar stands in pictures of a table", () => {
  const rows = Array.from({ length: 160 }, (_, i) => {
    const isUpright = i % 2 === 0;
    const place = (i >> 1) % 6;
    const cells = Array.from({ length: 36 }, (_cell, at) =>
      (isUpright ? at % 6 : Math.floor(at / 6)) === place ? 1 : 0,
    );
    return `${cells.join()},${isUpright ? "upright" : "level"}`;
  });
  const header = `${Array.from({ length: 36 }, (_, i) => `p${i}`).join()},class`;
  const run = train(
    {
      data: { kind: "csv", text: [header, ...rows].join("\n"), picture: [6, 6, 1] },
      model: { kind: "conv", filters: [4], kernel: 3 },
      local: { epochs: 5, learningRate: 0.05, momentum: 0.9 },
      participants: 3,
      rounds: 6,
    },
    1,
  );
  expect(lastOf(run)?.accuracy).toBeGreaterThan(0.95);
});

describe("said beforehand", () => {
  test.each<[string, LearningRules, string]>([
    ["more participants than satellites", { participants: 13 }, "learning.participants: more than there are clients"],
    [
      "too many wrong clients for Krum",
      { strategy: { kind: "krum", byzantine: 5 } },
      "learning.strategy.byzantine: too many wrong clients",
    ],
    ["a codec that is none", { compression: { codec: "zip" } }, "learning.compression.codec: no such codec"],
    [
      "noise on a median",
      { strategy: { kind: "median" }, privacy: { clipNorm: 1, noiseMultiplier: 1 } },
      "learning.privacy: noise is put on means only",
    ],
    [
      "a masked codec",
      { secureAggregation: true, compression: { codec: "sign" } },
      "learning.secureAggregation: masked updates cannot be compressed",
    ],
    [
      "convolutions of no pictures",
      { model: { kind: "conv", filters: [2], kernel: 3 } },
      "learning.model.kind: the data are not pictures",
    ],
    [
      "a broken table",
      { data: { kind: "csv", text: "a,b\n1,x\nz,y" } },
      "learning.data.text line 3: column a is no number",
    ],
  ])("%s", (_, rules, problem) => {
    expect(problemsOf(rules)).toContain(problem);
  });
});

test("noise, codec, momentum and two layers give the bytes that Node 20 and Chromium gave when they were compared", () => {
  const run = train(
    {
      data: { kind: "synthetic", maxSamples: 200 },
      model: { kind: "mlp", hidden: [12] },
      local: { epochs: 3, momentum: 0.5 },
      privacy: { clipNorm: 1, noiseMultiplier: 0.5 },
      compression: { codec: "qsgd", errorFeedback: true },
      participants: 4,
    },
    2,
  );
  expect(printOf(run)).toBe(980384607);
});
