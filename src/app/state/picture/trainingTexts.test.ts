import { expect, test } from "vitest";
import { fixtureIndices, fixturePicture, fixtureSatellites, fixtureStations } from "./missionPicture.fixture";
import { trainingCounts, trainingTexts } from "./trainingTexts";
import { trainingTrace } from "./trainingTrace";

const minute = 60_000;
const trace = trainingTrace(
  fixturePicture(
    [
      {
        satellite: 0,
        requestedMs: 0,
        down: [{ from: 3, to: 0, waitMs: 10 * minute, lengthMs: 5 * minute }],
        trainMs: 10 * minute,
        up: [
          { from: 0, to: 1, waitMs: 0, lengthMs: 5 * minute },
          { from: 1, to: 4, waitMs: 10 * minute, lengthMs: 5 * minute },
        ],
      },
    ],
    0,
  ),
  fixtureIndices,
);
const names = [...fixtureSatellites, ...fixtureStations];
const textsAt = (minutes: number) =>
  Object.fromEntries(
    Array.from(
      trainingTexts(trace, minutes * minute, (node) => names[node] ?? ""),
      ([node, text]) => [names[node], text],
    ),
  );

test("a message is told of at both of its ends, and by whoever passes it on", () => {
  expect(textsAt(5)).toEqual({});
  expect(textsAt(12)).toEqual({ g: "sends the model to a", a: "gets the model from g" });
  expect(textsAt(20)).toEqual({ a: "trains, round 1" });
  expect(textsAt(27)).toEqual({ a: "sends its update to b", b: "gets the update from a" });
  expect(textsAt(42)).toEqual({ b: "sends the update of a to h", h: "gets the update of a from b" });
});

test("what is counted is what is told of", () => {
  expect(trainingCounts(trace, 12 * minute)).toEqual({ atWork: 0, models: 1, updates: 0 });
  expect(trainingCounts(trace, 20 * minute)).toEqual({ atWork: 1, models: 0, updates: 0 });
  expect(trainingCounts(trace, 42 * minute)).toEqual({ atWork: 0, models: 0, updates: 1 });
});
