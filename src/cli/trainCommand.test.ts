import { expect, it } from "vitest";
import { failure, success } from "../core/base/outcome";
import type { TrainingRecord } from "../core/learning/trainingRecord";
import type { Io } from "./io";
import { runProgram } from "./runProgram";

const walker = {
  id: "c",
  pattern: "star",
  planes: 2,
  satellitesPerPlane: 3,
  phasing: 0,
  altitudeKm: 780,
  inclinationDeg: 86,
};

async function train(learning: object | undefined, format = "json") {
  const plan = {
    schema: "orbitweave/scenario/1",
    name: "training",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
    constellations: [walker],
    ...(learning && { learning }),
  };
  let out = "";
  const err: string[] = [];
  const io: Io = {
    readBytes: async (path) => failure([{ path, message: "no such file" }]),
    writeFile: async (path) => failure([{ path, message: "cannot be written" }]),
    readText: async () => success(JSON.stringify(plan)),
    write: async (text) => {
      out += text;
    },
    complain: (text) => void err.push(text),
    createPlanner: () => {
      throw new Error("not needed");
    },
    version: async () => "0",
  };
  const code = await runProgram(["train", "plan.json", "--format", format], io);
  return { code, out, err: err.join("\n") };
}

const quick = { data: { kind: "synthetic", maxSamples: 60 }, rounds: 3, participants: 4, local: { epochs: 2 } };

it("prints the documented JSON, the same bytes twice, with a band over seeds", async () => {
  const { code, out, err } = await train({ ...quick, seeds: [1, 2, 3], targetAccuracy: 0.05 });
  expect(code).toBe(0);
  expect(err).toBe("clients are capped at 60 samples, which FedProx's data are not");
  const record = JSON.parse(out) as TrainingRecord;
  expect(record.rounds.map(({ round, endsAt }) => [round, endsAt])).toEqual([
    [1, null],
    [2, null],
    [3, null],
  ]);
  expect(record.rounds[0]).toMatchObject({ bytesUp: 4 * 2440, bytesDown: 4 * 2440, participants: 4 });
  expect(record.timeToTargetHours).toBeNull();
  expect(record.otherSeeds.map(({ seed }) => seed)).toEqual([2, 3]);
  expect(record.band).toHaveLength(3);
  const accuracies = [record, ...record.otherSeeds].map(({ finalAccuracy }) => finalAccuracy ?? 0);
  expect(record.band[2]).toMatchObject({ least: Math.min(...accuracies), greatest: Math.max(...accuracies) });
  expect((await train({ ...quick, seeds: [1, 2, 3], targetAccuracy: 0.05 })).out).toBe(out);
});

it("prints a table of rounds, and how evenly clients are served", async () => {
  const { code, out } = await train(quick, "table");
  expect(code).toBe(0);
  expect(out).toMatch(/round {2}accuracy \(%\)/);
  expect(out).toMatch(/accuracy over clients: mean [\d.]+ %, deviation [\d.]+, worst tenth [\d.]+ %/);
});

it("privacy's epsilon is shown by round, with the conversion by its name", async () => {
  const { out } = await train({ ...quick, privacy: { clipNorm: 1, noiseMultiplier: 1 } }, "table");
  expect(out).toMatch(/participants {2}epsilon/);
  expect(out).toMatch(/epsilon: from Renyi divergence by rdp \+ log\(1\/delta\) \/ \(order - 1\) \(Mironov 2017\)/);
});

it("a loss that runs away stays readable, and without noise epsilon has no bound", async () => {
  const { out } = await train({ ...quick, faults: { byzantine: { share: 0.5, kind: "noise", scale: 1e25 } } }, "table");
  expect(out).toMatch(/ \d\.\d\de\+\d+ /);
  expect(out).not.toMatch(/\d{6}\./);
  const unbound = await train({ ...quick, privacy: { clipNorm: 1, noiseMultiplier: 0 } }, "table");
  expect(unbound.out).toContain("no bound");
  expect(unbound.out).not.toContain("Infinity");
});

it("a training that runs away prints the rounds before, names round and client, and exits 1", async () => {
  const strategy = { kind: "fed-prox", proximalMu: 100 };
  const { code, out, err } = await train({ ...quick, strategy, local: { epochs: 20, learningRate: 1 } });
  expect(code).toBe(1);
  expect((JSON.parse(out) as TrainingRecord).rounds.length).toBeLessThan(3);
  expect(err).toMatch(
    /error: seed 0: round \d(, client c-p\d-s\d)?: (the (update|loss) is not finite|the update is beyond single)/,
  );
});

it("bad settings are refused with path and what is allowed", async () => {
  const { code, err } = await train({ participants: 7 });
  expect(code).toBe(2);
  expect(err).toBe(
    "error: learning.participants: more than there are clients (given 7); allowed: 1 to 6, the number of satellites",
  );
});
