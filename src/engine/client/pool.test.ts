import { expose } from "comlink";
import { expect, it } from "vitest";
import type { JobHost } from "../protocol/jobHost";
import type { JobOutcome, JobProgress } from "../protocol/jobOutcome";
import { createPool, type PoolTiming } from "./pool";
import type { SpawnedWorker } from "./spawnedWorker";

interface TestJobs {
  readonly echo: { readonly input: { readonly text: string }; readonly output: string };
}

type Start = (
  id: number,
  name: keyof TestJobs,
  input: { readonly text: string },
  report: (progress: JobProgress) => void,
) => Promise<JobOutcome<string>>;

const never = new Promise<JobOutcome<string>>(() => undefined);
const echo: Start = async (_id, _name, { text }) => ({ status: "done", value: text });

/** Workers in this thread: the n-th one behaves as `starts(n)` says, and can be made to die. */
function testPool(starts: (worker: number) => Start, options: { size?: number; timing?: Partial<PoolTiming> } = {}) {
  const deaths: ((reason: string) => void)[] = [];
  const cancelled: number[] = [];
  const ended: number[] = [];
  const spawn = (): SpawnedWorker => {
    const { port1, port2 } = new MessageChannel();
    const worker = deaths.length;
    const host: JobHost<TestJobs> = {
      start: starts(worker) as JobHost<TestJobs>["start"],
      cancel: async (id) => void cancelled.push(id),
    };
    expose(host, port1);
    port2.start();
    deaths.push(() => undefined);
    return {
      endpoint: port2,
      terminate: () => {
        ended.push(worker);
        port1.close();
      },
      onDeath: (listener) => {
        deaths[worker] = listener;
      },
    };
  };
  const pool = createPool<TestJobs>({ spawn, poolSize: options.size ?? 1, timing: options.timing });
  const run = (text: string, more: Parameters<typeof pool.run>[2] = {}) =>
    pool.run("echo", () => ({ input: { text } }), more);
  return { pool, run, deaths, cancelled, ended, die: (worker: number) => deaths[worker]?.("test") };
}

const ticks = (count = 5) => new Promise((resolve) => setTimeout(resolve, count));

it("a job's outcome comes back, and workers are started only when there is work", async () => {
  const { pool, run, deaths } = testPool(() => echo, { size: 3 });
  expect(deaths.length).toBe(0);
  expect(await run("a")).toEqual({ status: "done", value: "a" });
  expect(await run("b")).toEqual({ status: "done", value: "b" });
  expect(deaths.length).toBe(1);
  pool.dispose();
});

it("what a person waits for goes before other waiting work, and arrival decides among equals", async () => {
  const begun: string[] = [];
  const { pool, run } = testPool(() => async (_id, _name, { text }) => {
    begun.push(text);
    return { status: "done", value: text };
  });
  await Promise.all([
    run("running"),
    run("background", { priority: "background" }),
    run("normal 1"),
    run("normal 2"),
    run("urgent", { priority: "interactive" }),
  ]);
  expect(begun).toEqual(["running", "urgent", "normal 1", "normal 2", "background"]);
  pool.dispose();
});

it("a waiting job that is cancelled never starts", async () => {
  const begun: string[] = [];
  let finish = (_: JobOutcome<string>): void => undefined;
  const { pool, run } = testPool(() => (_id, _name, { text }) => {
    begun.push(text);
    return new Promise((resolve) => {
      finish = resolve;
    });
  });
  const stop = new AbortController();
  const first = run("first");
  const second = run("second", { signal: stop.signal });
  await ticks();
  stop.abort();
  expect(await second).toEqual({ status: "cancelled" });
  finish({ status: "done", value: "first" });
  expect(await first).toEqual({ status: "done", value: "first" });
  expect(begun).toEqual(["first"]);
  pool.dispose();
});

