import { expect, it } from "vitest";
import { runToEnd } from "../../base/progress";
import type { LearningRules } from "../../scenario/schema";
import type { TrainingInput } from "../rounds/roundWork";
import { trainFederated } from "../rounds/trainFederated";
import { missionFaults } from "./__fixtures__/checkMission";
import { contactOf, type NetworkKind, networkOf, perfectNetwork, randomNetwork } from "./__fixtures__/networks";
import { relearn } from "./__fixtures__/relearn";
import { trainingInput } from "./__fixtures__/trainingInput";
import type { MissionNetwork } from "./missionNetwork";
import { missionRecord } from "./missionRecord";
import type { MissionRun } from "./missionRun";
import { trainMission } from "./trainMission";

function train(network: MissionNetwork, rules: LearningRules): MissionRun {
  const { input, mission } = trainingInput(network.satelliteIds.length, rules);
  const coded = new Map<string, number[]>();
  const work = trainMission(input, network, mission, {
    observe: ({ clientId, bytes }) => coded.set(clientId, [...(coded.get(clientId) ?? []), bytes]),
  });
  let step = work.next();
  for (let before = 0; step.done !== true; step = work.next()) {
    const { fraction } = step.value;
    if (!(fraction >= before && fraction <= 1)) throw new Error(`progress goes from ${before} to ${fraction}`);
    before = fraction;
  }
  const run = step.value;
  // A byte on the way is one that the codec made; SCAFFOLD and masked sums add what they need beside it.
  if (rules.strategy?.kind !== "scaffold" && rules.secureAggregation !== true) {
    for (const [satellite, id] of network.satelliteIds.entries()) {
      if (id === rules.mission?.server) continue;
      const made = run.log.updates.filter((life) => life.satellite === satellite && life.trainedMs !== null);
      expect(made.map(({ bytes }) => bytes)).toEqual(coded.get(id) ?? []);
    }
  }
  expect(missionFaults(network, run, rules.mission?.server)).toEqual([]);
  return run;
}

it("two satellites, one antenna: every instant is that of the arithmetic, to the millisecond", () => {
  const network = networkOf(2, {
    stations: [{ id: "g0", antennas: 1, setupMs: 1000, maintenance: [] }],
    contacts: [contactOf(0, 0, 10_000, 30_000, 2e6, 1e6), contactOf(1, 0, 10_005, 40_000, 2e6, 1e6)],
    latencyMs: () => 3,
    flopsPerMs: [100, 100],
  });
  const run = train(network, { participants: 2, rounds: 1, mission: { trainingFlops: 1000 } });
  const { input } = trainingInput(2, {});
  const [first = 0, second = 0] = input.data.clients.map(({ train: { count } }) => count);
  // 610 parameters are 19,520 bits: 20 ms up at 1 Mbit/s, 10 ms down at 2; 10 ms of work a sample.
  expect(input.network.parameterCount).toBe(610);
  const [a, b] = run.log.updates;
  expect(a).toMatchObject({ modelSentMs: 10_000, modelAtMs: 10_023, trainedMs: 10_023 + 10 * first });
  // The antenna is set up for a second before it serves the other satellite.
  expect(b).toMatchObject({ modelSentMs: 11_020, modelAtMs: 11_043, trainedMs: 11_043 + 10 * second });
  expect(a).toMatchObject({ updateSentMs: 12_040, updateAtMs: 12_053 });
  expect(b).toMatchObject({ updateSentMs: 13_050, updateAtMs: 13_063 });
  expect(run.times).toEqual([{ startMs: 0, endMs: 13_063 }]);
  expect(run.rounds[0]?.endsAt).toBe("2026-03-20T12:00:13.063Z");
  expect(missionRecord(network, run)).toMatchObject({
    antennaSeconds: (20 + 20 + 10 + 10) / 1000,
    rounds: [{ last: { satelliteId: "s1", totalSeconds: 13.063, modelSeconds: 0.023, updateSeconds: 0.013 } }],
  });
});

