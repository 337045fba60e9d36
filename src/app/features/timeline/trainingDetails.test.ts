import { expect, test } from "vitest";
import { fixtureIndices, fixturePicture } from "../../state/picture/missionPicture.fixture";
import { trainingTrace } from "../../state/picture/trainingTrace";
import { roundDetails, trainingDetails } from "./trainingDetails";
import { trainingLanes } from "./trainingLanes";

const startMs = Date.parse("2026-03-20T12:00:00Z");
const picture = fixturePicture(
  [
    {
      satellite: 0,
      requestedMs: 0,
      down: [{ from: 3, to: 0, waitMs: 1000, lengthMs: 10 }],
      trainMs: 600_000,
      up: [{ from: 0, to: 4, waitMs: 60_000, lengthMs: 1500 }],
    },
  ],
  startMs,
);
const places = { satellites: [{ id: "a", name: "Alpha" }], stations: [{ id: "g" }, { id: "h", name: "Hawaii" }] };
const factsOf = (of = picture, node = 0) => {
  const trace = trainingTrace(of, { ...fixtureIndices, satellites: new Map([["a", 0]]) });
  const lane = trainingLanes(trace).laneOf(node);
  return Array.from({ length: lane.count }, (_, bar) => trainingDetails(trace, lane, bar, places, "utc"));
};

test("messages and trainings say who, from where to where, when to the millisecond, and how long", () => {
  const [, model, work, update] = factsOf();
  expect(model?.title).toBe("Model for Alpha");
  expect(Object.fromEntries(model?.facts ?? [])).toMatchObject({
    From: "g",
    To: "Alpha",
    Start: "12:00:01.000",
    End: "12:00:01.010",
    Duration: "10 ms",
  });
  expect(work?.title).toBe("Alpha trains");
  expect(Object.fromEntries(work?.facts ?? [])).toMatchObject({
    Round: "1",
    Duration: "10 min 00 s",
    "Its update": "counted at 12:11:02.510",
  });
  expect(update?.title).toBe("Update of Alpha");
  expect(Object.fromEntries(update?.facts ?? [])).toMatchObject({ To: "Hawaii", Duration: "1.5 s", Update: "2.4 kB" });
});

test("an update that does not count says why, one that came late by how many steps", () => {
  const fateOf = (of: typeof picture) => factsOf(of)[2]?.facts.find(([term]) => term === "Its update")?.[1];
  const { updates } = picture;
  expect(fateOf({ ...picture, updates: { ...updates, staleness: Int32Array.of(2) } })).toBe(
    "counted at 12:11:02.510, 2 steps late",
  );
  const lost = { ...updates, countedMs: Float64Array.of(Number.NaN) };
  expect(fateOf({ ...picture, updates: lost })).toBe("the run ended before");
  expect(fateOf({ ...picture, reasons: ["lost on its way"], updates: { ...lost, reason: Int32Array.of(0) } })).toBe(
    "lost on its way",
  );
});

test("a round says when it began and how many updates its aggregation took in", () => {
  const { title, facts } = roundDetails(trainingTrace(picture, fixtureIndices), 0, "utc");
  expect(title).toBe("Round 1 of 1");
  expect(Object.fromEntries(facts)).toMatchObject({ Aggregation: "12:11:02.510", "Updates taken in": "1" });
});
