import { expect, it } from "vitest";
import { formatInstant } from "../../base/instant";
import type { LearningRules, Scenario } from "../../scenario/schema";
import { trainReplayed } from "./__fixtures__/trainReplayed";
import type { MissionRun } from "./missionRun";

const windowStartMs = Date.UTC(2026, 2, 20, 12);
const iso = (seconds: number) => formatInstant(windowStartMs + 1000 * seconds);

/** In contact with the station where a link by hand says so: it stands on the other side of the Earth. */
const behindEarth = { latDeg: 0, lonDeg: 180, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1 };

/** Satellites `a` and `b` and one station at 1 Mbit/s, 3 ms apart, in contact from and to these seconds only. */
function byHand(
  contacts: Readonly<Record<"a" | "b", readonly (readonly [number, number])[]>>,
  learning: LearningRules,
  rest: Partial<Scenario> = {},
): Scenario {
  const ids = ["a", "b"] as const;
  const failures = ids.flatMap((id) => {
    const edges = [0, ...contacts[id].flat(), 3600];
    const gaps = edges.flatMap((from, i) => (i % 2 === 0 ? [[from, edges[i + 1] as number] as const] : []));
    const during = gaps.filter(([from, to]) => from < to);
    return during.map(([from, to]) => ({ kind: "link" as const, id, other: "g", from: iso(from), to: iso(to) }));
  });
  return {
    schema: "orbitweave/scenario/1",
    name: "by hand",
    window: { start: iso(0), durationHours: 1 },
    satellites: ids.map((id) => ({ id, orbit: { kind: "fixed", latDeg: 0, lonDeg: 0, altitudeKm: 500 } })),
    stations: [{ id: "g", ...behindEarth, setupSeconds: 1 }],
    mesh: { topology: "none", links: ids.map((id) => ({ a: id, b: "g", bandwidthMbps: 1, latencyMs: 3 })), failures },
    learning: { data: { kind: "synthetic", maxSamples: 60 }, local: { epochs: 1 }, ...learning },
    ...rest,
  };
}

/** The updates of a and b, one each. */
function updatesOf({ log }: MissionRun) {
  return [0, 1].map((satellite) => log.updates.find((life) => life.satellite === satellite));
}

it("a scenario of two satellites and one antenna equals its arithmetic to the millisecond", () => {
  const mission = { computeTflops: 1e-7, trainingFlops: 1000 };
  const scenario = byHand(
    { a: [[10, 30]], b: [[10.005, 40]] },
    { rounds: 1, mission },
    { nodes: [{ id: "b", type: "satellite", memoryGB: 1, computeTflops: 1e-7, efficiency: 0.5 }] },
  );
  const { runs, faults, trainingSamples } = trainReplayed(scenario);
  expect(faults).toEqual([]);
  const [run] = runs as [MissionRun];
  const [ofA = 0, ofB = 0] = trainingSamples;
  // A model and an update are 610 single-precision values, 19,520 bits: 20 ms. Work: 100 operations a ms, of which b achieves half.
  const [a, b] = updatesOf(run);
  expect(a).toMatchObject({ modelSentMs: 10_000, modelAtMs: 10_023, trainedMs: 10_023 + 10 * ofA });
  expect(b).toMatchObject({ modelSentMs: 11_020, modelAtMs: 11_043, trainedMs: 11_043 + 20 * ofB });
  // The antenna is being set up for b until 11.020 s, and for a again until 12.040 s.
  expect(a).toMatchObject({ updateSentMs: 12_040, updateAtMs: 12_063 });
  const antennaFreeMs = 13_060;
  const sentMs = Math.max(antennaFreeMs, 11_043 + 20 * ofB);
  expect(b).toMatchObject({ updateSentMs: sentMs, updateAtMs: sentMs + 23, countedMs: sentMs + 23 });
  expect(run.rounds).toMatchObject([{ bytesUp: 4880, bytesDown: 4880, participants: 2 }]);
  expect(run.endedMs).toBe(sentMs + 23);
});

it("where bookings are those of the schedule, nothing else carries a byte, and all instants follow from them", () => {
  const booked = (satelliteId: "a" | "b", start: number, end: number, antenna = 1) => ({
    satelliteId,
    stationId: "g",
    antenna,
    start: iso(start),
    end: iso(end),
  });
  const bookings = [
    booked("a", 12, 12.015),
    booked("a", 20, 20.1),
    booked("a", 22.5, 22.6),
    booked("b", 14, 14.1, 2),
    booked("b", 25, 25.1),
    booked("b", 14.05, 14.2),
  ];
  const contacts = {
    a: [
      [10, 16],
      [18, 21],
      [22, 24],
    ],
    b: [
      [10, 17],
      [24, 30],
    ],
  } as const;
  const learning = (rules: LearningRules["mission"]): LearningRules => ({
    rounds: 2,
    mission: { computeTflops: 1e-7, trainingFlops: 1000, ...rules },
  });
  const sync = { direction: "both", bookings } as const;
  const stations = [{ id: "g", ...behindEarth, antennas: 2, setupSeconds: 1 }];
  const scheduled = learning({ bookings: "schedule" });
  const { network, runs, faults } = trainReplayed(byHand(contacts, scheduled, { sync, stations }));
  expect(faults).toEqual([]);
  const [run] = runs as [MissionRun];
  const [a, b] = updatesOf(run);
  // 15,000 of 19,520 bits in the first booking, the rest, 4.52 ms, in the second.
  expect(a).toMatchObject({ modelSentMs: 12_000, modelAtMs: 20_008, updateSentMs: 22_500, updateAtMs: 22_523 });
  expect(b).toMatchObject({ modelSentMs: 14_000, modelAtMs: 14_023, updateSentMs: 25_000, updateAtMs: 25_023 });
  expect(run.rounds).toHaveLength(1);
  expect(run.ended).toBe("nobody can report in round 2 before the window ends");
  expect(run.log.bookings.map(({ antenna, startMs, endMs }) => [antenna, startMs, endMs])).toEqual([
    [0, 12_000, 12_015],
    [1, 14_000, 14_100],
    [0, 20_000, 20_100],
    [0, 22_500, 22_600],
    [0, 25_000, 25_100],
  ]);
  expect(network.warnings).toEqual([expect.stringContaining("sync.bookings[5]")]);
  // What training needs itself it books sooner.
  const [onDemand] = trainReplayed(byHand(contacts, learning({}), { sync })).runs as [MissionRun];
  expect(onDemand.times[0]?.endMs).toBeLessThan(run.times[0]?.endMs as number);
  // A schedule of downlinks alone brings nobody a model, and one of uplinks alone no update.
  for (const direction of ["down", "up"] as const) {
    const oneWay = byHand(contacts, scheduled, { sync: { direction, bookings }, stations });
    const [silent] = trainReplayed(oneWay).runs as [MissionRun];
    expect(silent.rounds).toEqual([]);
    expect(silent.log.messages).toEqual([]);
  }
});

it("contacts that sync forbids carry nothing where training books its own", () => {
  const contacts = {
    a: [
      [10, 16],
      [20, 40],
    ],
    b: [[50, 60]],
  } as const;
  const learning: LearningRules = { rounds: 1, participants: 1, mission: { selection: "soonest" } };
  const forbidden = [{ satelliteId: "a", stationId: "g", start: iso(10), end: iso(16) }];
  const { runs, faults } = trainReplayed(byHand(contacts, learning, { sync: { direction: "both", forbidden } }));
  expect(faults).toEqual([]);
  expect(runs[0]?.log.updates[0]).toMatchObject({ satellite: 0, modelSentMs: 20_000 });
});
