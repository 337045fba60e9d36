import { describe, expect, test } from "vitest";
import { parseScenario } from "../../../core/scenario/parseScenario";
import type { Scenario } from "../../../core/scenario/schema";
import type { RunSummary } from "../../../core/scenario/schema/trainingRun";
import { learningOf, settingAt, withChange, withoutRun, withRun, withRunName, withSetting } from "./learningEdits";
import { settingsDigest } from "./settingsDigest";

const plain: Scenario = {
  schema: "orbitweave/scenario/1",
  name: "plan",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
};

function runOf(settings: number, change: Partial<RunSummary> = {}): RunSummary {
  return {
    name: `run ${settings}`,
    settings: String(settings).padStart(16, "0"),
    print: "01234567",
    rounds: 2,
    seeds: 1,
    finalAccuracy: 0.5,
    finalLoss: 1,
    bytesUp: 10,
    bytesDown: 10,
    curve: { rounds: [1, 2], accuracy: [0.4, 0.5], loss: [2, 1], megabytes: [1, 2] },
    ...change,
  };
}

describe("a setting", () => {
  test("is put at its path and found there", () => {
    const set = withSetting(plain, "faults.byzantine", { share: 0.1, kind: "noise" });
    const more = withSetting(set, "faults.byzantine.scale", 3);
    expect(learningOf(more)).toEqual({ faults: { byzantine: { share: 0.1, kind: "noise", scale: 3 } } });
    expect(settingAt(learningOf(more), "faults.byzantine.scale")).toBe(3);
    expect(settingAt(learningOf(more), "privacy.clipNorm")).toBeUndefined();
  });

  test("that goes takes with it the parts that are empty then, and the last one all of learning", () => {
    const set = withSetting(withSetting(plain, "local.epochs", 3), "rounds", 5);
    expect(learningOf(withSetting(set, "local.epochs", undefined))).toEqual({ rounds: 5 });
    expect(withSetting(withSetting(plain, "local.epochs", 3), "local.epochs", undefined)).toEqual(plain);
  });
});

describe("a run", () => {
  test("is kept in a plan that stays valid", () => {
    const kept = withRun(plain, runOf(1));
    expect(parseScenario(kept)).toEqual({ ok: true, value: { scenario: kept, warnings: [] } });
  });

  test("that gets a name of one's own needs no details beside it, also when it is run again", () => {
    const detailed = runOf(1, { details: ["epochs 5"] });
    const kept = withRunName(withRun(plain, detailed), 0, "mine");
    const again = withRun(kept, { ...detailed, rounds: 9 });
    for (const { learning } of [kept, again]) {
      expect(learning?.runs?.map(({ name, details }) => [name, details])).toEqual([["mine", undefined]]);
    }
    expect(learningOf(withRun(plain, detailed)).runs?.[0]?.details).toEqual(["epochs 5"]);
    expect(parseScenario(withRun(plain, detailed)).ok).toBe(true);
  });

  test("of the same settings makes room for the new one, which takes over its name; the very same changes nothing", () => {
    const kept = withRunName(withRun(withRun(plain, runOf(1)), runOf(2)), 0, "mine");
    expect(withRun(kept, runOf(1))).toBe(kept);
    const runs = learningOf(withRun(kept, runOf(1, { print: "ffffffff", rounds: 9 }))).runs ?? [];
    expect(runs.map(({ name, rounds }) => [name, rounds])).toEqual([
      ["mine", 9],
      ["run 2", 2],
    ]);
  });

  test("beyond the thirty-second takes the place of the oldest", () => {
    let plan = plain;
    for (let i = 1; i <= 33; i++) plan = withRun(plan, runOf(i));
    const runs = learningOf(plan).runs ?? [];
    expect([runs.length, runs[0]?.name, runs[31]?.name]).toEqual([32, "run 2", "run 33"]);
  });

  test("that is taken out leaves the others; without any the list is gone", () => {
    const kept = withRun(withRun(plain, runOf(1)), runOf(2));
    expect(learningOf(withoutRun(kept, 0)).runs?.map(({ name }) => name)).toEqual(["run 2"]);
    expect(withoutRun(withRun(plain, runOf(1)), 0)).toEqual(plain);
  });
});

describe("a change that would help", () => {
  const station = { id: "a", latDeg: 0, lonDeg: 0, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1 };
  const trained: Scenario = {
    ...plain,
    stations: [station],
    learning: { data: { kind: "synthetic", maxSamples: 40 }, runs: [runOf(1)], rounds: 5, mission: {} },
  };

  test("replaces the parts that it names, and leaves data and former runs as they are", () => {
    const changed = withChange(trained, { learning: { rounds: 5, mission: { selection: "soonest" } } });
    expect(changed.learning).toEqual({ ...trained.learning, mission: { selection: "soonest" } });
    expect(changed.stations).toBe(trained.stations);
  });

  test("of stations leaves learning as it is", () => {
    const stations = [station, { ...station, id: "b" }];
    expect(withChange(trained, { stations })).toEqual({ ...trained, stations });
  });
});

test("stations, links and failures are of a training's settings in mission time alone", () => {
  const failing: Scenario = {
    ...plain,
    mesh: { topology: "none", failures: [{ kind: "station", id: "a", from: "2026-03-20T12:30:00Z" }] },
  };
  const inTime = (scenario: Scenario): Scenario => ({ ...scenario, learning: { mission: {} } });
  expect(settingsDigest(failing)).toBe(settingsDigest(plain));
  expect(settingsDigest(inTime(failing))).not.toBe(settingsDigest(inTime(plain)));
  expect(settingsDigest(inTime(plain))).toBe(settingsDigest(inTime({ ...plain, name: "renamed" })));
});
