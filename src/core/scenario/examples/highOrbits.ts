import { scenarioSchemaId } from "../schema";
import { type Example, exampleWindow } from "./example";
import { stationsAt } from "./sites";

/** Half a sidereal day, apogee over the north at the critical inclination; a third of a turn of the Earth between each two. */
const molniyaOrbit = (raanDeg: number, meanAnomalyDeg: number) => ({
  kind: "keplerian" as const,
  epoch: exampleWindow.start,
  semiMajorAxisKm: 26_554,
  eccentricity: 0.722,
  inclinationDeg: 63.4,
  raanDeg,
  argPerigeeDeg: 270,
  meanAnomalyDeg,
});

const molniyaText = "Three satellites that linger over the north, and a station in a valley with a sloped horizon.";

export const molniya: Example = {
  id: "molniya",
  title: "Molniya",
  description: molniyaText,
  scenario: {
    schema: scenarioSchemaId,
    name: "Molniya",
    description: molniyaText,
    window: exampleWindow,
    satellites: [
      { id: "molniya-1", orbit: molniyaOrbit(0, 0) },
      { id: "molniya-2", orbit: molniyaOrbit(120, 120) },
      { id: "molniya-3", orbit: molniyaOrbit(240, 240) },
    ],
    stations: [
      {
        id: "valley",
        name: "Valley",
        latDeg: 61.64,
        lonDeg: 8.31,
        altitudeKm: 1.1,
        minElevationDeg: 5,
        mask: [
          { azimuthDeg: 0, elevationDeg: 12 },
          { azimuthDeg: 60, elevationDeg: 35 },
          { azimuthDeg: 120, elevationDeg: 28 },
          { azimuthDeg: 180, elevationDeg: 6 },
          { azimuthDeg: 250, elevationDeg: 40 },
          { azimuthDeg: 310, elevationDeg: 22 },
        ],
        uplinkMbps: 20,
        downlinkMbps: 50,
      },
      ...stationsAt(["kiruna", "fairbanks", "wallops", "puntaArenas"], { uplinkMbps: 20, downlinkMbps: 50 }),
    ],
  },
};

const geostationary = (id: string, name: string, lonDeg: number) => ({
  id,
  name,
  orbit: {
    kind: "keplerian" as const,
    epoch: exampleWindow.start,
    semiMajorAxisKm: 42_164.17,
    eccentricity: 0.0002,
    inclinationDeg: 0.05,
    // Greenwich's sidereal time at the window's start is 358.03 degrees: the longitude follows from node, perigee and anomaly together.
    raanDeg: 0,
    argPerigeeDeg: 0,
    meanAnomalyDeg: Math.round(((lonDeg + 358.03 + 360) % 360) * 100) / 100,
  },
});

const geoText =
  "Three geostationary relays above twelve satellites at 600 km: contacts of a day beside contacts of minutes.";

export const geoWithLeo: Example = {
  id: "geo-with-leo",
  title: "GEO with LEO",
  description: geoText,
  scenario: {
    schema: scenarioSchemaId,
    name: "GEO with LEO",
    description: geoText,
    window: exampleWindow,
    constellations: [
      {
        id: "leo",
        pattern: "delta",
        planes: 3,
        satellitesPerPlane: 4,
        phasing: 1,
        altitudeKm: 600,
        inclinationDeg: 70,
      },
    ],
    satellites: [
      geostationary("relay-atlantic", "Relay Atlantic", -30),
      geostationary("relay-indian", "Relay Indian Ocean", 75),
      geostationary("relay-pacific", "Relay Pacific", 180),
    ],
    stations: stationsAt(["weilheim", "wallops", "singapore", "hawaii", "svalbard"], {
      uplinkMbps: 100,
      downlinkMbps: 400,
    }),
  },
};
