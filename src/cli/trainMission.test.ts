import { expect, it } from "vitest";
import { failure, success } from "../core/base/outcome";
import { trainReplayed } from "../core/learning/mission/__fixtures__/trainReplayed";
import { missionLogText } from "../core/learning/mission/missionLogText";
import type { MissionTrainingRecord } from "../core/learning/mission/missionTrainingRecord";
import { readScenarioText } from "../core/scenario/parseScenario";
import type { Io } from "./io";
import { runProgram } from "./runProgram";

const station = { latDeg: 78.23, lonDeg: 15.4, altitudeKm: 0.45, uplinkMbps: 1, downlinkMbps: 2 };

const plan = {
  schema: "orbitweave/scenario/1",
  name: "mission time",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 12 },
  constellations: [
    { id: "c", pattern: "star", planes: 2, satellitesPerPlane: 2, phasing: 0, altitudeKm: 550, inclinationDeg: 86 },
  ],
  stations: [{ id: "svalbard", ...station }],
  learning: {
    data: { kind: "synthetic", maxSamples: 60 },
    rounds: 3,
    participants: 2,
    local: { epochs: 2 },
    targetAccuracy: 0.05,
    seeds: [1, 2],
    mission: {},
  },
};

/** Runs the command, and replays every training of a plan in mission time. */
async function train(document: object, ...options: string[]) {
  const trained = await command(document, ...options);
  if (trained.code === 0 || trained.code === 1) {
    const parsed = readScenarioText(JSON.stringify(document));
    if (!parsed.ok) throw new Error(parsed.error[0]?.message);
    const { network, runs, faults } = trainReplayed(parsed.value.scenario);
    expect(faults).toEqual([]);
    // What is on the disk is what was replayed.
    const log = runs.flatMap((run) => [...missionLogText(network, run)]).join("");
    if (options.includes("--log")) expect(trained.files.get("log.jsonl")).toBe(log);
  }
  return trained;
}

async function command(document: object, ...options: string[]) {
  let out = "";
  const err: string[] = [];
  const files = new Map<string, string>();
  const io: Io = {
    readBytes: async (path) => failure([{ path, message: "no such file" }]),
    writeFile: async (path, bytes) => {
      files.set(path, new TextDecoder().decode(bytes));
      return success(undefined);
    },
    readText: async () => success(JSON.stringify(document)),
    write: async (text) => {
      out += text;
    },
    complain: (text) => void err.push(text),
    createPlanner: () => {
      throw new Error("not needed");
    },
    version: async () => "0",
  };
  const code = await runProgram(["train", "plan.json", ...options], io);
  return { code, out, err: err.join("\n"), files };
}

it("with learning.mission rounds end at instants, the target has hours, and the log tells every message; the same bytes twice", async () => {
  const { code, out, files } = await train(plan, "--format", "json", "--log", "log.jsonl");
  expect(code).toBe(0);
  const record = JSON.parse(out) as MissionTrainingRecord;
  expect(record.rounds).toHaveLength(3);
  const hours = record.rounds.map(({ endsAt }) => (Date.parse(endsAt ?? "") - Date.parse(plan.window.start)) / 3.6e6);
  expect(hours.every((hour, i) => hour > (hours[i - 1] ?? 0) && hour <= 12)).toBe(true);
  expect(record.timeToTargetHours).toBeCloseTo(hours[0] as number, 6);
  expect(record.targetBand).toMatchObject({ seeds: 2, reached: 2 });
  expect(record.mission.antennaSeconds).toBeGreaterThan(0);
  const lines = (files.get("log.jsonl") ?? "")
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
  const sent = lines.filter(
    ({ record: kind, kind: what, seed }) => kind === "message" && what === "update" && seed === 1,
  );
  const bytes = sent.reduce((sum, message) => sum + message.bytes, 0);
  expect(bytes).toBe(record.rounds.reduce((sum, { bytesUp }) => sum + bytesUp, 0));
  expect((await command(plan, "--format", "json")).out).toBe(out);
});

