import { type IDBPDatabase, openDB } from "idb";
import { z } from "../../../core/base/zod";
import type { KeptTraining } from "../../../engine/client/trainer";
import { faultOf, type StorageFault } from "../storage/database";

/** A training that was not over when it was kept. Whatever plan has its settings and satellites can go on with it. */
export interface KeptRecord {
  /** See `settingsDigest`. */
  readonly settings: string;
  readonly fraction: number;
  /** "Round 12 of 100", for people. */
  readonly label: string;
  readonly savedMs: number;
  readonly kept: KeptTraining;
}

const rounds = z.array(z.looseObject({ round: z.number(), accuracy: z.number(), loss: z.number() }));

/** What is shown of a training before it goes on; the rest is checked by the worker that goes on with it. */
const keptSchema = z.looseObject({
  bytes: z.number(),
  training: z.looseObject({
    finished: z.array(z.looseObject({ seed: z.number(), rounds })),
    current: z.looseObject({ rounds }).optional(),
  }),
});

const recordSchema = z.strictObject({
  settings: z.string().min(1),
  fraction: z.number(),
  label: z.string(),
  savedMs: z.number(),
  kept: z.custom<KeptTraining>((value) => keptSchema.safeParse(value).success),
});

/** Stores of their own: what is lost with them can be computed again, so that their form may change with no care for saved work. */
const databaseName = "orbitweave-trainings";
const storeName = "trainings";
const timeIndex = "savedMs";

/** Older ones nobody comes back to. */
const keptDays = 14;
const mostKept = 8;

/** Keeps a training for after a reload, in place of its former state. Why the browser did not is the answer. */
export function keepTraining(record: KeptRecord): Promise<StorageFault | undefined> {
  return withStore(async (database) => {
    const { store, done } = database.transaction(storeName, "readwrite");
    const leastMs = record.savedMs - keptDays * 86_400_000;
    const former = (await store.index(timeIndex).getAllKeys()).filter((key) => key !== record.settings);
    const outdated = await store.index(timeIndex).getAllKeys(IDBKeyRange.upperBound(leastMs));
    for (const key of new Set([...outdated, ...former.slice(0, -(mostKept - 1))])) await store.delete(key);
    await store.put(record);
    await done;
  });
}

/** What is kept of a training; undefined where there is nothing, or nothing that can be read. */
export async function readTraining(settings: string): Promise<KeptRecord | undefined> {
  let found: unknown;
  await withStore(async (database) => {
    found = await database.get(storeName, settings);
  });
  return recordSchema.safeParse(found).data;
}

export async function forgetTraining(settings: string): Promise<void> {
  await withStore((database) => database.delete(storeName, settings));
}

async function withStore(work: (database: IDBPDatabase) => Promise<void>): Promise<StorageFault | undefined> {
  try {
    const database = await openDB(databaseName, 1, {
      upgrade(fresh) {
        fresh.createObjectStore(storeName, { keyPath: "settings" }).createIndex(timeIndex, "savedMs");
      },
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    });
    try {
      await work(database);
    } finally {
      database.close();
    }
    return undefined;
  } catch (error) {
    return faultOf(error);
  }
}
