import { expect, it } from "vitest";
import { runToEnd } from "../base/progress";
import { examples } from "../scenario/examples";
import { type Scenario, scenarioSchemaId } from "../scenario/schema";
import { contactSearch } from "./contactSearch";
import { estimateContacts } from "./estimateContacts";
import { findContacts } from "./findContacts";

function estimateOf(scenario: Scenario) {
  const { satellites, stations, durationSeconds } = contactSearch(scenario);
  return estimateContacts(satellites, stations, durationSeconds);
}

it("is within a factor of two of what a run finds, or within a few windows a pair", () => {
  for (const { id, scenario } of examples) {
    if (id === "starlink-shell") continue;
    const search = contactSearch(scenario);
    const found = runToEnd(findContacts(search)).windows.count;
    const pairs = search.satellites.length * search.stations.length;
    const { windows } = estimateOf(scenario);
    expect(windows, id).toBeGreaterThanOrEqual(found / 2 - pairs);
    expect(windows, id).toBeLessThanOrEqual(found * 2 + pairs);
  }
});

function shell(satellitesPerPlane: number, stationCount: number, durationHours: number): Scenario {
  return {
    schema: scenarioSchemaId,
    name: "shell",
    window: { start: "2026-03-20T12:00:00Z", durationHours },
    constellations: [
      { id: "s", pattern: "delta", planes: 100, satellitesPerPlane, phasing: 1, altitudeKm: 550, inclinationDeg: 53 },
    ],
    stations: Array.from({ length: stationCount }, (_, i) => ({
      id: `g${i}`,
      latDeg: (i % 100) / 2,
      lonDeg: i / 10,
      altitudeKm: 0,
      uplinkMbps: 1,
      downlinkMbps: 1,
    })),
  };
}

it("a large plan is seen as too large, an ordinary one is not", () => {
  expect(estimateOf(shell(16, 100, 24)).tooLarge).toBe(false);
  expect(estimateOf(shell(16, 100, 240)).tooLarge).toBe(true);
  expect(estimateOf(shell(200, 1000, 720)).tooLarge).toBe(true);
});

it("nothing to see gives nothing", () => {
  expect(estimateOf(shell(16, 0, 24))).toEqual({ windows: 0, bytes: 0, tooLarge: false });
  const equatorial = shell(1, 1, 24);
  const pole = { id: "pole", latDeg: 90, lonDeg: 0, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1 };
  const constellations = equatorial.constellations?.map((one) => ({ ...one, inclinationDeg: 0 }));
  expect(estimateOf({ ...equatorial, constellations, stations: [pole] }).windows).toBe(0);
});
