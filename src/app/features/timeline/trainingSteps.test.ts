import fc from "fast-check";
import { expect, test } from "vitest";
import { fixtureIndices, fixturePicture, livesArbitrary } from "../../state/picture/missionPicture.fixture";
import { trainingTrace } from "../../state/picture/trainingTrace";
import { roundAt, roundGoal } from "./trainingRounds";
import { neighbourInstant, neighbourStep } from "./trainingSteps";

const traces = livesArbitrary.map((lives) => trainingTrace(fixturePicture(lives), fixtureIndices));
const instant = fc.integer({ min: 900, max: 9000 });

test("next and previous training or message equal a scan of all, of one node and of all nodes, seed 71", () => {
  const nodes = fc.option(fc.nat(4), { nil: undefined });
  fc.assert(
    fc.property(traces, nodes, instant, (trace, node, atMs) => {
      const { work, transfers } = trace;
      const isOf = (...those: (number | undefined)[]) => node === undefined || those.includes(node);
      const starts = [
        ...[...work.startMs].filter((_, row) => isOf(work.satellite[row])),
        ...[...transfers.startMs].filter((_, row) => isOf(transfers.from[row], transfers.to[row])),
      ].sort((a, b) => a - b);
      expect(neighbourStep(trace, node, atMs, "next")).toBe(starts.find((startMs) => startMs > atMs));
      expect(neighbourStep(trace, node, atMs, "previous")).toBe(starts.findLast((startMs) => startMs < atMs));
    }),
    { seed: 71, numRuns: 150 },
  );
});

test("aggregations are walked one by one, and back to where one began", () => {
  const instants = Float64Array.of(10, 20, 20, 30);
  const walked: number[] = [];
  for (let atMs: number | undefined = 0; atMs !== undefined; ) {
    atMs = neighbourInstant(instants, atMs, "next");
    if (atMs !== undefined) walked.push(atMs);
  }
  expect(walked).toEqual([10, 20, 30]);
  expect(neighbourInstant(instants, 30, "previous")).toBe(20);
  expect(neighbourInstant(instants, 10, "previous")).toBeUndefined();
});

test("a click goes to the aggregation beside it, else to the start of its round, and nowhere outside of rounds", () => {
  const rounds = {
    roundStartMs: Float64Array.of(0, 110),
    roundEndMs: Float64Array.of(100, 200),
    aggregationMs: Float64Array.of(100, 200),
  };
  expect([roundAt(rounds, 0), roundAt(rounds, 99), roundAt(rounds, 100), roundAt(rounds, 110)]).toEqual([
    0,
    0,
    undefined,
    1,
  ]);
  expect(roundGoal(rounds, 97, 5)).toBe(100);
  expect(roundGoal(rounds, 103, 5)).toBe(100);
  expect(roundGoal(rounds, 50, 5)).toBe(0);
  expect(roundGoal(rounds, 150, 5)).toBe(110);
  expect(roundGoal(rounds, 300, 5)).toBeUndefined();
});
