import { expect, test } from "vitest";
import { fixtureIndices, fixturePicture } from "./missionPicture.fixture";
import { trainingTrace } from "./trainingTrace";

const life = {
  satellite: 1,
  requestedMs: 100,
  down: [{ from: 3, to: 1, waitMs: 10, lengthMs: 5 }],
  trainMs: 400,
  up: [
    { from: 1, to: 0, waitMs: 20, lengthMs: 5 },
    { from: 0, to: 4, waitMs: 30, lengthMs: 5 },
  ],
};

test("nodes are the open plan's: satellites in expanded order, then stations; times are instants", () => {
  const indices = {
    satellites: new Map([
      ["c", 0],
      ["b", 1],
      ["a", 2],
      ["d", 3],
    ]),
    stations: new Map([
      ["h", 0],
      ["g", 1],
    ]),
  };
  const { transfers, work, roundEndMs, nodeCount } = trainingTrace(fixturePicture([life], 5000), indices);
  expect(nodeCount).toBe(6);
  expect([...transfers.from]).toEqual([5, 1, 2]);
  expect([...transfers.to]).toEqual([1, 2, 4]);
  expect([...transfers.startMs]).toEqual([5110, 5535, 5570]);
  expect([...transfers.isUpdate]).toEqual([0, 1, 1]);
  expect([...work.satellite]).toEqual([1]);
  expect([work.startMs[0], work.endMs[0]]).toEqual([5115, 5515]);
  expect([...roundEndMs]).toEqual([5575]);
});

test("what the plan has no node for any more is left out, and the rest stays", () => {
  const indices = {
    ...fixtureIndices,
    satellites: new Map([
      ["b", 0],
      ["c", 1],
    ]),
  };
  const trace = trainingTrace(fixturePicture([life, { ...life, satellite: 0 }]), indices);
  expect([...trace.transfers.from]).toEqual([2, 2]);
  expect([...trace.work.satellite]).toEqual([0]);
  expect([...trace.satelliteOfUpdate]).toEqual([0, -1]);
});

test("a training that the run's end cut short lasts until then", () => {
  const picture = fixturePicture([life, { ...life, requestedMs: 120 }]);
  picture.updates.trainedMs[1] = Number.NaN;
  const { work } = trainingTrace(picture, fixtureIndices);
  expect(work.endMs[1]).toBe(picture.startMs + picture.endedMs);
});