it("a message that does not fit one contact goes on in the next, at whatever station", () => {
  const network = networkOf(1, {
    stations: ["g0", "g1"].map((id) => ({ id, antennas: 1, setupMs: 0, maintenance: [] })),
    contacts: [
      contactOf(0, 0, 0, 100_000, 1e6),
      contactOf(0, 0, 200_000, 200_015, 1e6),
      contactOf(0, 1, 300_000, 300_100, 5e5),
    ],
    // The model is there after 20 ms, and training ends after the first contact.
    flopsPerMs: [1],
  });
  const run = train(network, { participants: 1, rounds: 1, mission: { trainingFlops: 3000 } });
  // 15,000 of 19,520 bits, then the rest at half the rate: 9.04 ms.
  expect(run.log.updates[0]).toMatchObject({ updateSentMs: 200_000, updateAtMs: 300_010 });
});

it.each<LearningRules>([
  {},
  { strategy: { kind: "scaffold" } },
  { strategy: { kind: "fed-adam" }, compression: { codec: "top-k", sparsity: 0.9, errorFeedback: true } },
  { strategy: { kind: "median" }, faults: { dropoutRate: 0.3, stragglers: { share: 0.5, partialWork: "drop" } } },
  { secureAggregation: true },
  { privacy: { clipNorm: 1, noiseMultiplier: 0.5 } },
])("on a perfect network rounds are those without mission time: %j", (rules) => {
  const given = { rounds: 4, participants: 3, local: { epochs: 3 }, ...rules };
  const { input } = trainingInput(7, given);
  const plain = runToEnd(trainFederated(input));
  const run = train(perfectNetwork(7), { ...given, mission: {} });
  expect(run.rounds.map((round) => ({ ...round, endsAt: null }))).toEqual(plain.rounds);
  expect(run.model).toEqual(plain.model);
});

it("in turn everybody takes part as often as everybody else, the soonest first; the soonest are the same again and again", () => {
  const sizes = trainingInput(7, {}).input.data.clients.map(({ train: { count } }) => count);
  const soonest = [...sizes.keys()].sort((a, b) => (sizes[a] as number) - (sizes[b] as number) || a - b).slice(0, 2);
  const network = { ...perfectNetwork(7), flopsPerMs: sizes.map(() => 1) };
  const membersOf = (selection: "rotating" | "soonest") => {
    const { log } = train(network, { rounds: 7, participants: 2, mission: { selection, trainingFlops: 100 } });
    return log.updates.map(({ satellite }) => satellite);
  };
  const turns = membersOf("rotating");
  expect(turns.slice(0, 2).sort()).toEqual(soonest.sort());
  expect(sizes.map((_, client) => turns.filter((each) => each === client).length)).toEqual(new Array(7).fill(2));
  expect(new Set(membersOf("soonest"))).toEqual(new Set(soonest));
});

it("on a perfect network FedBuff with a buffer of all is FedAvg with all", () => {
  const all = { rounds: 3, participants: 5 };
  const buffered = train(perfectNetwork(5), { ...all, strategy: { kind: "fed-buff" }, mission: { pauseMinutes: 0 } });
  expect(buffered.model).toEqual(train(perfectNetwork(5), { ...all, mission: {} }).model);
});

const kinds: readonly NetworkKind[] = [
  { satellites: 5, stations: 2, plenty: false, hasLinks: false, hasNight: false },
  { satellites: 5, stations: 2, plenty: false, hasLinks: true, hasNight: false },
  { satellites: 6, stations: 1, plenty: false, hasLinks: true, hasNight: true },
];
const manners: readonly LearningRules[] = [
  { mission: {} },
  { mission: { selection: "soonest" } },
  { mission: { selection: "rotating" } },
  { mission: { deadlineHours: 0.1 }, local: { epochs: 6 } },
  { strategy: { kind: "fed-async" }, mission: { pauseMinutes: 1 } },
  {
    strategy: { kind: "fed-buff" },
    mission: { pauseMinutes: 1 },
    faults: { stragglers: { share: 0.3 }, dropoutRate: 0.1 },
  },
  {
    strategy: { kind: "fed-buff" },
    mission: { pauseMinutes: 1, aggregation: { kind: "interval", intervalHours: 0.05 } },
  },
  { strategy: { kind: "fed-buff" }, mission: { pauseMinutes: 1, aggregation: { kind: "chosen", horizonHours: 0.2 } } },
  { mission: { server: "s1" } },
];
/** What was learned is what follows from the log: nothing before it arrived. */
function expectRelearned(run: MissionRun, input: TrainingInput): void {
  const model = relearn(input, run);
  const apart = model.reduce((most, value, i) => Math.max(most, Math.abs(value - (run.model[i] as number))), 0);
  expect(apart).toBeLessThan(1e-9);
}

