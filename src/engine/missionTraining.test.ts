import { afterAll, describe, expect, test } from "vitest";
import { runToEnd } from "../core/base/progress";
import { prepareMission, trainPreparedMission } from "../core/learning/mission/missionTraining";
import { missionTrainingRecord } from "../core/learning/mission/missionTrainingRecord";
import type { ClientUpdateRecord } from "../core/learning/rounds/roundWork";
import { prepareTraining } from "../core/learning/trainScenario";
import type { LearningRules, Scenario } from "../core/scenario/schema";
import { createTrainer, type RankedChange, type TrainingReport } from "./client/trainer";
import { exposeLearningHost } from "./host/learningHost";

/** Host and client in one thread, over message channels. */
const trainer = createTrainer({
  // What is tested is where a training stops, not how soon: a busy machine may take its time.
  timing: { cancelMs: 10_000 },
  spawn() {
    const { port1, port2 } = new MessageChannel();
    exposeLearningHost({ endpoint: port1 });
    port2.start();
    return { endpoint: port2, terminate: () => port1.close(), onDeath: () => undefined };
  },
});
afterAll(() => trainer.dispose());

function planOf(learning: LearningRules): Scenario {
  return {
    schema: "orbitweave/scenario/1",
    name: "training in mission time",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 12 },
    constellations: [
      { id: "c", pattern: "delta", planes: 2, satellitesPerPlane: 3, phasing: 1, altitudeKm: 700, inclinationDeg: 70 },
    ],
    stations: [{ id: "north", latDeg: 69, lonDeg: 19, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 4 }],
    learning: {
      data: { kind: "synthetic", maxSamples: 60 },
      local: { epochs: 2 },
      participants: 3,
      rounds: 4,
      mission: { relay: "none" },
      ...learning,
    },
  };
}

function inCore(scenario: Scenario, observe?: (seed: number, update: ClientUpdateRecord) => void) {
  const training = prepareTraining(scenario);
  if (!training.ok) throw new Error(training.error[0]?.message);
  const prepared = runToEnd(prepareMission(scenario, training.value));
  if (!prepared.ok) throw new Error(prepared.error[0]?.message);
  const { network } = prepared.value;
  const runs = runToEnd(trainPreparedMission(prepared.value, observe && { observe }));
  return { network, runs, record: missionTrainingRecord(network, runs) };
}

