import { describe, expect, it } from "vitest";
import { parseScenario } from "./parseScenario";
import { searchStations, stationLibrary, stationOfSite } from "./stationLibrary";

const found = (query: string) => searchStations(query).map(({ id }) => id);

describe("the station library", () => {
  it("holds at least 40 sites of both kinds, each a valid station of one document", () => {
    expect(stationLibrary.length).toBeGreaterThanOrEqual(40);
    for (const kind of ["agency", "commercial"]) {
      expect(stationLibrary.filter((site) => site.kind === kind).length).toBeGreaterThanOrEqual(20);
    }
    const parsed = parseScenario({
      schema: "orbitweave/scenario/1",
      name: "library",
      window: { start: "2026-03-20T12:00:00Z", durationHours: 24 },
      stations: stationLibrary.map(stationOfSite),
    });
    expect(parsed).toMatchObject({ ok: true });
  });

  it("claims no more than it knows: coordinates to 0.01 deg, heights from sea level to mountain sites", () => {
    for (const { latDeg, lonDeg, altitudeKm } of stationLibrary) {
      for (const coordinate of [latDeg, lonDeg, altitudeKm])
        expect(coordinate).toBe(Math.round(coordinate * 100) / 100);
      expect(altitudeKm).toBeGreaterThan(-0.1);
      expect(altitudeKm).toBeLessThan(2);
    }
  });

  it("has no two sites of one name", () => {
    expect(new Set(stationLibrary.map(({ name }) => name)).size).toBe(stationLibrary.length);
  });
});

describe("searchStations", () => {
  it("looks at name, operator and country, whatever the case, accents and order of words", () => {
    expect(found("tromso")).toEqual(["ksat-tromso"]);
    expect(found("TROMSØ")).toEqual(["ksat-tromso"]);
    expect(found("malargue")).toEqual(["esa-malargue"]);
    expect(found("ojebyn")).toEqual(["viasat-ojebyn"]);
    expect(found("norway ksat")).toEqual(["ksat-svalbard", "ksat-tromso"]);
    expect(found("o'higgins")).toEqual(["dlr-ohiggins"]);
    expect(found("estrack")).toContain("esa-kiruna");
    expect(found("antarctica").sort()).toEqual(["dlr-ohiggins", "ksat-troll", "nasa-mcmurdo"]);
  });

  it("puts names that begin with the query first", () => {
    expect(found("kiruna")[0]).toBe("esa-kiruna");
    expect(found("inuvik").slice(0, 2).sort()).toEqual(["nrcan-inuvik", "ssc-inuvik"]);
    expect(found("sant")).toEqual(["esa-santa-maria", "ssc-santiago"]);
  });

  it("gives all for nothing, and nothing for what there is not", () => {
    expect(searchStations("  ")).toHaveLength(stationLibrary.length);
    expect(searchStations("atlantis")).toEqual([]);
  });
});
