import { afterAll, expect, it, vi } from "vitest";
import { runToEnd } from "../core/base/progress";
import type { Contacts } from "../core/contact/contactColumns";
import { contactSearch } from "../core/contact/contactSearch";
import { findContacts } from "../core/contact/findContacts";
import { mergeContacts } from "../core/contact/sortContacts";
import { contactSlice } from "../core/scenario/contactSlice";
import { examples } from "../core/scenario/examples";
import { expandedCount } from "../core/scenario/expand";
import { type Scenario, scenarioSchemaId } from "../core/scenario/schema";
import { createPlanner, type Planner } from "../engine/client/planner";
import type { SpawnedWorker } from "../engine/client/spawnedWorker";
import { spawnContactsThread } from "./spawnThread";

// Threads read the sources anew, which takes a second on a busy machine.
vi.setConfig({ testTimeout: 30_000 });

const started: Planner[] = [];

afterAll(() => {
  for (const planner of started) planner.dispose();
});

/** The planner on real threads; `kill` ends the n-th of them as a crash would. */
function startPlanner(poolSize: number) {
  const threads: SpawnedWorker[] = [];
  const planner = createPlanner({
    spawn: () => {
      const thread = spawnContactsThread();
      threads.push(thread);
      return thread;
    },
    poolSize,
  });
  started.push(planner);
  return { planner, threads, kill: (n: number) => threads[n]?.terminate() };
}

function starlinkOver(stationCount: number, planes = 72): Scenario {
  return {
    schema: scenarioSchemaId,
    name: "large",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 24 },
    constellations: [
      {
        id: "shell",
        pattern: "delta",
        planes,
        satellitesPerPlane: 22,
        phasing: 17,
        altitudeKm: 550,
        inclinationDeg: 53,
      },
    ],
    stations: Array.from({ length: stationCount }, (_, i) => ({
      id: `gs-${i}`,
      latDeg: -60 + (120 * i) / stationCount,
      lonDeg: ((i * 137.5) % 360) - 180,
      altitudeKm: 0,
      uplinkMbps: 100,
      downlinkMbps: 200,
    })),
  };
}

/** Shared: threads are slow to start from sources. */
const pair = startPlanner(2);

const star = examples.find(({ id }) => id === "iridium-star")?.scenario as Scenario;
const starText = JSON.stringify(contactSlice(star));
const largeText = JSON.stringify(contactSlice(starlinkOver(100)));

it("threads find what one thread finds, and their blocks add up to it", async () => {
  const { planner } = pair;
  const blocks: Contacts[] = [];
  const fractions: number[] = [];
  const outcome = await planner.findContacts(starText, expandedCount(star), {
    onPartial: (block) => blocks.push(block),
    onProgress: ({ fraction }) => fractions.push(fraction),
  });
  const search = contactSearch(star);
  const whole = runToEnd(findContacts(search));
  expect(outcome).toEqual({ status: "done", value: whole });
  expect(blocks.length).toBeGreaterThan(1);
  expect(mergeContacts(blocks, search.ids)).toEqual(whole);
  expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
  expect(fractions.at(-1)).toBe(1);
});

// Tried again where the machine was too busy with other things to answer in time.
it("a cancel is heard within 200 ms in mid-run, and the pool serves on", { retry: 3 }, async () => {
  const { planner, threads } = pair;
  const threadsBefore = threads.length;
  const stop = new AbortController();
  let blocks = 0;
  let abortedMs = 0;
  const outcome = await planner.findContacts(largeText, 1584, {
    signal: stop.signal,
    onPartial: () => {
      blocks++;
      if (blocks !== 3) return;
      abortedMs = performance.now();
      stop.abort();
    },
  });
  const tookMs = performance.now() - abortedMs;
  expect(outcome).toEqual({ status: "cancelled" });
  expect(tookMs).toBeLessThan(200);
  const blocksAtEnd = blocks;
  expect((await planner.findContacts(starText, 66)).status).toBe("done");
  expect(blocks).toBe(blocksAtEnd);
  expect(threads.length).toBe(threadsBefore);
});

it("a thread that dies in mid-run costs a block's work, not the answer", async () => {
  const { planner, threads, kill } = pair;
  const threadsBefore = threads.length;
  let killed = false;
  // Work for long after: a death that is heard of late must still find blocks that nobody has taken.
  const outcome = await planner.findContacts(JSON.stringify(contactSlice(starlinkOver(2, 18))), 18 * 22, {
    onPartial: () => {
      if (!killed) kill(threadsBefore - 1);
      killed = true;
    },
  });
  expect(outcome).toEqual({ status: "done", value: runToEnd(findContacts(contactSearch(starlinkOver(2, 18)))) });
  expect(threads.length).toBe(threadsBefore + 1);
});

it("a tile is served while a large run goes on, before the run's own waiting work", async () => {
  const { planner } = startPlanner(1);
  const stop = new AbortController();
  let blocks = 0;
  let blocksAtAsking = 0;
  let asked: ReturnType<Planner["makeTile"]> | undefined;
  const run = planner.findContacts(largeText, 1584, {
    signal: stop.signal,
    onPartial: () => {
      blocks++;
      if (blocks !== 2) return;
      blocksAtAsking = blocks;
      asked = planner.makeTile(largeText, 1584, 5);
      void asked.then(() => stop.abort());
    },
  });
  expect(await run).toEqual({ status: "cancelled" });
  const tile = await asked;
  expect(tile?.status === "done" && tile.value.satelliteCount).toBe(1584);
  expect(blocks - blocksAtAsking).toBeLessThanOrEqual(2);
});

it("a slice that is not valid is refused with its problems", async () => {
  const { planner } = pair;
  const broken = JSON.stringify({ ...contactSlice(star), window: { start: "x", durationHours: 24 } });
  expect(await planner.findContacts(broken, 66)).toMatchObject({
    status: "refused",
    problems: [{ path: "window.start" }],
  });
});
