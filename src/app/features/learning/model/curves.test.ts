import { describe, expect, test } from "vitest";
import type { RoundRecord } from "../../../../core/learning/rounds/roundRecord";
import { axesOf, type Curve, nextPlace, pointAt, trainingPoints } from "./curves";
import { overlaid } from "./overlaid";

const startMs = Date.UTC(2026, 2, 20);

function roundsOf(accuracies: readonly number[], endsAt: string | null = null): RoundRecord[] {
  return accuracies.map((accuracy, i) => ({
    round: i + 1,
    endsAt,
    accuracy,
    loss: 1 - accuracy,
    bytesUp: 1_000_000,
    bytesDown: 500_000,
    participants: 2,
  }));
}

function curveOf(accuracies: readonly number[], id = "a"): Curve {
  return { id, label: id, colour: 0, points: trainingPoints([{ seed: 0, rounds: roundsOf(accuracies) }], startMs) };
}

describe("points of a training", () => {
  test("of one seed are its rounds, with the bytes by then", () => {
    const points = trainingPoints([{ seed: 0, rounds: roundsOf([0.2, 0.4]) }], startMs);
    expect(points.map(({ rounds, accuracy, megabytes }) => [rounds, accuracy, megabytes])).toEqual([
      [1, 0.2, 1.5],
      [2, 0.4, 3],
    ]);
    expect(points[0]?.band).toBeUndefined();
  });

  test("of several seeds are means in their band, over those that came so far", () => {
    const seeds = [
      { seed: 0, rounds: roundsOf([0.2, 0.5, 0.6]) },
      { seed: 1, rounds: roundsOf([0.4, 0.7]) },
    ];
    const points = trainingPoints(seeds, startMs);
    expect(points[1]?.accuracy).toBeCloseTo(0.6, 12);
    expect(points[1]?.band?.accuracy).toEqual([0.5, 0.7]);
    expect(points[2]).toMatchObject({ accuracy: 0.6, megabytes: 4.5 });
    expect(points[2]?.band).toBeUndefined();
  });

  test("have a place in mission time where rounds end in it, and the axis is offered only then", () => {
    const timed = trainingPoints([{ seed: 0, rounds: roundsOf([0.2], "2026-03-20T06:00:00Z") }], startMs);
    expect(timed[0]?.hours).toBe(6);
    expect(axesOf([{ id: "a", label: "a", colour: 0, points: timed }])).toContain("hours");
    expect(axesOf([curveOf([0.2])])).not.toContain("hours");
  });
});

test("a place is read off at the last point at or before it, and keys go from point to point over all curves", () => {
  const curves = [curveOf([0.1, 0.2, 0.3]), curveOf([0.5], "b")];
  expect(pointAt(curves[0]?.points ?? [], "rounds", 2.9)?.rounds).toBe(2);
  expect(pointAt(curves[0]?.points ?? [], "rounds", 0.5)).toBeUndefined();
  expect(nextPlace(curves, "rounds", 1, 1)).toBe(2);
  expect(nextPlace(curves, "rounds", 3, 1)).toBeUndefined();
  expect(nextPlace(curves, "rounds", undefined, -1)).toBe(3);
});

test("at most eight runs are drawn, the last ones, each in a colour of its own that it keeps", () => {
  const runs = Array.from({ length: 11 }, (_, i) => ({ settings: String(i) })) as unknown as Parameters<
    typeof overlaid
  >[0];
  const all = overlaid(runs, new Set());
  expect(all.map(({ index }) => index)).toEqual([3, 4, 5, 6, 7, 8, 9, 10]);
  expect(new Set(all.map(({ colour }) => colour)).size).toBe(8);
  const some = overlaid(runs.slice(0, 6), new Set(["1", "2"]));
  expect(some).toEqual([0, 3, 4, 5].map((index) => ({ index, colour: index })));
});
