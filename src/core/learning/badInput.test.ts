import { describe, expect, test } from "vitest";
import { describeProblem } from "../base/outcome";
import { runToEnd } from "../base/progress";
import { parseScenario } from "../scenario/parseScenario";
import type { LearningRules, Scenario } from "../scenario/schema";
import { RunLog } from "./rounds/runLog";
import { trainPrepared } from "./scenarioTraining";
import { prepareTraining } from "./trainScenario";

function scenarioWith(learning: LearningRules): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: "training",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
    constellations: [
      { id: "c", pattern: "star", planes: 2, satellitesPerPlane: 3, phasing: 0, altitudeKm: 780, inclinationDeg: 86 },
    ],
    learning: { rounds: 6, participants: 6, local: { epochs: 3 }, ...learning },
  };
}

const small = { kind: "synthetic", maxSamples: 60 } as const;

/** What is said of settings before anything runs. */
function saidOf(learning: LearningRules): string[] {
  const prepared = prepareTraining(scenarioWith({ data: small, ...learning }));
  return prepared.ok ? [] : prepared.error.map(describeProblem);
}

function runOf(learning: LearningRules) {
  const prepared = prepareTraining(scenarioWith({ data: small, ...learning }));
  if (!prepared.ok) throw new Error(prepared.error.map(describeProblem).join());
  const [run] = runToEnd(trainPrepared(prepared.value));
  if (run === undefined) throw new Error("no run");
  return run;
}

/** Rows of two features whose class is told by the sign of the first. */
function table(rows: number, classOf = (i: number) => (i % 2 === 0 ? "minus" : "plus")): string {
  const body = Array.from(
    { length: rows },
    (_, i) => `${i % 2 === 0 ? -1 - i / 100 : 1 + i / 100},${i % 7},${classOf(i)}`,
  );
  return ["x,y,class", ...body].join("\n");
}

describe("wrong clients beyond what Krum can stand", () => {
  test("n - 1 or more are refused, with the greatest number that is allowed", () => {
    expect(saidOf({ strategy: { kind: "krum", byzantine: 5 } })).toEqual([
      "learning.strategy.byzantine: too many wrong clients (given 5); allowed: below 5: 6 participants less one",
    ]);
  });

  test("more than its guarantee holds for (n < 2 f + 3) is a warning, said once, and trains", () => {
    const { warnings, rounds, failed } = runOf({ strategy: { kind: "krum", byzantine: 2 } });
    expect(rounds).toHaveLength(6);
    expect(failed).toBeUndefined();
    expect(warnings.map(describeProblem)).toEqual([
      "byzantine: too few clients for Krum's guarantee (given 6); allowed: at least 7 clients (2 x byzantine + 3)",
    ]);
  });
});

describe("a training that runs away", () => {
  test("ends at the round and client whose update is not finite, and keeps the rounds before with a model that works", () => {
    // Clients of 60 samples stay in range, those of 200 leave it: when one of these is drawn the run ends.
    const prepared = prepareTraining(
      scenarioWith({
        data: { kind: "synthetic", maxSamples: 200 },
        strategy: { kind: "fed-prox", proximalMu: 100 },
        local: { epochs: 2, learningRate: 1 },
        participants: 1,
        seeds: [0, 1, 2, 3, 4, 5, 6, 7],
      }),
    );
    if (!prepared.ok) throw new Error("refused");
    const ended = runToEnd(trainPrepared(prepared.value)).filter(({ failed }) => failed !== undefined);
    expect(ended.some(({ rounds }) => rounds.length > 0)).toBe(true);
    for (const { failed, rounds, model, clients } of ended) {
      expect(failed?.path).toMatch(new RegExp(`^round ${rounds.length + 1}, client c-p\\d-s\\d$`));
      const isTooLarge = Number.isFinite(failed?.given);
      expect(failed?.message).toBe(isTooLarge ? "the update is beyond single precision" : "the update is not finite");
      expect(model.every(Number.isFinite)).toBe(true);
      expect(clients.every(({ loss, accuracy }) => Number.isFinite(loss) && Number.isFinite(accuracy))).toBe(true);
    }
  });

  test("ends where the loss is no number, at the first client whose loss is none", () => {
    const prepared = prepareTraining(scenarioWith({ data: small }));
    const input = prepared.ok ? prepared.value.seeds[0]?.prepare() : undefined;
    if (!input?.ok) throw new Error("refused");
    const { data, network, settings } = input.value;
    const log = new RunLog(data, network, settings);
    const traffic = { bytesUp: 1, bytesDown: 1, participants: 6 };
    log.add(new Float64Array(610), traffic);
    const problem = log.add(new Float64Array(610).fill(Number.NaN), traffic);
    expect("message" in problem && describeProblem(problem)).toBe(
      "round 2, client c-p1-s1: the loss is not finite (given NaN); allowed: a smaller learning rate, say",
    );
    expect(log.rounds).toHaveLength(1);
  });

  test("masked values beyond fixed point end it with the client's name", () => {
    const { failed } = runOf({ secureAggregation: true, local: { epochs: 3, learningRate: 100 } });
    expect(failed && describeProblem(failed)).toMatch(/^round 1.*beyond the range of masked sums/);
  });
});

