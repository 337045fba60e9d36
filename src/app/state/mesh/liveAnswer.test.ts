import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { JobOutcome } from "../../../engine/client/planner";
import { createLiveAnswer } from "./liveAnswer";

interface Answer {
  readonly of: string;
  readonly atMs: number;
}

/** A question that can be changed, a clock that can be moved, and jobs that end when told to. */
function playground() {
  let key: string | undefined = "first";
  let nowMs = 0;
  let tell = (): void => undefined;
  const jobs: { of: string; atMs: number; signal: AbortSignal; end: (outcome: JobOutcome<Answer>) => void }[] = [];
  const live = createLiveAnswer<Answer>({
    nowMs: () => nowMs,
    holds: ({ atMs }, now) => Math.abs(now - atMs) < 10,
    subscribe(listener) {
      tell = listener;
      return () => {
        tell = () => undefined;
      };
    },
    question() {
      const of = key;
      if (of === undefined) return undefined;
      return {
        key: of,
        ask: (atMs, signal) => new Promise((end) => jobs.push({ of, atMs, signal, end })),
      };
    },
  });
  return {
    live,
    jobs,
    ask(next: string | undefined) {
      key = next;
      tell();
    },
    moveTo(ms: number) {
      nowMs = ms;
      tell();
    },
    async end(job: number, outcome?: JobOutcome<Answer>) {
      const { of = "", atMs = 0, end } = jobs[job] ?? {};
      end?.(outcome ?? { status: "done", value: { of, atMs } });
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it("a new question is asked at once, and the former answer stays until it is answered", async () => {
  const { live, jobs, ask, end } = playground();
  live.start();
  await end(0);
  expect(live.get()).toEqual({ answer: { of: "first", atMs: 0 }, isCurrent: true });
  ask("second");
  expect(jobs.map(({ of }) => of)).toEqual(["first", "second"]);
  expect(live.get()).toEqual({ answer: { of: "first", atMs: 0 }, isCurrent: false });
  await end(1);
  expect(live.get()).toEqual({ answer: { of: "second", atMs: 0 }, isCurrent: true });
});

it("the same question is asked again once its answer no longer holds, at a pace, one at a time", async () => {
  const { live, jobs, moveTo, end } = playground();
  live.start();
  moveTo(50);
  expect(jobs.length).toBe(1);
  await end(0);
  expect(jobs.length).toBe(1);
  vi.advanceTimersByTime(100);
  expect(jobs.length).toBe(2);
  expect(jobs[1]?.atMs).toBe(50);
  await end(1);
  moveTo(55);
  vi.advanceTimersByTime(1000);
  expect(jobs.length).toBe(2);
});

it("a question that is overtaken is given up, and its late answer is not heard", async () => {
  const { live, jobs, ask, end } = playground();
  live.start();
  ask("second");
  expect(jobs[0]?.signal.aborted).toBe(true);
  await end(0);
  expect(live.get().answer).toBeUndefined();
  await end(1);
  expect(live.get().answer?.of).toBe("second");
});

it("a question that fails says why, and is not asked again until it is another one", async () => {
  const { live, jobs, ask, moveTo, end } = playground();
  live.start();
  await end(0, { status: "crashed", message: "a bug" });
  expect(live.get()).toEqual({ isCurrent: true, problem: "a bug" });
  moveTo(1000);
  vi.advanceTimersByTime(1000);
  expect(jobs.length).toBe(1);
  ask("second");
  await end(1);
  expect(live.get().answer?.of).toBe("second");
});

it("without a question there is no answer; without anybody who looks nothing is asked", async () => {
  const { live, jobs, ask, moveTo, end } = playground();
  const stop = live.start();
  await end(0);
  ask(undefined);
  expect(live.get()).toEqual({ isCurrent: false });
  stop();
  moveTo(1000);
  ask("second");
  vi.advanceTimersByTime(1000);
  expect(jobs.length).toBe(1);
});
