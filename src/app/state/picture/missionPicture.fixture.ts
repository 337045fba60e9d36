import fc from "fast-check";
import type { MissionPicture } from "../../../engine/client/trainer";

/** One update's life in brief, for tests: all of it at instants from the window's start. */
export interface FixtureLife {
  readonly satellite: number;
  /** Stretches of the model's way, each from the last one's end on: node, wait before, length. */
  readonly down: readonly FixtureHop[];
  readonly requestedMs: number;
  readonly trainMs: number;
  readonly up: readonly FixtureHop[];
}

export interface FixtureHop {
  readonly from: number;
  readonly to: number;
  readonly waitMs: number;
  readonly lengthMs: number;
}

export const fixtureSatellites = ["a", "b", "c"];
export const fixtureStations = ["g", "h"];

/** A run's picture with these lives, three satellites and two stations; a round for every life. */
export function fixturePicture(lives: readonly FixtureLife[], startMs = 1000): MissionPicture {
  const sent: { from: number; to: number; startMs: number; endMs: number; isUpdate: number; update: number }[] = [];
  const follow = (hops: readonly FixtureHop[], fromMs: number, isUpdate: number, update: number): number => {
    let atMs = fromMs;
    for (const { from, to, waitMs, lengthMs } of hops) {
      sent.push({ from, to, startMs: atMs + waitMs, endMs: atMs + waitMs + lengthMs, isUpdate, update });
      atMs += waitMs + lengthMs;
    }
    return atMs;
  };
  const instants = lives.map(({ requestedMs, down, trainMs, up }, update) => {
    const modelAtMs = follow(down, requestedMs, 0, update);
    const trainedMs = modelAtMs + trainMs;
    const updateAtMs = follow(up, trainedMs, 1, update);
    return { modelAtMs, trainedMs, updateAtMs };
  });
  sent.sort((a, b) => a.startMs - b.startMs);
  const column = (pick: (life: FixtureLife, i: number) => number) => Float64Array.from(lives, pick);
  const counts = (pick: (life: FixtureLife, i: number) => number) => Int32Array.from(lives, pick);
  const arrivals = Float64Array.from(instants, ({ updateAtMs }) => updateAtMs).sort();
  const endedMs = Math.max(0, ...arrivals);
  return {
    seed: 0,
    startMs,
    durationMs: endedMs,
    endedMs,
    ended: "all rounds were run",
    satelliteIds: fixtureSatellites,
    stationIds: fixtureStations,
    server: -1,
    rounds: { startMs: Float64Array.from(arrivals, (_, i) => arrivals[i - 1] ?? 0), endMs: arrivals },
    aggregations: { atMs: arrivals, updates: new Int32Array(lives.length).fill(1) },
    updates: {
      satellite: counts(({ satellite }) => satellite),
      round: counts((_, i) => i + 1),
      requestedMs: column(({ requestedMs }) => requestedMs),
      modelSentMs: column(({ requestedMs, down }) => requestedMs + (down[0]?.waitMs ?? 0)),
      modelAtMs: column((_, i) => instants[i]?.modelAtMs ?? 0),
      computeMs: column(({ trainMs }) => trainMs),
      trainedMs: column((_, i) => instants[i]?.trainedMs ?? 0),
      updateSentMs: column(({ up }, i) => (instants[i]?.trainedMs ?? 0) + (up[0]?.waitMs ?? 0)),
      updateAtMs: column((_, i) => instants[i]?.updateAtMs ?? 0),
      countedMs: column((_, i) => instants[i]?.updateAtMs ?? 0),
      bytes: column(() => 2440),
      epochs: counts(() => 5),
      staleness: counts(() => 0),
      reason: counts(() => -1),
    },
    reasons: [],
    transmissions: {
      startMs: Float64Array.from(sent, (each) => each.startMs),
      endMs: Float64Array.from(sent, (each) => each.endMs),
      from: Int32Array.from(sent, ({ from }) => from),
      to: Int32Array.from(sent, ({ to }) => to),
      isUpdate: Uint8Array.from(sent, ({ isUpdate }) => isUpdate),
      update: Int32Array.from(sent, ({ update }) => update),
      antenna: Int32Array.from(sent, ({ from, to }) => (Math.max(from, to) >= fixtureSatellites.length ? 0 : -1)),
    },
    bookings: {
      startMs: new Float64Array(),
      endMs: new Float64Array(),
      satellite: new Int32Array(),
      station: new Int32Array(),
      antenna: new Int32Array(),
    },
  };
}

const hop = fc.record({
  from: fc.nat(4),
  to: fc.nat(4),
  waitMs: fc.nat(300),
  lengthMs: fc.integer({ min: 1, max: 200 }),
});

/** Lives of whatever order and overlap, ways of up to four stretches. */
export const livesArbitrary: fc.Arbitrary<readonly FixtureLife[]> = fc.array(
  fc.record({
    satellite: fc.nat(2),
    requestedMs: fc.nat(3000),
    down: fc.array(hop, { minLength: 1, maxLength: 4 }),
    trainMs: fc.nat(800),
    up: fc.array(hop, { minLength: 1, maxLength: 4 }),
  }),
  { maxLength: 12 },
);

export const fixtureIndices = {
  satellites: new Map(fixtureSatellites.map((id, row) => [id, row])),
  stations: new Map(fixtureStations.map((id, row) => [id, row])),
};
