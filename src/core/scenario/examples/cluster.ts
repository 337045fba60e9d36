import { type Satellite, scenarioSchemaId } from "../schema";
import { type Example, exampleWindow } from "./example";
import { stationsAt } from "./sites";

const semiMajorAxisKm = 7028.137;

/** The node of an orbit of this size and inclination turns once a year under J2: sun-synchronous. */
const inclinationDeg = 97.985;

/** Node over 06:00 local time at the window's start: the Sun stands at right ascension 0 on the day of the equinox. */
const raanDeg = 270;

const perSide = 9;
const alongTrackStepKm = 0.2;
const ellipseStepKm = 0.1;
const degreesPerRadian = 180 / Math.PI;

/**
 * Nine columns of nine. Rows follow each other along the track; columns circle the middle one on ellipses that keep their radial and
 * cross-track extent at different times (parallel relative eccentricity and inclination vectors, D'Amico and Montenbruck 2006), so that no
 * two ever meet. All have one semi-major axis and one inclination, so nothing drifts apart.
 */
function clusterSatellites(): Satellite[] {
  return Array.from({ length: perSide * perSide }, (_, index) => {
    const row = Math.floor(index / perSide) + 1;
    const column = (index % perSide) + 1;
    const alongTrackKm = (row - (perSide + 1) / 2) * alongTrackStepKm;
    const ellipseKm = (column - (perSide + 1) / 2) * ellipseStepKm;
    const perigeeDeg = ellipseKm < 0 ? 270 : 90;
    const nodeStepDeg =
      ((ellipseKm / semiMajorAxisKm) * degreesPerRadian) / Math.sin(inclinationDeg / degreesPerRadian);
    // Turning the node moves the satellite along the track as well; the anomaly takes that back.
    const argLatDeg =
      (alongTrackKm / semiMajorAxisKm) * degreesPerRadian - nodeStepDeg * Math.cos(inclinationDeg / degreesPerRadian);
    return {
      id: `node-${row}-${column}`,
      name: `Row ${row}, column ${column}`,
      orbit: {
        kind: "keplerian",
        epoch: exampleWindow.start,
        semiMajorAxisKm,
        eccentricity: rounded(Math.abs(ellipseKm) / semiMajorAxisKm),
        inclinationDeg,
        raanDeg: rounded(raanDeg + nodeStepDeg),
        argPerigeeDeg: perigeeDeg,
        meanAnomalyDeg: rounded(argLatDeg - perigeeDeg + 360),
      },
    };
  });
}

/** To 1e-9: a millimetre of the orbit in degrees, and the same text on every engine. */
function rounded(value: number): number {
  return Math.round(value * 1e9) / 1e9;
}

const text = "81 satellites within a few kilometres on a sun-synchronous dawn-dusk orbit at 650 km.";

export const cluster: Example = {
  id: "sun-synchronous-cluster",
  title: "Sun-synchronous cluster, 81",
  description: text,
  scenario: {
    schema: scenarioSchemaId,
    name: "Sun-synchronous cluster",
    description: text,
    window: exampleWindow,
    satellites: clusterSatellites(),
    stations: stationsAt(["svalbard", "inuvik", "troll", "awarua"], { uplinkMbps: 200, downlinkMbps: 2000 }),
  },
};