const seeds = process.env.ORBITWEAVE_LONG === undefined ? 2 : 60;

it("the replay of every run on random networks finds no byte outside a contact or link, none twice, nothing learned before it arrived", () => {
  let bytes = 0;
  let hops = 0;
  for (let seed = 0; seed < seeds; seed++) {
    for (const kind of kinds) {
      for (const rules of manners) {
        const given = { rounds: 6, participants: 3, ...rules };
        const run = train(randomNetwork(seed, kind), given);
        if (seed === 0) expectRelearned(run, trainingInput(kind.satellites, given).input);
        bytes += run.rounds.reduce((sum, { bytesUp }) => sum + bytesUp, 0);
        hops = Math.max(hops, ...run.log.messages.map((message) => message.hops.length));
      }
    }
  }
  expect(bytes).toBeGreaterThan(100_000 * seeds);
  expect(hops).toBeGreaterThan(2);
});

it("with an antenna for every satellite, more bandwidth or one station more never delays the first aggregation", () => {
  let sooner = 0;
  for (let seed = 0; seed < 10 * seeds; seed++) {
    const kind = { satellites: 3, stations: 3, plenty: true, hasLinks: seed % 2 === 1, hasNight: false };
    const more = randomNetwork(seed, kind);
    const less = {
      ...more,
      contacts: more.contacts.filter(({ station }) => station < 2),
      stations: more.stations.slice(0, 2),
    };
    const faster = {
      ...less,
      contacts: less.contacts.map((contact) => ({
        ...contact,
        pieces: contact.pieces.map(({ endMs, downBps, upBps }) => ({ endMs, downBps: 2 * downBps, upBps: 3 * upBps })),
      })),
    };
    // Fixed participants: all of them, none lost.
    const rules = { rounds: 1, participants: 3, mission: {} };
    const endOf = (network: MissionNetwork) => {
      const run = train(network, rules);
      return run.rounds[0]?.participants === 3 ? run.endedMs : Number.POSITIVE_INFINITY;
    };
    const plain = endOf(less);
    expect(endOf(more), `a station more, seed ${seed}`).toBeLessThanOrEqual(plain);
    expect(endOf(faster), `more bandwidth, seed ${seed}`).toBeLessThanOrEqual(plain);
    if (endOf(faster) < plain) sooner++;
  }
  expect(sooner).toBeGreaterThan(0);
});

it("with one antenna a station more may delay the first aggregation: who gets the model sooner takes the only pass that the other has", () => {
  const upOnly = (satellite: number, station: number, from: number) =>
    contactOf(satellite, station, from, from + 100, 0, 1e6);
  const downOnly = (satellite: number, from: number) => contactOf(satellite, 0, from, from + 100, 2e6, 0);
  const stations = ["g0", "g1"].map((id) => ({ id, antennas: 1, setupMs: 500, maintenance: [] }));
  const more = networkOf(2, {
    stations,
    contacts: [
      upOnly(0, 1, 2_000),
      upOnly(0, 0, 9_000),
      downOnly(0, 10_000),
      downOnly(0, 12_000),
      upOnly(1, 0, 5_000),
      downOnly(1, 10_000),
      downOnly(1, 60_000),
    ],
  });
  const less = {
    ...more,
    stations: stations.slice(0, 1),
    contacts: more.contacts.filter(({ station }) => station === 0),
  };
  const rules = { rounds: 1, participants: 2, mission: { trainingFlops: 0 } };
  expect(train(less, rules).endedMs).toBe(12_010);
  expect(train(more, rules).endedMs).toBe(60_010);
});

