import type { Scenario } from "../../../core/scenario/schema";
import type { Database } from "./database";
import { type ReadScenario, readRevision } from "./readDocument";
import { type DocumentRecord, documentRecord, type Summary } from "./records";
import { revisionsOf } from "./saveDocument";
import { setAside, sortRecords } from "./setAside";

/** Scenarios of the library, deleted ones too, the last changed first. Records that cannot be read are set aside. */
export async function listDocuments(database: Database): Promise<readonly DocumentRecord[]> {
  const { good, bad } = sortRecords(documentRecord, "documents", await database.getAll("documents"));
  for (const each of bad) await setAside(database, each, (each.record as DocumentRecord).id);
  return good.toSorted((a, b) => b.changedMs - a.changedMs);
}

/** Puts a scenario among the deleted, or takes it back from there. */
export async function setDeleted(database: Database, id: string, deletedMs: number | undefined): Promise<void> {
  const transaction = database.transaction("documents", "readwrite", { durability: "strict" });
  const found = documentRecord.safeParse(await transaction.store.get(id));
  if (found.success) {
    const { deletedMs: _, ...record } = found.data;
    await transaction.store.put(deletedMs === undefined ? record : { ...record, deletedMs });
  }
  await transaction.done;
}

/** Deletes scenarios that lie among the deleted since before an instant, with all their revisions, for good. */
export async function purgeDeleted(database: Database, beforeMs: number): Promise<void> {
  for (const { id, deletedMs } of await listDocuments(database)) {
    if (deletedMs === undefined || deletedMs >= beforeMs) continue;
    const stores = ["documents", "revisions", "texts", "histories"] as const;
    const transaction = database.transaction(stores, "readwrite");
    await Promise.all([
      transaction.objectStore("documents").delete(id),
      transaction.objectStore("revisions").delete(revisionsOf(id)),
      transaction.objectStore("texts").delete(revisionsOf(id)),
      transaction.objectStore("histories").delete(id),
      transaction.done,
    ]);
  }
}

/**
 * Gives every scenario whose own record is lost, but not its revisions, a new record. `summarise` makes what the list shows.
 */
export async function rebuildDocuments(
  database: Database,
  readScenario: ReadScenario,
  summarise: (scenario: Scenario) => Summary,
): Promise<void> {
  const known = new Set((await listDocuments(database)).map(({ id }) => id));
  const newest = new Map<string, number>();
  for (const [id, revision] of await database.getAllKeys("texts")) if (!known.has(id)) newest.set(id, revision);
  for (const [id, revision] of newest) {
    const read = await readRevision(database, id, revision, readScenario);
    if (read === undefined) continue;
    const nowMs = Date.now();
    const summary = summarise(read.scenario);
    await database.put("documents", { id, revision, source: "rebuilt", summary, createdMs: nowMs, changedMs: nowMs });
  }
}