it("a station that fails in mid-run changes the hours", async () => {
  const healthy = JSON.parse((await train(plan, "--format", "json")).out) as MissionTrainingRecord;
  const from = healthy.rounds[0]?.endsAt ?? "";
  const failures = [{ kind: "station", id: "svalbard", from, to: "2026-03-20T20:00:00Z" }];
  const broken = await train({ ...plan, mesh: { topology: "none", failures } }, "--format", "json");
  const record = JSON.parse(broken.out) as MissionTrainingRecord;
  expect(record.rounds[0]).toEqual(healthy.rounds[0]);
  expect(Date.parse(record.rounds[1]?.endsAt ?? "")).toBeGreaterThan(Date.parse("2026-03-20T20:00:00Z"));
});

it("a satellite without a contact is named, and the others go on", async () => {
  // On the equator it never meets Svalbard.
  const orbit = { kind: "fixed", latDeg: 0, lonDeg: 0, altitudeKm: 500 };
  const { code, out } = await train({ ...plan, satellites: [{ id: "equator", orbit }] });
  expect(code).toBe(0);
  expect(out).toContain("equator (it meets no station and has no link)");
  expect(out).toContain("target reached after");
});

it("a target that is not reached is said to be, with what was reached", async () => {
  const aimed = { ...plan, learning: { ...plan.learning, targetAccuracy: 0.99, seeds: [1] } };
  const { code, out } = await train(aimed);
  expect(code).toBe(0);
  expect(out).toMatch(/\ntarget of 99\.00 % not reached: [\d.]+ % at best, after [\d.]+ h\n/);
  const json = JSON.parse((await command(aimed, "--format", "json")).out) as MissionTrainingRecord;
  expect(json.timeToTargetHours).toBeNull();
  expect(json.targetBand).toEqual({ seeds: 1, reached: 0, leastHours: null, medianHours: null, greatestHours: null });
});

it("a window too short for one round gives no round, says why, and exits 1", async () => {
  const short = { ...plan, window: { ...plan.window, durationHours: 0.01 } };
  const { code, out, err } = await train(short);
  expect(code).toBe(1);
  expect(err).toContain("error: seed 1: no round: nobody can report in round 1 before the window ends");
  expect(out).toContain("target of 5.00 % not reached: there was no round");
  const { code: jsonCode, out: json } = await command(short, "--format", "json");
  expect([jsonCode, JSON.parse(json).rounds]).toEqual([1, []]);
  const asynchronous = { ...short, learning: { ...plan.learning, strategy: { kind: "fed-buff" } } };
  const late = await train(asynchronous);
  expect([late.code, late.err]).toEqual([
    1,
    expect.stringContaining("no further update can come before the window ends"),
  ]);
});

it("prints a table of rounds by hours, and ranks what would help most", async () => {
  expect((await train(plan)).out).toMatch(/target reached after [\d.]+ h\n2 of 2 seeds reached it/);
  const { code, out } = await train(
    { ...plan, window: { ...plan.window, durationHours: 6 } },
    "--what-if",
    "--format",
    "json",
  );
  expect(code).toBe(0);
  const { results, hoursNow } = JSON.parse(out);
  expect(results.map(({ id }: { id: string }) => id)).toEqual(
    expect.arrayContaining(["station-ksat-troll", "fed-buff", "links"]),
  );
  for (const { hours, hoursSaved } of results) if (hours !== null) expect(hoursSaved).toBeCloseTo(hoursNow - hours, 9);
});

it("refuses a plan without a station, where no satellite is the server", async () => {
  const { code, err } = await train({ ...plan, stations: [] });
  expect(code).toBe(2);
  expect(err).toContain("error: learning.mission.server: the ground has no station");
});

it.each([
  [{ mission: { bookings: "schedule" } }, [], "error: learning.mission.bookings: no bookings"],
  [{ mission: { server: "x" } }, [], "error: learning.mission.server: no such satellite"],
  [
    { strategy: { kind: "fed-buff" }, mission: { deadlineHours: 1 } },
    [],
    "error: learning.mission.deadlineHours: asynchronous rounds have no deadline",
  ],
  [
    { mission: { aggregation: { kind: "chosen" } } },
    [],
    "error: learning.mission.aggregation: only a buffer has instants to choose",
  ],
  [{ mission: undefined }, ["--log", "x"], "error: --log: there is no mission time to log"],
])("refuses %j %j", async (rules, options, message) => {
  const { code, err } = await train({ ...plan, learning: { ...plan.learning, ...rules } }, ...options);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
