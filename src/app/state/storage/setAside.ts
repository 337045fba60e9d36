import type { z } from "../../../core/base/zod";
import type { Database } from "./database";
import { type SetAsideRecord, setAsideRecord } from "./records";

type StoreName = "documents" | "revisions" | "texts" | "histories" | "drafts";

/** Records that can be read, and those that cannot, with why. */
export interface Sorted<T> {
  readonly good: readonly T[];
  readonly bad: readonly SetAsideRecord[];
}

/** Checks what came out of a store. */
export function sortRecords<T>(schema: z.ZodType<T>, store: StoreName, records: readonly unknown[]): Sorted<T> {
  const good: T[] = [];
  const bad: SetAsideRecord[] = [];
  for (const record of records) {
    const checked = schema.safeParse(record);
    if (checked.success) good.push(checked.data);
    else bad.push(badRecord(store, record, checked.error.issues[0]?.message ?? "not a record"));
  }
  return { good, bad };
}

export function badRecord(store: StoreName, record: unknown, reason: string): SetAsideRecord {
  return { store, reason, setAsideMs: Date.now(), record };
}

/** Moves a record out of the way and keeps it for the person to download; in one transaction, so that it is never in neither place. */
export async function setAside(database: Database, bad: SetAsideRecord, key: IDBValidKey): Promise<void> {
  const store = bad.store as StoreName;
  const transaction = database.transaction([store, "setAside"], "readwrite");
  await Promise.all([
    transaction.objectStore("setAside").add(bad),
    transaction.objectStore(store).delete(key as never),
    transaction.done,
  ]);
}

/** What was set aside and not yet taken. */
export async function listSetAside(database: Database): Promise<readonly SetAsideRecord[]> {
  const records: readonly unknown[] = await database.getAll("setAside");
  return records.map((record) => {
    const checked = setAsideRecord.safeParse(record);
    return checked.success ? checked.data : { store: "setAside", reason: "not a record", setAsideMs: 0, record };
  });
}

/** Forgets what was set aside, once the person has it. */
export async function clearSetAside(database: Database): Promise<void> {
  await database.clear("setAside");
}
