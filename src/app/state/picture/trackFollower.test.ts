import { expect, test } from "vitest";
import type { JobOutcome, Track, TrackInput } from "../../../engine/client/planner";
import { createTrackFollower } from "./trackFollower";

const periodMs = 5_400_000;
const satellite = (row: number) => ({ satellite: row, periodSeconds: periodMs / 1000 });

function harness() {
  const orders: {
    input: Omit<TrackInput, "sliceText">;
    signal: AbortSignal;
    answer: (o: JobOutcome<Track>) => void;
  }[] = [];
  let told = 0;
  const follower = createTrackFollower(
    (input, signal) => new Promise((answer) => orders.push({ input, signal, answer })),
    () => told++,
  );
  const answer = async (at: number, outcome?: JobOutcome<Track>) => {
    const { input, answer: resolve } = orders[at] as (typeof orders)[number];
    const value = {
      timesMs: Float64Array.of(input.fromMs),
      earthFixedKm: new Float64Array(3),
      inertialKm: new Float64Array(3),
    };
    resolve(outcome ?? { status: "done", value });
    await Promise.resolve();
    await Promise.resolve();
  };
  return { follower, orders, answer, told: () => told };
}

test("one order at a time, around the clock, and again once the clock has moved on", async () => {
  const { follower, orders, answer, told } = harness();
  follower.follow(satellite(3), 0);
  follower.follow(satellite(3), periodMs);
  expect(orders).toHaveLength(1);
  expect(orders[0]?.input).toMatchObject({ satellite: 3, fromMs: -periodMs / 2, toMs: periodMs });
  await answer(0);
  expect(told()).toBe(1);
  follower.follow(satellite(3), 0.05 * periodMs);
  expect(orders).toHaveLength(1);
  follower.follow(satellite(3), 0.2 * periodMs);
  expect(orders).toHaveLength(2);
  expect(follower.track?.timesMs[0]).toBe(-periodMs / 2);
});

test("another satellite drops the path, gives up the order, and does not hear its answer", async () => {
  const { follower, orders, answer } = harness();
  follower.follow(satellite(3), 0);
  await answer(0);
  follower.follow(satellite(3), periodMs);
  follower.follow(satellite(4), periodMs);
  expect(follower.track).toBeUndefined();
  expect(orders[1]?.signal.aborted).toBe(true);
  await answer(1);
  expect(follower.track).toBeUndefined();
  await answer(2);
  expect(follower.track?.timesMs[0]).toBe(periodMs / 2);
});

test("a path that failed is not asked for again at once", async () => {
  const { follower, orders, answer } = harness();
  follower.follow(satellite(3), 0);
  await answer(0, { status: "crashed", message: "no" });
  follower.follow(satellite(3), 1000);
  expect(orders).toHaveLength(1);
  follower.follow(satellite(3), periodMs);
  expect(orders).toHaveLength(2);
});

test("nobody followed: no path, no order", async () => {
  const { follower, orders, answer, told } = harness();
  follower.follow(undefined, 0);
  expect(orders).toHaveLength(0);
  follower.follow(satellite(1), 0);
  await answer(0);
  follower.follow(undefined, 0);
  expect(follower.track).toBeUndefined();
  expect(told()).toBe(2);
});

test("a path that begins later is asked for from there, with the same distance between points", async () => {
  const { follower, orders } = harness();
  follower.follow({ ...satellite(1), earliestMs: -periodMs / 8 }, 0);
  expect(orders[0]?.input).toMatchObject({ fromMs: -periodMs / 8, toMs: periodMs, points: 271 });
});
