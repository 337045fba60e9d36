import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { checkWeek, type PrintedTrack } from "./check";
import { endOf, searchWeek, startOf } from "./search";
import { readWeek, type TrackRequest } from "./week";
import { weekFault } from "./weekFault";

const hour = 3600;

/** Two antennas and an array of both; 20 h a day wanted of each, more than fits. */
function requestOf(i: number) {
  const periods = [0, 24, 48].map((day) => ({
    "TRX ON": (day + (i % 5)) * hour,
    "TRX OFF": (day + (i % 5) + 10) * hour,
  }));
  return {
    subject: 500 + (i % 4),
    week: 1,
    year: 2020,
    duration: i % 3 === 0 ? 9 : 3,
    duration_min: i % 3 === 0 ? 8 : 2,
    track_id: `track-${i}`,
    setup_time: 60,
    teardown_time: 15,
    resource_vp_dict: i % 6 === 5 ? { A_B: periods } : { A: periods, B: periods },
  };
}

describe("SatNet weeks", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "orbitweave-satnet-"));
    writeFileSync(join(folder, "problem.json"), JSON.stringify(Array.from({ length: 18 }, (_, i) => requestOf(i))));
    writeFileSync(
      join(folder, "maintenance.csv"),
      `week,year,starttime,endtime,antenna\n1.0,2020,${4 * hour},${8 * hour},A\n`,
    );
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  const solved = (moves: number): PrintedTrack[] => {
    const week = readWeek(folder);
    return searchWeek(week, moves, 1).map((track) => ({
      resource: track.option.resource,
      trackId: (week.requests[track.request] as TrackRequest).trackId,
      start: startOf(week, track),
      on: track.on,
      off: track.off,
      end: endOf(week, track),
    }));
  };

  it("are solved within their rules, the same each time", () => {
    const tracks = solved(60_000);
    const score = checkWeek(folder, tracks);
    expect(score.hours).toBeGreaterThan(40);
    expect(score.satisfied).toBeGreaterThan(8);
    expect(solved(60_000)).toEqual(tracks);
  });

  it("are told from folders that are none", () => {
    expect(weekFault(folder)).toBeUndefined();
    const other = mkdtempSync(join(tmpdir(), "orbitweave-satnet-"));
    expect(weekFault(other)).toBe("it has no problem.json and no maintenance.csv");
    writeFileSync(join(other, "maintenance.csv"), "week,antenna\n");
    writeFileSync(join(other, "problem.json"), "[");
    expect(weekFault(other)).toMatch(/^problem\.json is no JSON/);
    writeFileSync(join(other, "problem.json"), JSON.stringify([{ ...requestOf(0), duration: "long" }]));
    expect(weekFault(other)).toMatch(/^problem\.json, at 0\.duration/);
    writeFileSync(join(other, "problem.json"), JSON.stringify([requestOf(0)]));
    expect(weekFault(other)).toBe("maintenance.csv has no column starttime, endtime");
    rmSync(other, { recursive: true });
  });

  it("are refused by the checker where a rule is broken", () => {
    const tracks = solved(60_000);
    const [first] = tracks;
    if (first === undefined) throw new Error("no track");
    expect(() => checkWeek(folder, [...tracks, first])).toThrow();
    expect(() => checkWeek(folder, [{ ...first, start: first.start + 1 }])).toThrow(/set-up/);
    expect(() => checkWeek(folder, [{ ...first, on: first.off - 60, start: first.off - 60 - hour }])).toThrow(/short/);
    expect(() => checkWeek(folder, [{ ...first, resource: "C" }])).toThrow(/view period/);
  });
});
