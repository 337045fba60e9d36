import {
  type Constellation,
  type LinkBudget,
  type Orbit,
  type Satellite,
  type Scenario,
  type Station,
  scenarioSchemaId,
} from "./schema";
import { lowOrbitRates } from "./stations/librarySite";

/** Orbits can be written in these ways. */
export const orbitKinds = ["keplerian", "tle", "omm", "oem", "fixed"] as const satisfies readonly Orbit["kind"][];

/** A plan with nothing in it but a day from `start` (ISO 8601 UTC). */
export function emptyScenario(start: string): Scenario {
  return { schema: scenarioSchemaId, name: "Untitled plan", window: { start, durationHours: 24 } };
}

/** A station with rates that are usual for satellites in low orbit. */
export function starterStation({ latDeg, lonDeg }: { readonly latDeg: number; readonly lonDeg: number }): Station {
  return { id: "station-1", latDeg, lonDeg, altitudeKm: 0, ...lowOrbitRates };
}

/**
 * Link budgets to start from: a small satellite's X-band transmitter (10 W into 6 dBi) heard by a dish of some 4 m, and a command link in
 * S-band to a patch antenna.
 */
export const starterBudgets = {
  downlinkBudget: { eirpDbw: 16, gOverTDbPerK: 28, frequencyGHz: 8.2, bandwidthMHz: 100 },
  uplinkBudget: { eirpDbw: 45, gOverTDbPerK: -28, frequencyGHz: 2.05, bandwidthMHz: 2 },
} as const satisfies Record<string, LinkBudget>;

/** Four planes of six at 550 km: large enough to see, small enough to compute at once. */
export function starterConstellation(): Constellation {
  return {
    id: "walker",
    pattern: "delta",
    planes: 4,
    satellitesPerPlane: 6,
    phasing: 1,
    altitudeKm: 550,
    inclinationDeg: 53,
  };
}

export function starterSatellite({ window }: Scenario): Satellite {
  return { id: "sat-001", orbit: starterOrbit("keplerian", window.start) };
}

/** An orbit of a kind to start from; element text starts empty, which no document may hold. */
export function starterOrbit(kind: Orbit["kind"], epoch: string): Orbit {
  switch (kind) {
    case "keplerian":
      return {
        kind,
        epoch,
        semiMajorAxisKm: 6928.137,
        eccentricity: 0.001,
        inclinationDeg: 97.6,
        raanDeg: 0,
        argPerigeeDeg: 90,
        meanAnomalyDeg: 0,
      };
    case "fixed":
      return { kind, latDeg: 0, lonDeg: 0, altitudeKm: 550 };
    case "tle":
      return { kind, line1: "", line2: "" };
    case "omm":
      return { kind, omm: {} };
    case "oem":
      return { kind, text: "" };
  }
}
