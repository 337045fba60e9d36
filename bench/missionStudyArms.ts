import type { LearningRules, Scenario } from "../src/core/scenario/schema";

/** One line of a table. */
export interface Arm {
  readonly name: string;
  readonly scenario: Scenario;
}

export interface Study {
  readonly name: string;
  readonly title: string;
  readonly arms: readonly Arm[];
}

type Mission = NonNullable<LearningRules["mission"]>;

const stations = [
  { id: "awarua", latDeg: -46.5, lonDeg: 168.4, altitudeKm: 0 },
  { id: "punta-arenas", latDeg: -52.9, lonDeg: -70.9, altitudeKm: 0 },
].map((site) => ({ ...site, uplinkMbps: 2, downlinkMbps: 10 }));

/** A Walker star over two stations of the south for three days. */
function star(planes: number, satellitesPerPlane: number, learning: LearningRules): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: `${planes} planes of ${satellitesPerPlane}`,
    window: { start: "2026-03-20T12:00:00Z", durationHours: 72 },
    constellations: [
      { id: "c", pattern: "star", planes, satellitesPerPlane, phasing: 0, altitudeKm: 550, inclinationDeg: 87 },
    ],
    stations,
    mesh: { topology: "plus-grid" },
    learning,
  };
}

/** Work takes seconds: that of a network of 1 Gflop forward a sample, on half a teraflop a second. */
const shortWork: Mission = { relay: "none", computeTflops: 0.5, trainingFlops: 3e9 };
/** Half an hour a report. */
const longWork: Mission = { ...shortWork, trainingFlops: 1e12 };

function fedAvg(mission: Mission, rest: LearningRules = {}): LearningRules {
  return { ...common, rounds: 60, mission, ...rest };
}

function fedBuff(mission: Mission): LearningRules {
  return { ...common, strategy: { kind: "fed-buff", bufferSize: 8 }, rounds: 400, mission };
}

const common: LearningRules = {
  data: { kind: "synthetic", maxSamples: 200 },
  local: { epochs: 5 },
  participants: 8,
  targetAccuracy: 0.7,
};

const every = (intervalHours: number): Mission => ({ aggregation: { kind: "interval", intervalHours } });
const chosen: Mission = { aggregation: { kind: "chosen" } };

/** The studies of docs/methods/mission-time.md. */
export const studies: readonly Study[] = [
  {
    name: "strategies",
    title: "4 planes of 8, training takes seconds",
    arms: [
      { name: "FedAvg, participants by chance", scenario: star(4, 8, fedAvg(shortWork)) },
      {
        name: 'FedAvg, `selection: "soonest"`',
        scenario: star(4, 8, fedAvg({ ...shortWork, selection: "soonest" })),
      },
      {
        name: 'FedAvg, `selection: "rotating"`',
        scenario: star(4, 8, fedAvg({ ...shortWork, selection: "rotating" })),
      },
      { name: "FedBuff, buffer of 8", scenario: star(4, 8, fedBuff(shortWork)) },
      { name: "FedBuff, every hour", scenario: star(4, 8, fedBuff({ ...shortWork, ...every(1) })) },
      { name: "FedBuff, every three hours", scenario: star(4, 8, fedBuff({ ...shortWork, ...every(3) })) },
      { name: "FedBuff, chosen instants", scenario: star(4, 8, fedBuff({ ...shortWork, ...chosen })) },
    ],
  },
  {
    name: "long-work",
    title: "The same with half an hour of training",
    arms: [
      { name: "FedBuff, buffer of 8", scenario: star(4, 8, fedBuff(longWork)) },
      { name: "FedBuff, every hour", scenario: star(4, 8, fedBuff({ ...longWork, ...every(1) })) },
      { name: "FedBuff, chosen instants", scenario: star(4, 8, fedBuff({ ...longWork, ...chosen })) },
    ],
  },
  {
    name: "relays",
    title: "3 planes of 12, FedAvg: scheduling and relays in the plane",
    arms: relayArms(shortWork, {}),
  },
  {
    name: "relays-work",
    title: "The same with ten minutes of training",
    arms: relayArms({ ...shortWork, trainingFlops: 3.5e11 }, { rounds: 400 }),
  },
  {
    name: "relays-alike",
    title: "The same with data alike everywhere",
    arms: relayArms(
      { ...shortWork, trainingFlops: 3.5e11 },
      {
        rounds: 400,
        data: { kind: "synthetic", iid: true, maxSamples: 200 },
        local: { epochs: 5, learningRate: 0.3 },
      },
    ),
  },
];

function relayArms(mission: Mission, rest: LearningRules): Arm[] {
  return (["random", "soonest", "rotating"] as const).flatMap((selection) =>
    (["none", "in-plane"] as const).map((relay) => ({
      name: `${selection === "random" ? "by chance" : selection}, ${relay === "none" ? "no relays" : "relays in the plane"}`,
      scenario: star(3, 12, fedAvg({ ...mission, relay, selection }, rest)),
    })),
  );
}