it("who cannot be reached or cannot report is named, and the rounds go on with the others", () => {
  const network = networkOf(3, {
    contacts: [contactOf(0, 0, 0, 3_000_000, 1e6), contactOf(1, 0, 0, 5, 1e6)],
  });
  const run = train(network, { rounds: 2, participants: 3, mission: {} });
  expect(run.rounds.map(({ participants }) => participants)).toEqual([1, 1]);
  expect(missionRecord(network, run).satellites.map(({ never }) => never)).toEqual([
    null,
    "never chosen, or it cannot report before the window ends",
    "it meets no station and has no link",
  ]);
});

it("a window too short for one round ends the run with no round, and says so", () => {
  const run = train(networkOf(1, { contacts: [contactOf(0, 0, 0, 10, 1e6)] }), {
    rounds: 2,
    participants: 1,
    mission: {},
  });
  expect(run.rounds).toEqual([]);
  expect(run.ended).toBe("nobody can report in round 1 before the window ends");
});

it("with a deadline a satellite does the epochs that fit, or none where partial work does not count", () => {
  const network = networkOf(1, { contacts: [contactOf(0, 0, 0, 3_000_000, 1e6)], flopsPerMs: [1] });
  const rules: LearningRules = {
    rounds: 1,
    participants: 1,
    local: { epochs: 10 },
    mission: { trainingFlops: 3000, deadlineHours: 0.2 },
  };
  const { input } = trainingInput(1, {});
  const perEpoch = 3000 * (input.data.clients[0]?.train.count ?? 0);
  const fits = Math.floor((720_000 - 40) / perEpoch);
  expect(fits).toBeGreaterThan(1);
  const kept = train(network, { ...rules, rounds: 2 });
  const endMs = 40 + fits * perEpoch;
  expect(kept.log.updates[0]).toMatchObject({ epochs: fits, updateAtMs: endMs });
  const asMany = train(network, { ...rules, rounds: 2, local: { epochs: fits }, mission: { trainingFlops: 3000 } });
  expect(kept.model).toEqual(asMany.model);
  // The next round has as long.
  expect(kept.log.updates[1]).toMatchObject({ epochs: fits, requestedMs: endMs, updateAtMs: 2 * endMs });
  const dropped = train(network, { ...rules, faults: { stragglers: { share: 0, partialWork: "drop" } } });
  expect(dropped.rounds[0]).toMatchObject({ participants: 0 });
  expect(dropped.endedMs).toBe(720_000);
});

it("the checker finds a byte outside its contact, an update learned too early and an antenna in two places", () => {
  const network = randomNetwork(1, kinds[0] as NetworkKind);
  const run = train(network, { rounds: 3, participants: 3, mission: {} });
  const { log } = run;
  const [message] = log.messages;
  const [hop] = message?.hops ?? [];
  const [sent] = hop?.transmissions ?? [];
  if (message === undefined || hop === undefined || sent === undefined) throw new Error("nothing was sent");
  const moved = { ...sent, startMs: sent.startMs - 900_000, endMs: sent.endMs - 900_000 };
  const messages = [{ ...message, hops: [{ ...hop, transmissions: [moved] }] }, ...log.messages.slice(1)];
  expect(missionFaults(network, { ...run, log: { ...log, messages } })).not.toEqual([]);
  const updates = log.updates.map((life) => ({ ...life, countedMs: life.countedMs && life.countedMs - 1_000_000 }));
  expect(missionFaults(network, { ...run, log: { ...log, updates } })).not.toEqual([]);
  const bookings = log.bookings.map((booking) => ({ ...booking, endMs: booking.endMs + 500_000 }));
  expect(missionFaults(network, { ...run, log: { ...log, bookings } })).not.toEqual([]);
});
