import { describe, expect, it } from "vitest";
import { addItems } from "./editItems";
import { checkItem } from "./itemProblems";
import { emptyScenario, starterConstellation, starterOrbit, starterSatellite, starterStation } from "./starters";

const empty = emptyScenario("2026-03-20T12:00:00Z");
const station = starterStation({ latDeg: 10, lonDeg: 20 });
const { scenario } = addItems(addItems(empty, "stations", [station]).scenario, "constellations", [
  starterConstellation(),
]);

describe("checking one member", () => {
  it("finds nothing wrong with what one starts from", () => {
    const further = { ...station, id: "b" };
    expect(checkItem(scenario, "stations", undefined, further)).toEqual({ problems: [], warnings: [] });
    expect(checkItem(scenario, "stations", "station-1", station).problems).toEqual([]);
    expect(checkItem(scenario, "constellations", "walker", starterConstellation()).problems).toEqual([]);
    expect(checkItem(empty, "satellites", undefined, starterSatellite(empty)).problems).toEqual([]);
  });

  it("says what the schema says, with paths from the member on", () => {
    const wrong = { ...station, latDeg: 91, mask: [{ azimuthDeg: 360, elevationDeg: 0 }] };
    expect(checkItem(scenario, "stations", "station-1", wrong).problems).toMatchObject([
      { path: "latDeg", given: 91, allowed: "a number from -90 to 90 (degrees)" },
      { path: "mask[0].azimuthDeg", given: 360 },
    ]);
    const orbit = starterOrbit("tle", empty.window.start);
    expect(checkItem(empty, "satellites", undefined, { id: "a", orbit }).problems[0]?.path).toBe("orbit.line1");
  });

  it("says what only the scenario knows: ids that are taken, and too many satellites", () => {
    const taken = { ...station, id: "walker-p2-s3" };
    expect(checkItem(scenario, "stations", "station-1", taken).problems).toMatchObject([{ path: "id" }]);
    const both = { ...taken, latDeg: 91 };
    expect(checkItem(scenario, "stations", "station-1", both).problems.map(({ path }) => path)).toEqual([
      "latDeg",
      "id",
    ]);
    const twin = { ...starterConstellation(), id: "station-1" };
    expect(checkItem(scenario, "constellations", undefined, twin).problems).toMatchObject([{ path: "id" }]);
    const large = { ...starterConstellation(), id: "large", planes: 200, satellitesPerPlane: 100 };
    expect(checkItem(scenario, "constellations", undefined, large).problems).toMatchObject([
      { path: "satellitesPerPlane", given: 20_024 },
    ]);
  });

  it("warns as the reader of files does", () => {
    const orbit = { ...starterOrbit("keplerian", empty.window.start), semiMajorAxisKm: 6000 };
    const { problems, warnings } = checkItem(empty, "satellites", undefined, { id: "low", orbit } as never);
    expect([problems, warnings[0]?.path]).toEqual([[], "orbit"]);
  });
});
