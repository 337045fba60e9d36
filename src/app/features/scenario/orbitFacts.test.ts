import { expect, it } from "vitest";
import type { Instant } from "../../../core/base/instant";
import type { ExpandedSatellite } from "../../../core/scenario/orbitElements";
import { resolveStation } from "../../../core/scenario/station";
import { satelliteFacts, stationFacts } from "./orbitFacts";

const day = 86_400_000;

const iss: ExpandedSatellite = {
  id: "iss",
  orbit: {
    kind: "sgp4",
    catalogId: "25544",
    epochMs: 0 as Instant,
    meanMotionRevPerDay: 15.49,
    eccentricity: 0.0006849,
    inclinationDeg: 51.6316,
    raanDeg: 131.8443,
    argPerigeeDeg: 320,
    meanAnomalyDeg: 39,
    bstar: 0,
    meanMotionDot: 0,
    meanMotionDdot: 0,
  },
};

it("elements tell their age, and are marked beyond seven days on either side of the epoch", () => {
  const age = (days: number) => satelliteFacts(iss, days * day, "utc").find(({ label }) => label === "Age");
  expect(age(3.2)).toMatchObject({ value: "3.2 days old", isWarning: false });
  expect(age(7.5)).toMatchObject({ value: "7.5 days old", isWarning: true });
  expect(age(-9)).toMatchObject({ value: "9.0 days before epoch", isWarning: true });
});

it("the space station's mean motion gives the heights and the period it is known for", () => {
  const facts = new Map(satelliteFacts(iss, 0, "utc").map(({ label, value }) => [label, value]));
  const [perigeeKm = 0, apogeeKm = 0] = (facts.get("Perigee, apogee") ?? "")
    .split(",")
    .map((text) => Number.parseFloat(text));
  expect(perigeeKm).toBeGreaterThan(400);
  expect(apogeeKm).toBeGreaterThan(perigeeKm);
  expect(apogeeKm).toBeLessThan(440);
  expect(facts.get("Period")).toBe("1:32 h");
});

it("a fixed point has a place and no age", () => {
  const facts = satelliteFacts({ id: "f", orbit: { kind: "fixed", latDeg: -10, lonDeg: 20, altitudeKm: 5 } }, 0, "utc");
  expect(facts.map(({ label }) => label)).toEqual(["Elements", "Place", "Height"]);
});

it("a station tells its defaults and its mask", () => {
  const station = resolveStation({
    id: "s",
    latDeg: 1,
    lonDeg: 2,
    altitudeKm: 0,
    uplinkMbps: 1,
    downlinkMbps: 2,
    mask: [
      { azimuthDeg: 0, elevationDeg: 3 },
      { azimuthDeg: 90, elevationDeg: 12 },
    ],
  });
  const facts = new Map(stationFacts(station).map(({ label, value }) => [label, value]));
  expect(facts.get("Minimum elevation")).toBe("10°");
  expect(facts.get("Horizon mask")).toBe("2 points, 3° to 12°");
});
