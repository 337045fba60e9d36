import { expect, it } from "vitest";
import { failure, type Outcome, success } from "../../core/base/outcome";
import type { Sliced } from "../../core/base/progress";
import { z } from "../../core/base/zod";
import type { JobProgress } from "../protocol/jobOutcome";
import { createJobHost } from "./jobHost";

interface TestJobs {
  readonly count: { readonly input: { readonly to: number }; readonly output: number };
  readonly fail: { readonly input: Record<string, never>; readonly output: number };
  readonly refuse: { readonly input: Record<string, never>; readonly output: number };
  readonly anytime: { readonly input: Record<string, never>; readonly output: number };
  readonly readSlowly: { readonly input: { readonly parts: number }; readonly output: number };
  readonly read: { readonly input: { readonly lengthMB: number }; readonly output: number };
}

function* count({ to }: { readonly to: number }): Sliced<Outcome<number>> {
  for (let i = 0; i < to; i++) yield { fraction: i / to, label: `at ${i}` };
  return success(to);
}

function testHost() {
  return createJobHost<TestJobs>({
    count: { schema: z.strictObject({ to: z.number() }), run: count },
    fail: {
      schema: z.strictObject({}),
      run: () => {
        throw new Error("a bug");
      },
    },
    refuse: { schema: z.strictObject({}), run: () => failure([{ path: "a", message: "no" }]) },
    anytime: {
      schema: z.strictObject({}),
      isAnytime: true,
      prepare: () => Promise.resolve(undefined),
      *run(_, { isCancelled, report }) {
        report({ fraction: 0, label: "found", partial: 1 });
        let best = 1;
        for (; !isCancelled(); best++) yield { fraction: 0, label: "better" };
        return success(best);
      },
    },
    readSlowly: {
      schema: z.strictObject({ parts: z.number() }),
      async *run({ parts }) {
        for (let part = 0; part < parts; part++) {
          await new Promise((resolve) => setTimeout(resolve, 5));
          yield { fraction: part / parts, label: "reading" };
        }
        return success(parts);
      },
    },
    read: {
      schema: z.strictObject({ lengthMB: z.number() }),
      async prepare({ lengthMB }) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return lengthMB > 10 ? failure([{ path: "lengthMB", message: "too long" }]) : undefined;
      },
      run: ({ lengthMB }) => success(lengthMB),
    },
  });
}

const silent = (): void => undefined;

it("a sliced job runs to its end", async () => {
  expect(await testHost().start(1, "count", { to: 100_000 }, silent)).toEqual({ status: "done", value: 100_000 });
});

it("a cancel is heard between slices", async () => {
  const host = testHost();
  const job = host.start(7, "count", { to: 1e15 }, silent);
  setTimeout(() => void host.cancel(7), 30);
  expect(await job).toEqual({ status: "cancelled" });
});

it("a job that has a result at any time hands over its best on a cancel, and tells of what it has found before", async () => {
  const host = testHost();
  const heard: JobProgress[] = [];
  const job = host.start(7, "anytime", {}, (progress) => heard.push(progress));
  setTimeout(() => void host.cancel(7), 30);
  const outcome = await job;
  expect(outcome.status === "done" && outcome.value > 1).toBe(true);
  expect(heard[0]).toEqual({ fraction: 0, label: "found", partial: 1 });
});

it("a cancel of another job or of none stops nothing", async () => {
  const host = testHost();
  const job = host.start(1, "count", { to: 500_000 }, silent);
  await host.cancel(2);
  expect(await job).toEqual({ status: "done", value: 500_000 });
});

it("progress is reported, at most about 20 times a second", async () => {
  const host = testHost();
  const heard: JobProgress[] = [];
  const startedMs = performance.now();
  const job = host.start(1, "count", { to: 1e15 }, (progress) => heard.push(progress));
  setTimeout(() => void host.cancel(1), 260);
  await job;
  const most = 1 + (performance.now() - startedMs) / 50;
  expect(heard.length).toBeGreaterThan(1);
  expect(heard.length).toBeLessThanOrEqual(most);
});

it("what a job waits for may refuse it, and a cancel is heard after it", async () => {
  const host = testHost();
  expect(await host.start(1, "read", { lengthMB: 3 }, silent)).toEqual({ status: "done", value: 3 });
  expect(await host.start(2, "read", { lengthMB: 30 }, silent)).toMatchObject({
    status: "refused",
    problems: [{ path: "lengthMB" }],
  });
  const job = host.start(3, "read", { lengthMB: 3 }, silent);
  await host.cancel(3);
  expect(await job).toEqual({ status: "cancelled" });
});

it("a job that reads on the way ends, and hears a cancel between two parts", async () => {
  const host = testHost();
  expect(await host.start(1, "readSlowly", { parts: 4 }, silent)).toEqual({ status: "done", value: 4 });
  const job = host.start(2, "readSlowly", { parts: 1e6 }, silent);
  setTimeout(() => void host.cancel(2), 30);
  expect(await job).toEqual({ status: "cancelled" });
});

it("bad input, expected failures and bugs are told apart", async () => {
  const host = testHost();
  expect(await host.start(1, "count", { to: "x" } as never, silent)).toMatchObject({
    status: "refused",
    problems: [{ path: "to" }],
  });
  expect(await host.start(2, "refuse", {}, silent)).toEqual({
    status: "refused",
    problems: [{ path: "a", message: "no" }],
  });
  expect(await host.start(3, "fail", {}, silent)).toEqual({ status: "crashed", message: "a bug" });
  expect(await host.start(4, "toString" as "fail", {}, silent)).toMatchObject({
    status: "refused",
    problems: [{ given: "toString", allowed: "count, fail, refuse, anytime, readSlowly, read" }],
  });
});