describe("clients without samples, or with samples of one class", () => {
  test("fewer than two samples for a client are refused with its name", () => {
    const [problem] = saidOf({ data: { kind: "csv", text: table(9) } });
    expect(problem).toMatch(
      /^learning\.data\.split: client c-p\d-s\d is left with 1 samples; allowed: at least 2 a client: more samples, fewer clients, or a more even split$/,
    );
  });

  test("a table of one class is refused", () => {
    expect(saidOf({ data: { kind: "csv", text: table(60, () => "plus") } })).toEqual([
      "learning.data.text column class: only one class (given 1); allowed: 2 to 256 different values",
    ]);
  });

  test("clients that have one class each train all the same", () => {
    const { rounds, failed } = runOf({
      data: { kind: "csv", text: table(120), split: { kind: "shards", perClient: 1 } },
      local: { epochs: 5, learningRate: 0.1 },
    });
    expect(failed).toBeUndefined();
    expect(rounds[5]?.accuracy).toBeGreaterThan(0.9);
  });
});

test("fewer clients than participants are refused with the number of clients", () => {
  expect(saidOf({ participants: 7 })).toEqual([
    "learning.participants: more than there are clients (given 7); allowed: 1 to 6, the number of satellites",
  ]);
});

test("digits whose file is not at hand are refused, and one that is damaged", () => {
  expect(saidOf({ data: { kind: "digits" } })).toEqual([
    'learning.data.kind: the file of handwritten digits was not given (given "digits")',
  ]);
  const prepared = prepareTraining(scenarioWith({ data: { kind: "digits" } }), { digits: new Uint8Array(100) });
  expect(!prepared.ok && prepared.error[0]?.path).toBe("learning.data");
});

describe("a malformed table", () => {
  test.each<[string, string, RegExp]>([
    ["no header", "", /^learning\.data\.text line 1: no table/],
    ["a header alone", "a,b\n", /line 2: no samples/],
    ["rows of other lengths", "a,b\n1,x\n2\n", /line 3: number of columns differs \(given 1\); allowed: 2/],
    ["text for a number", "a,b\n1,x\nmany,y\n", /line 3: column a is no number \(given "many"\)/],
    ["a number that is infinite", "a,b\n1,x\nInfinity,y\n", /line 3: column a is no number/],
    ["an empty cell", "a,b\n1,x\n,y\n", /line 3: column a is no number/],
    ["a quote that never ends", 'a,b\n1,x\n2,"y\n', /./],
  ])("%s", (_, text, message) => {
    const [problem] = saidOf({ data: { kind: "csv", text } });
    expect(problem).toMatch(message);
  });

  test("a column of classes that is not there is refused with those that are", () => {
    const [problem] = saidOf({ data: { kind: "csv", text: table(60), label: "kind" } });
    expect(problem).toBe('learning.data.text line 1: no such column (given "kind"); allowed: x, y, class');
  });

  test("pictures that do not fit the table are refused", () => {
    const [problem] = saidOf({ data: { kind: "csv", text: table(60), picture: [2, 2, 1] } });
    expect(problem).toMatch(/^learning\.data\.picture: does not fit the table/);
  });
});

describe("the document's border", () => {
  test.each<[string, object, string]>([
    ["a kind of data that is none", { data: { kind: "faces" } }, "learning.data"],
    ["a split that is none", { data: { kind: "digits", split: { kind: "by-moon" } } }, "learning.data.split"],
    [
      "a region of no size",
      { data: { kind: "digits", split: { kind: "ground-track", regionDeg: 0 } } },
      "learning.data.split.regionDeg",
    ],
    ["more digits than there are", { data: { kind: "digits", samples: 20_000 } }, "learning.data.samples"],
    ["an unknown key", { rouds: 3 }, "learning.rouds"],
  ])("%s", (_, learning, path) => {
    const parsed = parseScenario({ ...scenarioWith({}), learning });
    expect(!parsed.ok && parsed.error[0]?.path).toMatch(path);
  });
});
