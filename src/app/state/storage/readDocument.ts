import type { Outcome } from "../../../core/base/outcome";
import type { ParsedScenario } from "../../../core/scenario/parseScenario";
import { addStep, type History, presentStep, startHistory } from "../history";
import type { Database } from "./database";
import { packHistory, unpackHistory } from "./historyText";
import { patchBetween } from "./patch";
import { documentRecord, historyRecord, type RevisionRecord, revisionRecord, textRecord } from "./records";
import { revisionsOf } from "./saveDocument";
import { badRecord, setAside } from "./setAside";

/** Checks the JSON text of a scenario as any foreign document, away from the main thread. */
export type ReadScenario = (text: string) => Promise<Outcome<ParsedScenario>>;

/** A scenario as it is kept. */
export interface StoredDocument {
  readonly id: string;
  readonly revision: number;
  readonly source: string;
  /** Its present step is the newest revision. */
  readonly history: History;
}

/**
 * Reads a scenario of the library with its undo history. A newest revision that cannot be read is set aside, and the one before takes its
 * place; undefined where none is left, or there never was one.
 */
export async function readDocument(
  database: Database,
  id: string,
  readScenario: ReadScenario,
): Promise<StoredDocument | undefined> {
  const records = await recordsOf(database, id);
  if (records === undefined) return undefined;
  const { source, revision, text } = records;
  const newest = await checkedText(database, [id, revision], text, readScenario);
  const scenario = newest ?? (await newestOf(database, id, readScenario));
  if (scenario === undefined) return undefined;
  const kept = keptHistory(records.history);
  const history = historyWith(kept, scenario, records.step);
  if (kept !== undefined && history !== kept) await putHistory(database, id, revision, history);
  return { id, revision, source, history };
}

/** The revisions of a scenario, newest first. */
export async function listRevisions(database: Database, id: string): Promise<readonly RevisionRecord[]> {
  const records: readonly unknown[] = await database.getAll("revisions", revisionsOf(id));
  return records.flatMap((record) => revisionRecord.safeParse(record).data ?? []).reverse();
}

/** The scenario of one revision; undefined where it is gone or cannot be read. One that cannot be read is set aside. */
export async function readRevision(
  database: Database,
  id: string,
  revision: number,
  readScenario: ReadScenario,
): Promise<ParsedScenario | undefined> {
  const record: unknown = await database.get("texts", [id, revision]);
  return checkedText(database, [id, revision], record, readScenario);
}

/** All that belongs to the newest revision, from one transaction: another tab may be saving the next. */
async function recordsOf(database: Database, id: string) {
  const transaction = database.transaction(["documents", "histories", "revisions", "texts"]);
  const { data: document } = documentRecord.safeParse(await transaction.objectStore("documents").get(id));
  if (document === undefined) return undefined;
  const { revision, source, changedMs } = document;
  const [history, step, text] = await Promise.all([
    transaction.objectStore("histories").get(id),
    transaction.objectStore("revisions").get([id, revision]),
    transaction.objectStore("texts").get([id, revision]),
    transaction.done,
  ]);
  return { revision, source, history, text, step: { name: step?.step ?? "open", atMs: changedMs } };
}

async function checkedText(
  database: Database,
  key: readonly [documentId: string, revision: number],
  record: unknown,
  readScenario: ReadScenario,
): Promise<ParsedScenario | undefined> {
  if (record === undefined) return undefined;
  const found = textRecord.safeParse(record);
  const read = found.success ? await readScenario(found.data.text) : undefined;
  if (read?.ok) return read.value;
  const reason = read === undefined ? "not a revision" : (read.error[0]?.message ?? "cannot be read");
  await setAside(database, badRecord("texts", record, reason), [...key]);
  return undefined;
}

async function newestOf(
  database: Database,
  id: string,
  readScenario: ReadScenario,
): Promise<ParsedScenario | undefined> {
  for (const { revision } of await listRevisions(database, id)) {
    const read = await readRevision(database, id, revision, readScenario);
    if (read !== undefined) return read;
  }
  return undefined;
}

function keptHistory(record: unknown): History | undefined {
  const kept = historyRecord.safeParse(record);
  return kept.success ? unpackHistory(kept.data) : undefined;
}

/** The kept history, with one step more where the newest revision is not the one that it was kept with: what a closed tab had left. */
function historyWith(
  history: History | undefined,
  { scenario, warnings }: ParsedScenario,
  step: { readonly name: string; readonly atMs: number },
): History {
  if (history === undefined) return startHistory({ scenario, warnings }, step.atMs);
  if (patchBetween(presentStep(history).scenario, scenario) === undefined) return history;
  return addStep(history, { ...step, scenario, warnings });
}

/** Keeps a longer history of a revision, unless there is a newer one by now. */
async function putHistory(database: Database, id: string, revision: number, history: History): Promise<void> {
  const transaction = database.transaction(["documents", "histories"], "readwrite");
  const document = documentRecord.safeParse(await transaction.objectStore("documents").get(id));
  if (document.data?.revision === revision) {
    await transaction.objectStore("histories").put({ documentId: id, ...packHistory(history) });
  }
  await transaction.done;
}
