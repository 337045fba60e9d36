import { type ComputeNode, type ModelProfile, type PartitionRules, type Satellite, scenarioSchemaId } from "../schema";
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

const blocks = 32;
const blockNames = Array.from({ length: blocks }, (_, i) => `block.${i}`);

/**
 * The shape of Llama-3-8B (Grattafiori and others 2024) at fp16 for 512 tokens: 218.1 M parameters a block, two operations each a token, and 4 s^2 h for attention;
 * keys and values of eight heads of 128.
 */
const languageModel: ModelProfile = {
  name: "8B language model",
  inputMB: 0.002,
  layers: [
    { name: "embedding", paramsMB: 1050.673, flops: 0, activationMB: 4.194 },
    ...blockNames.map((name) => ({ name, paramsMB: 436.224, flops: 2.277e11, activationMB: 4.194, stateMB: 2.097 })),
    { name: "head", paramsMB: 1050.673, flops: 5.38e11, activationMB: 0.257 },
  ],
};

/** Layers put on by hand, one node filled after the other: what a person would begin with. */
const handPlaced: readonly (readonly [node: string, layers: readonly string[]])[] = [
  ["node-5-3", ["embedding", ...blockNames.slice(0, 6)]],
  ["node-5-4", blockNames.slice(6, 14)],
  ["node-5-6", blockNames.slice(14, 22)],
  ["node-5-5", [...blockNames.slice(22), "head"]],
];

const computeNodes: ComputeNode[] = [
  { id: "node-5-3", type: "satellite", memoryGB: 4, computeTflops: 2, efficiency: 0.4, watts: 30 },
  { id: "node-5-4", type: "satellite", memoryGB: 4, computeTflops: 2, efficiency: 0.4, watts: 30 },
  { id: "node-5-5", type: "satellite", memoryGB: 8, computeTflops: 8, efficiency: 0.4, watts: 90 },
  { id: "node-5-6", type: "satellite", memoryGB: 6, computeTflops: 4, efficiency: 0.4, watts: 60 },
  { id: "node-5-7", type: "satellite", memoryGB: 4, computeTflops: 1, efficiency: 0.4, watts: 15 },
  { id: "svalbard", type: "ground", memoryGB: 80, computeTflops: 100, efficiency: 0.4, watts: 700 },
];

const placement: PartitionRules = {
  objective: "latency",
  source: "node-5-3",
  sink: "node-5-5",
  assignments: Object.fromEntries(handPlaced.flatMap(([node, layers]) => layers.map((layer) => [layer, node]))),
};

const text =
  "81 satellites within a few kilometres on a sun-synchronous dawn-dusk orbit at 650 km; six computers carry a language model.";

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
    mesh: { topology: "nearest", neighbours: 4, maxRangeKm: 5, bandwidthMbps: 200 },
    model: languageModel,
    nodes: computeNodes,
    partition: placement,
  },
};
