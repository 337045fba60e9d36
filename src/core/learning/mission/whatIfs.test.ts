import { expect, it } from "vitest";
import { runToEnd } from "../../base/progress";
import type { LearningRules, Scenario } from "../../scenario/schema";
import { trainReplayed } from "./__fixtures__/trainReplayed";
import type { MissionRun } from "./missionRun";
import { rankWhatIfs, type WhatIfReport } from "./whatIfs";

function planOf(learning: LearningRules): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: "what would help",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 4 },
    constellations: [
      { id: "c", pattern: "star", planes: 2, satellitesPerPlane: 3, phasing: 0, altitudeKm: 600, inclinationDeg: 86 },
    ],
    stations: [{ id: "esa-kiruna", latDeg: 67.9, lonDeg: 21, altitudeKm: 0.4, uplinkMbps: 1, downlinkMbps: 2 }],
    mesh: { topology: "none" },
    learning: {
      data: { kind: "synthetic", maxSamples: 60 },
      local: { epochs: 2 },
      rounds: 2,
      participants: 2,
      seeds: [1, 2],
      mission: {},
      ...learning,
    },
  };
}

function rank(plan: Scenario): WhatIfReport {
  const report = runToEnd(rankWhatIfs(plan));
  if (!("results" in report)) throw new Error(report[0]?.message);
  return report;
}

it("each what-if is one factor, and its plan trained anew takes the hours that it was ranked by; the replay of all runs finds nothing", () => {
  const plan = planOf({});
  const { targetAccuracy, hoursNow, results } = rank(plan);
  const runsOf = (scenario: Scenario): readonly MissionRun[] => {
    const { runs, faults } = trainReplayed(scenario);
    expect(faults).toEqual([]);
    return runs;
  };
  const hoursOf = (runs: readonly MissionRun[]): number | null => {
    const ends = runs.map(
      ({ rounds, times }) => times[rounds.findIndex((one) => one.accuracy >= targetAccuracy)]?.endMs,
    );
    const [first = Number.NaN, second = Number.NaN] = ends;
    return ends.includes(undefined) ? null : (first + second) / 2 / 3_600_000;
  };
  const asIs = runsOf(plan);
  // Without a target the accuracy that all seeds reach is aimed at.
  expect(targetAccuracy).toBe(Math.min(...asIs.map(({ rounds }) => Math.max(...rounds.map((one) => one.accuracy)))));
  expect(hoursNow).toBeCloseTo(hoursOf(asIs) as number, 5);
  expect(results.map(({ id }) => id).sort()).toEqual([
    "antennas",
    "codec",
    "fed-buff",
    "links",
    "rotating",
    "soonest",
    "station-esa-kourou",
    "station-ksat-svalbard",
    "station-ksat-troll",
    "station-nasa-mcmurdo",
  ]);
  for (const { id, scenario, hours, hoursSaved } of results) {
    const anew = hoursOf(runsOf(scenario));
    if (hours === null || anew === null) expect(hours, id).toBe(anew);
    else expect(hours, id).toBeCloseTo(anew, 5);
    expect(hoursSaved, id).toBe(hours === null || hoursNow === null ? null : hoursNow - hours);
    const changed = (["learning", "stations", "mesh", "constellations"] as const).filter(
      (part) => scenario[part] !== plan[part],
    );
    expect(changed.length, id).toBeGreaterThan(0);
    expect(changed.length, id).toBeLessThanOrEqual(id === "links" ? 2 : 1);
  }
  const ranked = results.map(({ hours }) => hours ?? Number.MAX_VALUE);
  expect(ranked).toEqual([...ranked].sort((a, b) => a - b));
});

it("no station is proposed where one stands already, whatever its id", () => {
  const plan = planOf({ rounds: 1, seeds: [1] });
  const here = { id: "mine", latDeg: 78.23, lonDeg: 15.4, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 2 };
  const ids = rank({ ...plan, stations: [here] }).results.map(({ id }) => id);
  expect(ids).toContain("station-ksat-troll");
  expect(ids).not.toContain("station-ksat-svalbard");
});