async function train(scenario: Scenario, held?: number): Promise<TrainingReport> {
  const outcome = await trainer.train(JSON.stringify(scenario), held === undefined ? {} : { held });
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

/** Ends a training as soon as a label says so. */
async function interrupt(scenario: Scenario, at: RegExp): Promise<TrainingReport> {
  const stop = new AbortController();
  const outcome = await trainer.train(JSON.stringify(scenario), {
    signal: stop.signal,
    onNews: ({ label }) => at.test(label) && stop.abort(),
  });
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.value;
}

describe("a training in mission time in the worker", () => {
  test("gives the record that core gives, and its log as columns of whole instants", async () => {
    const scenario = planOf({ seeds: [3, 4], targetAccuracy: 0.2 });
    const { network, runs, record } = inCore(scenario);
    const report = await train(scenario);
    expect(report.record).toEqual(record);
    expect(report.pictures?.map(({ seed }) => seed)).toEqual([3, 4]);
    for (const [i, picture] of (report.pictures ?? []).entries()) {
      const log = runs[i]?.log;
      const { updates, transmissions, bookings } = picture;
      expect(Array.from(updates.countedMs)).toEqual(log?.updates.map(({ countedMs }) => countedMs ?? Number.NaN));
      const sent = log?.messages.flatMap(({ hops }) => hops.flatMap((hop) => hop.transmissions)) ?? [];
      expect(transmissions.startMs).toHaveLength(sent.length);
      expect(Array.from(transmissions.startMs)).toEqual(sent.map(({ startMs }) => startMs).sort((a, b) => a - b));
      // One station: every stretch that is booked joins its node with that of the satellite that the contact is of.
      for (let k = 0; k < sent.length; k++) {
        const ends = [transmissions.from[k] as number, transmissions.to[k] as number];
        expect(Math.max(...ends)).toBe(network.satelliteIds.length);
        expect(Math.min(...ends)).toBe(updates.satellite[transmissions.update[k] as number]);
      }
      expect(bookings.startMs).toHaveLength(log?.bookings.length ?? -1);
      expect(picture.rounds.endMs).toHaveLength(runs[i]?.rounds.length ?? -1);
    }
  });

  // Ten days of contacts and so many epochs that even a quick machine tells of both before they are over.
  test.each([
    ["while contacts are found", /[Cc]ontact|[Ll]ink/, 240],
    ["in the midst of its rounds", /[Rr]ound 2/, 12],
  ])("that is stopped %s goes on in its worker to the same log", async (_, at, durationHours) => {
    const plan = planOf({ rounds: 40, local: { epochs: 60 } });
    const scenario = { ...plan, window: { ...plan.window, durationHours } };
    const whole = await train(scenario);
    const part = await interrupt(scenario, at);
    expect(part.stopped).toBe(true);
    expect(part.record.rounds.length).toBeLessThan(whole.record.rounds.length);
    expect(part.record.rounds).toEqual(whole.record.rounds.slice(0, part.record.rounds.length));
    expect(await train(scenario, part.held)).toEqual(whole);
  });

  test("is not gone on with once the worker trains something else", async () => {
    const part = await interrupt(planOf({ rounds: 40, local: { epochs: 60 } }), /[Rr]ound 2/);
    await train(planOf({ rounds: 1 }));
    const refused = await trainer.train(JSON.stringify(planOf({})), { held: part.held as number });
    expect(refused).toMatchObject({ status: "refused", problems: [{ path: "held", given: part.held }] });
  });

  test.each([{}, { strategy: { kind: "fed-buff", bufferSize: 2 } } as const])(
    "under %j gives the updates that were sent in a round once more",
    async (rules) => {
      const scenario = planOf(rules);
      const sent = new Map<number, Float32Array[]>();
      inCore(scenario, (_, { round, update }) =>
        sent.set(round, [...(sent.get(round) ?? []), Float32Array.from(update)]),
      );
      const input = { seed: 0, round: 2 };
      const outcome = await trainer.roundUpdates(JSON.stringify(scenario), input);
      expect(outcome.status === "done" && outcome.value.map(({ values }) => values)).toEqual(sent.get(2));
      expect(sent.get(2)?.length).toBeGreaterThan(1);
      const beyond = await trainer.roundUpdates(JSON.stringify(scenario), { ...input, round: 99 });
      expect(beyond).toMatchObject({ status: "refused", problems: [{ path: "round", given: 99, allowed: "1 to 4" }] });
    },
  );

  test("is refused before it begins where the ground has no station", async () => {
    const { stations: _, ...plan } = planOf({});
    const refused = { status: "refused", problems: [{ path: "learning.mission.server" }] };
    expect(await trainer.describeTraining(JSON.stringify(plan))).toMatchObject(refused);
    expect(await trainer.train(JSON.stringify(plan), {})).toMatchObject(refused);
  });
});

test("changes are told of as they are found, and each holds the parts of the plan that it replaces and no other", async () => {
  const scenario = planOf({ rounds: 2, targetAccuracy: 0.2, runs: [] });
  const found: RankedChange[] = [];
  const outcome = await trainer.rankChanges(JSON.stringify(scenario), {
    onProgress: (news) => news.found && found.push(news.found),
  });
  if (outcome.status !== "done") throw new Error(JSON.stringify(outcome));
  const { results } = outcome.value;
  expect(results.length).toBeGreaterThan(4);
  // News and the whole come over ports of their own: the last ones may be overtaken by it.
  expect(found.length).toBeGreaterThan(0);
  for (const change of found) expect(results).toContainEqual(change);
  const station = results.find(({ id }) => id.startsWith("station-"));
  expect(Object.keys(station?.change ?? {})).toEqual(["stations"]);
  const codec = results.find(({ id }) => id === "codec");
  expect(Object.keys(codec?.change ?? {})).toEqual(["learning"]);
  expect(codec?.change.learning).not.toHaveProperty("data");
  const { learning } = scenario;
  const changed = inCore({ ...scenario, learning: { ...codec?.change.learning, data: learning?.data } });
  expect(codec?.hours).toBe(changed.record.targetBand.medianHours);
});