it("a running job is asked to stop, and its worker goes on with other work", async () => {
  let answer = (_: JobOutcome<string>): void => undefined;
  const { pool, run, cancelled, deaths } = testPool(() => (_id, _name, { text }) => {
    if (text !== "long") return echo(0, "echo", { text }, () => undefined);
    return new Promise((resolve) => {
      answer = resolve;
    });
  });
  const stop = new AbortController();
  const job = run("long", { signal: stop.signal });
  await ticks();
  stop.abort();
  await ticks();
  expect(cancelled.length).toBe(1);
  answer({ status: "cancelled" });
  expect(await job).toEqual({ status: "cancelled" });
  expect(await run("next")).toEqual({ status: "done", value: "next" });
  expect(deaths.length).toBe(1);
  pool.dispose();
});

it("a worker that does not answer a cancel is ended and replaced, within 200 ms", async () => {
  const { pool, run, ended } = testPool((worker) => (worker === 0 ? () => never : echo));
  const stop = new AbortController();
  const job = run("deaf", { signal: stop.signal });
  await ticks();
  const startedMs = performance.now();
  stop.abort();
  expect(await job).toEqual({ status: "cancelled" });
  expect(performance.now() - startedMs).toBeLessThan(200);
  expect(ended).toEqual([0]);
  expect(await run("next")).toEqual({ status: "done", value: "next" });
  pool.dispose();
});

it("a job whose worker dies is tried once more, with its input made anew", async () => {
  const { pool, run, die, deaths } = testPool((worker) => (worker === 0 ? () => never : echo));
  const job = run("again");
  await ticks();
  die(0);
  expect(await job).toEqual({ status: "done", value: "again" });
  expect(deaths.length).toBe(2);
  pool.dispose();
});

it("a job that two workers died on is given up as crashed, and the pool works on", async () => {
  const { pool, run, die } = testPool((worker) => (worker < 2 ? () => never : echo));
  const job = run("deadly");
  await ticks();
  die(0);
  await ticks();
  die(1);
  expect(await job).toMatchObject({ status: "crashed", message: expect.stringContaining("test") });
  expect(await run("next")).toEqual({ status: "done", value: "next" });
  pool.dispose();
});

it("a worker that dies while its job is being cancelled does not bring the job back", async () => {
  const { pool, run, die } = testPool((worker) => (worker === 0 ? () => never : echo));
  const stop = new AbortController();
  const job = run("stopped", { signal: stop.signal });
  await ticks();
  stop.abort();
  die(0);
  expect(await job).toEqual({ status: "cancelled" });
  pool.dispose();
});

it("a job that says nothing for too long hangs; one that reports does not", async () => {
  const reporting: Start = async (_id, _name, { text }, report) => {
    for (let i = 0; i < 6; i++) {
      await ticks(30);
      report({ fraction: i / 6, label: "at it" });
    }
    return { status: "done", value: text };
  };
  const { pool, run, ended } = testPool((worker) => (worker === 0 ? () => never : reporting), {
    timing: { hangMs: 100 },
  });
  const heard: number[] = [];
  const outcome = await run("slow", { onProgress: ({ fraction }) => heard.push(fraction) });
  expect(outcome).toEqual({ status: "done", value: "slow" });
  expect(ended).toEqual([0]);
  expect(heard.length).toBeGreaterThan(3);
  pool.dispose();
});

it("where no worker can be started the outcome says so", async () => {
  const pool = createPool<TestJobs>({
    spawn: () => {
      throw new Error("no threads here");
    },
    poolSize: 1,
  });
  const outcome = await pool.run("echo", () => ({ input: { text: "a" } }));
  expect(outcome).toEqual({ status: "crashed", message: "no threads here" });
});

it("disposing ends everything as cancelled, later jobs too", async () => {
  const { pool, run, ended } = testPool(() => () => never);
  const running = run("running");
  const waiting = run("waiting");
  await ticks();
  pool.dispose();
  expect(await running).toEqual({ status: "cancelled" });
  expect(await waiting).toEqual({ status: "cancelled" });
  expect(await run("late")).toEqual({ status: "cancelled" });
  expect(ended).toEqual([0]);
});
