import "fake-indexeddb/auto";
import { IDBFactory } from "fake-indexeddb";
import { beforeEach, expect, test, vi } from "vitest";
import type { KeptTraining } from "../../../engine/client/trainer";
import { forgetTraining, keepTraining, readTraining } from "./keptTraining";

beforeEach(() => {
  vi.stubGlobal("indexedDB", new IDBFactory());
});

const dayMs = 86_400_000;

function recordOf(settings: string, savedMs = 0) {
  const rounds = [{ round: 1, accuracy: 0.5, loss: 1 }];
  const training = { schema: "orbitweave/saved-training/1", identity: "x", finished: [], current: { rounds } };
  const kept = { training, messagesCrc: [1], bytes: 8 } as unknown as KeptTraining;
  return { settings, fraction: 0.5, label: "Round 2 of 4", savedMs, kept };
}

test("a training that is kept is read again by its settings, in its last state, until it is forgotten", async () => {
  expect(await keepTraining(recordOf("a", 1))).toBeUndefined();
  await keepTraining(recordOf("a", 2));
  expect(await readTraining("a")).toEqual(recordOf("a", 2));
  expect(await readTraining("b")).toBeUndefined();
  await forgetTraining("a");
  expect(await readTraining("a")).toBeUndefined();
});

test("the eight last ones are kept, and none for longer than two weeks", async () => {
  for (let i = 0; i < 10; i++) await keepTraining(recordOf(String(i), i));
  expect(await readTraining("1")).toBeUndefined();
  expect(await readTraining("2")).toBeDefined();
  await keepTraining(recordOf("late", 14 * dayMs + 5));
  expect(await readTraining("5")).toBeUndefined();
  expect(await readTraining("6")).toBeDefined();
});

test("a record of another form counts as none", async () => {
  await keepTraining({ ...recordOf("a"), kept: { training: 1 } as unknown as KeptTraining });
  expect(await readTraining("a")).toBeUndefined();
});

test("a browser that is full says so", async () => {
  vi.spyOn(IDBObjectStore.prototype, "put").mockImplementationOnce(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect((await keepTraining(recordOf("a")))?.kind).toBe("full");
});
