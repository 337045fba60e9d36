import { scenarioSchemaId } from "../schema";
import { type Example, exampleWindow } from "./example";

const orbit = (inclinationDeg: number, raanDeg: number, meanAnomalyDeg: number) => ({
  kind: "keplerian" as const,
  epoch: exampleWindow.start,
  semiMajorAxisKm: 6928.137,
  eccentricity: 0.001,
  inclinationDeg,
  raanDeg,
  argPerigeeDeg: 90,
  meanAnomalyDeg,
});

/** One satellite that only the southern station sees, two polar ones that both see. */
export const firstContacts: Example = {
  id: "first-contacts",
  title: "First contacts",
  description: "Three satellites at 550 km over Kennedy Space Center and Svalbard, for a day.",
  scenario: {
    schema: scenarioSchemaId,
    name: "First contacts",
    description: "Three satellites at 550 km over Kennedy Space Center and Svalbard, for a day.",
    window: exampleWindow,
    satellites: [
      { id: "sat-001", orbit: orbit(53, 120, 0) },
      { id: "sat-002", orbit: orbit(97.6, 80, 40) },
      { id: "sat-003", orbit: orbit(97.6, 170, 160) },
    ],
    stations: [
      {
        id: "ksc",
        name: "KSC",
        latDeg: 28.5729,
        lonDeg: -80.649,
        altitudeKm: 0,
        uplinkMbps: 100,
        downlinkMbps: 200,
      },
      {
        id: "svalbard",
        name: "Svalbard",
        latDeg: 78.2297,
        lonDeg: 15.3975,
        altitudeKm: 0,
        uplinkMbps: 150,
        downlinkMbps: 300,
      },
    ],
  },
};
