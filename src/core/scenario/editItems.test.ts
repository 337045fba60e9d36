import { describe, expect, it } from "vitest";
import { addItems, duplicateItems, removeItems, replaceItem } from "./editItems";
import { expandSatellites } from "./expand";
import { parseScenario } from "./parseScenario";
import { itemById, itemsOf } from "./scenarioItems";
import type { Scenario } from "./schema";
import { emptyScenario, starterConstellation, starterSatellite, starterStation } from "./starters";

const empty = emptyScenario("2026-03-20T12:00:00Z");
const station = starterStation({ latDeg: 10, lonDeg: 20 });

function built(): Scenario {
  const stations = addItems(empty, "stations", [station, station]).scenario;
  const satellites = addItems(stations, "satellites", [starterSatellite(stations)]).scenario;
  const { scenario } = addItems(satellites, "constellations", [starterConstellation()]);
  return {
    ...scenario,
    mesh: {
      topology: "manual",
      links: [
        { a: "walker-p1-s1", b: "sat-001" },
        { a: "walker-p4-s6", b: "station-1" },
      ],
      failures: [{ kind: "link", id: "sat-001", other: "walker-p1-s1" }],
    },
    nodes: [{ id: "station-1", type: "ground", memoryGB: 1, computeTflops: 1 }],
    partition: { objective: "latency", source: "station-1" },
    sync: { direction: "down", demandsMB: { "sat-001": 5, "walker-p4-s6": 6 } },
  };
}

function expectValid(scenario: Scenario): void {
  const parsed = parseScenario(structuredClone(scenario));
  expect(parsed.ok || parsed.error).toBe(true);
}

describe("editing members", () => {
  it("starts from nothing and stays valid at every step", () => {
    expectValid(empty);
    expectValid(built());
    expect(itemsOf(built(), "stations").map(({ id }) => id)).toEqual(["station-1", "station-2"]);
    expect(expandSatellites(built())).toHaveLength(25);
  });

  it("a copy differs from what it copies in its id alone", () => {
    const { scenario, ids } = duplicateItems(built(), "constellations", new Set(["walker"]));
    expect(ids).toEqual(["walker-2"]);
    expect(itemById(scenario, "constellations", "walker-2")).toEqual({ ...starterConstellation(), id: "walker-2" });
    expectValid(scenario);
  });

  it("a new id reaches everything that names the old one", () => {
    const satellite = itemById(built(), "satellites", "sat-001");
    if (satellite === undefined) throw new Error("no satellite");
    const named = replaceItem(built(), "satellites", "sat-001", { ...satellite, id: "alpha" });
    expect(named.mesh?.links?.[0]).toEqual({ a: "walker-p1-s1", b: "alpha" });
    expect(named.mesh?.failures?.[0]?.id).toBe("alpha");
    expect(named.sync?.demandsMB).toEqual({ alpha: 5, "walker-p4-s6": 6 });
    expectValid(named);

    const moved = replaceItem(named, "stations", "station-1", { ...station, id: "ksc" });
    expect([moved.mesh?.links?.[1]?.b, moved.nodes?.[0]?.id, moved.partition?.source]).toEqual(["ksc", "ksc", "ksc"]);
    expectValid(moved);

    const shell = replaceItem(moved, "constellations", "walker", { ...starterConstellation(), id: "shell" });
    expect(shell.mesh?.links?.map(({ a }) => a)).toEqual(["shell-p1-s1", "shell-p4-s6"]);
    expect(shell.sync?.demandsMB).toEqual({ alpha: 5, "shell-p4-s6": 6 });
    expectValid(shell);
  });

  it("what names a satellite goes with it, be it deleted or its constellation made smaller", () => {
    const smaller = replaceItem(built(), "constellations", "walker", { ...starterConstellation(), planes: 3 });
    expect(smaller.mesh?.links).toEqual([{ a: "walker-p1-s1", b: "sat-001" }]);
    expect(smaller.sync?.demandsMB).toEqual({ "sat-001": 5 });
    expectValid(smaller);

    const without = removeItems(built(), "satellites", new Set(["sat-001"]));
    expect([without.mesh?.links?.length, without.mesh?.failures]).toEqual([1, []]);
    expect("satellites" in without).toBe(false);
    expectValid(without);
    expectValid(removeItems(built(), "stations", new Set(["station-1", "station-2"])));
  });
});
