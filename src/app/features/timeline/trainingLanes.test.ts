import fc from "fast-check";
import { expect, test } from "vitest";
import { fixtureIndices, fixturePicture, livesArbitrary } from "../../state/picture/missionPicture.fixture";
import { trainingTrace } from "../../state/picture/trainingTrace";
import { pickTraining, trainingInView, trainingKinds, trainingLanes } from "./trainingLanes";

const traces = livesArbitrary.map((lives) => trainingTrace(fixturePicture(lives), fixtureIndices));
const instant = fc.integer({ min: 900, max: 9000 });

test("the bars found in view are all that overlap it, and those before them end before it, seed 61", () => {
  fc.assert(
    fc.property(traces, fc.nat(4), instant, fc.integer({ min: 1, max: 3000 }), (trace, node, startMs, lengthMs) => {
      const lane = trainingLanes(trace).laneOf(node);
      const view = { startMs, endMs: startMs + lengthMs };
      const { first, end } = trainingInView(lane, view);
      for (let bar = 0; bar < lane.count; bar++) {
        const overlaps = (lane.startMs[bar] as number) < view.endMs && (lane.endMs[bar] as number) > view.startMs;
        if (overlaps) expect(bar >= first && bar < end).toBe(true);
        if (bar < first) expect(lane.endMs[bar]).toBeLessThanOrEqual(view.startMs);
      }
    }),
    { seed: 61, numRuns: 150 },
  );
});

test("every message has a bar with its sender and one with its receiver, every training one with its satellite, in order of start, seed 62", () => {
  fc.assert(
    fc.property(traces, (trace) => {
      const { transfers, work } = trace;
      for (const node of Array.from({ length: trace.nodeCount }).keys()) {
        const { kind, ref, startMs } = trainingLanes(trace).laneOf(node);
        const bars = Array.from(startMs.keys());
        const refsOf = (...kinds: number[]) =>
          bars.filter((bar) => kinds.includes(kind[bar] as number)).map((bar) => ref[bar]);
        const touching = Array.from(transfers.from.keys()).filter(
          (row) => transfers.from[row] === node || transfers.to[row] === node,
        );
        const { relay, model, update } = trainingKinds;
        expect(new Set(refsOf(relay, model, update))).toEqual(new Set(touching));
        expect(refsOf(trainingKinds.work)).toEqual(
          Array.from(work.satellite.keys()).filter((row) => work.satellite[row] === node),
        );
        expect([...startMs]).toEqual([...startMs].sort((a, b) => a - b));
      }
    }),
    { seed: 62, numRuns: 100 },
  );
});

test("a satellite that is neither the message's nor the server passes it on", () => {
  const picture = fixturePicture([
    {
      satellite: 0,
      requestedMs: 0,
      down: [{ from: 3, to: 0, waitMs: 0, lengthMs: 10 }],
      trainMs: 100,
      up: [
        { from: 0, to: 1, waitMs: 0, lengthMs: 10 },
        { from: 1, to: 3, waitMs: 50, lengthMs: 10 },
      ],
    },
  ]);
  const kindsOf = (trace = trainingTrace(picture, fixtureIndices), node = 1) => [
    ...trainingLanes(trace).laneOf(node).kind,
  ];
  const { relay, update, model } = trainingKinds;
  expect(kindsOf()).toEqual([relay, relay]);
  expect(kindsOf(trainingTrace({ ...picture, server: 1 }, fixtureIndices))).toEqual([update, update]);
  expect(kindsOf(undefined, 3)).toEqual([model, update]);
});

test("the pointer finds a message that it is on or close to before the work beside it, and nothing where there is nothing", () => {
  const picture = fixturePicture(
    [
      {
        satellite: 0,
        requestedMs: 0,
        down: [{ from: 3, to: 0, waitMs: 0, lengthMs: 10 }],
        trainMs: 100,
        up: [{ from: 0, to: 3, waitMs: 0, lengthMs: 10 }],
      },
    ],
    0,
  );
  const lane = trainingLanes(trainingTrace(picture, fixtureIndices)).laneOf(0);
  const kindAt = (atMs: number, toleranceMs: number) => lane.kind[pickTraining(lane, atMs, toleranceMs) ?? -1];
  expect(kindAt(60, 5)).toBe(trainingKinds.work);
  expect(kindAt(12, 10)).toBe(trainingKinds.model);
  expect(kindAt(16, 10)).toBe(trainingKinds.work);
  expect(kindAt(108, 10)).toBe(trainingKinds.update);
  expect(kindAt(123, 5)).toBe(trainingKinds.update);
  expect(kindAt(500, 5)).toBeUndefined();
});
