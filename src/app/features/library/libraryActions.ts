import { examples } from "../../../core/scenario/examples";
import type { Scenario } from "../../../core/scenario/schema";
import { documentStore } from "../../state/documentStore";
import { presentStep } from "../../state/history";
import { randomId } from "../../state/randomId";
import type { Database } from "../../state/storage/database";
import { listDocuments, purgeDeleted, setDeleted } from "../../state/storage/libraryRecords";
import { readDocument, readRevision } from "../../state/storage/readDocument";
import { readScenario } from "../../state/storage/readScenario";
import { saveDocument } from "../../state/storage/saveDocument";
import { copyName } from "../../state/storage/saveOf";
import { saver } from "../../state/storage/saving";
import { summaryOf } from "../../state/storage/summaryOf";

/** What a person can do with saved scenarios. Each resolves to false where the scenario is gone, cannot be read, or storage refuses. */

export function openStored(id: string): Promise<boolean> {
  return saver.open(id, "resume");
}

export async function renameStored(id: string, name: string): Promise<boolean> {
  const rename = (scenario: Scenario): Scenario => ({ ...scenario, name });
  const open = documentStore.getState();
  if (open.id === id) {
    open.edit("rename", rename);
    return true;
  }
  return withDatabase(async (database) => {
    const stored = await readDocument(database, id, readScenario);
    if (stored === undefined) return false;
    const scenario = rename(presentStep(stored.history).scenario);
    const { revision: base, source } = stored;
    const saved = await saveDocument(database, { ...contentOf(scenario), id, base, source, step: "rename" });
    if (saved.status === "saved") saver.tell({ kind: "saved", id, revision: saved.revision });
    return saved.status === "saved";
  });
}

export async function duplicateStored(id: string): Promise<boolean> {
  const scenario = await storedScenario(id);
  return scenario !== undefined && addToLibrary({ ...scenario, name: copyName(scenario.name) }, "duplicate");
}

/** Keeps a scenario as a new one of the library. */
export async function addToLibrary(scenario: Scenario, source: string): Promise<boolean> {
  return withDatabase(async (database) => {
    await saveDocument(database, { ...contentOf(scenario), id: randomId(), base: 0, source, step: source });
    saver.tell({ kind: "library" });
    return true;
  });
}

/** Puts a scenario among the deleted. If it is the open one, another takes its place on the page. */
export async function deleteStored(id: string): Promise<boolean> {
  return withDatabase(async (database) => {
    await saver.flush();
    await setDeleted(database, id, Date.now());
    if (documentStore.getState().id === id) await openAnother(database);
    saver.tell({ kind: "library" });
    return true;
  });
}

export async function restoreDeleted(id: string): Promise<boolean> {
  return withDatabase(async (database) => {
    await setDeleted(database, id, undefined);
    saver.tell({ kind: "library" });
    return true;
  });
}

/** Forgets everything that lies among the deleted; this makes room. */
export async function emptyDeleted(): Promise<boolean> {
  return withDatabase(async (database) => {
    await purgeDeleted(database, Number.POSITIVE_INFINITY);
    saver.tell({ kind: "library" });
    return true;
  });
}

/** Brings a revision back as an edit of its scenario, which is opened for it: undo leads back again. */
export async function restoreRevision(id: string, revision: number, time: string): Promise<boolean> {
  return withDatabase(async (database) => {
    const read = await readRevision(database, id, revision, readScenario);
    if (read === undefined || !(await openStored(id))) return false;
    const { scenario, warnings } = read;
    documentStore.getState().edit(`restore revision of ${time}`, () => scenario, { warnings });
    return true;
  });
}

/** The newest revision of a scenario, or what is open of it. */
export async function storedScenario(id: string): Promise<Scenario | undefined> {
  const open = documentStore.getState();
  if (open.id === id) return open.scenario;
  const database = await saver.database();
  const stored = database && (await readDocument(database, id, readScenario));
  return stored && presentStep(stored.history).scenario;
}

function contentOf(scenario: Scenario) {
  return { summary: summaryOf(scenario), text: JSON.stringify(scenario), savedMs: Date.now() };
}

async function openAnother(database: Database): Promise<void> {
  const next = (await listDocuments(database)).find(({ deletedMs }) => deletedMs === undefined);
  if (next !== undefined && (await saver.open(next.id, "resume"))) return;
  const [first] = examples;
  if (first) documentStore.getState().open(first.scenario, [], first.title);
}

async function withDatabase(run: (database: Database) => Promise<boolean>): Promise<boolean> {
  const database = await saver.database();
  if (database === undefined) return false;
  try {
    return await run(database);
  } catch (error) {
    saver.report(error);
    return false;
  }
}
