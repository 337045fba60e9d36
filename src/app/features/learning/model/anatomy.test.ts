import { expect, test } from "vitest";
import type { MissionPicture } from "../../../../engine/client/trainer";
import { nextInstant, roundParts, spanOf } from "./anatomy";

const none = Number.NaN;

/** Two rounds of two satellites; in the second, b never reports. */
const picture = {
  satelliteIds: ["a", "b"],
  endedMs: 900,
  reasons: ["no way before the window ends"],
  updates: {
    satellite: Int32Array.of(1, 0, 0, 1),
    round: Int32Array.of(1, 1, 2, 2),
    requestedMs: Float64Array.of(0, 0, 500, 500),
    modelSentMs: Float64Array.of(100, 50, 500, none),
    modelAtMs: Float64Array.of(120, 60, 500, none),
    computeMs: Float64Array.of(80, 40, 40, 0),
    trainedMs: Float64Array.of(300, 100, 540, none),
    updateSentMs: Float64Array.of(400, 100, 600, none),
    updateAtMs: Float64Array.of(450, 130, 640, none),
    countedMs: Float64Array.of(500, 500, 640, none),
    bytes: Float64Array.of(1, 1, 1, 0),
    epochs: Int32Array.of(1, 1, 1, 0),
    staleness: Int32Array.of(0, 0, 0, 0),
    reason: Int32Array.of(-1, -1, -1, 0),
  },
} as unknown as MissionPicture;

test("the parts of a round make up all of its time, without gaps", () => {
  const parts = roundParts(picture, 1);
  expect(new Set(parts.map(({ satelliteId }) => satelliteId))).toEqual(new Set(["a", "b"]));
  for (const { stages, modelMs, computeMs, updateMs, waitMs } of parts) {
    expect([stages[0]?.startMs, stages[stages.length - 1]?.endMs]).toEqual([0, 500]);
    stages.slice(1).forEach((stage, i) => {
      expect(stage.startMs).toBe(stages[i]?.endMs);
    });
    expect(modelMs + computeMs + updateMs + waitMs).toBe(500);
  }
  expect(spanOf(parts)).toEqual({ startMs: 0, endMs: 500 });
});

test("waiting for sunlight counts as waiting, and what takes no time is no stage", () => {
  const b = roundParts(picture, 1).find(({ satelliteId }) => satelliteId === "b");
  expect(b).toMatchObject({ modelMs: 20, computeMs: 80, updateMs: 50, waitMs: 350 });
  const [again] = roundParts(picture, 2);
  expect(again?.stages.map(({ kind }) => kind)).toEqual(["compute", "wait", "update"]);
});

test("a part that never reports waits to the end of the run, and says why", () => {
  const never = roundParts(picture, 2).find(({ satelliteId }) => satelliteId === "b");
  expect(never?.stages).toEqual([{ kind: "wait", startMs: 500, endMs: 900 }]);
  expect(never?.reason).toBe("no way before the window ends");
});

test("instants are stepped through in turn", () => {
  const [part] = roundParts(picture, 2);
  if (part === undefined) throw new Error("no part");
  const seen: number[] = [];
  let now = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < 5; i++) {
    now = nextInstant(part, now);
    seen.push(now);
  }
  expect(seen).toEqual([500, 540, 600, 640, 500]);
});
