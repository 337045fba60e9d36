import { randomId } from "../randomId";
import type { Database } from "./database";
import { type DraftRecord, draftRecord } from "./records";
import { type DocumentSave, saveDocument } from "./saveDocument";
import { copyName } from "./saveOf";
import { badRecord, setAside, sortRecords } from "./setAside";

/**
 * Hands an edit to the browser without waiting or looking anything up: once the call returns, the edit outlives the page. The transaction
 * that makes it a revision takes the draft away.
 */
export function writeDraft(database: Database, draft: DraftRecord): Promise<void> {
  const transaction = database.transaction("drafts", "readwrite", { durability: "relaxed" });
  const written = Promise.all([transaction.store.put(draft), transaction.done]);
  transaction.commit();
  return written.then(() => undefined);
}

export async function deleteDraft(database: Database, documentId: string, tabId: string): Promise<void> {
  await database.delete("drafts", [documentId, tabId]);
}

/** What became of the drafts that ended tabs had left. */
export interface RecoveredDrafts {
  /** Drafts that are the newest revision of their scenario now. */
  readonly saved: readonly { readonly id: string; readonly revision: number }[];
  /** Names of the copies made of scenarios that had moved on without the draft. */
  readonly copies: readonly string[];
}

/**
 * Makes a revision of each draft whose tab has ended: of its own scenario where nobody saved that since, else of a copy. Drafts of tabs that
 * still live are theirs.
 */
export async function recoverDrafts(
  database: Database,
  hasEnded: (tabId: string) => Promise<boolean>,
): Promise<RecoveredDrafts> {
  const { good, bad } = sortRecords(draftRecord, "drafts", await database.getAll("drafts"));
  for (const each of bad) {
    const { documentId, tabId } = each.record as DraftRecord;
    await setAside(database, each, [documentId, tabId]);
  }
  const saved: { id: string; revision: number }[] = [];
  const copies: string[] = [];
  for (const draft of good) {
    if (!(await hasEnded(draft.tabId))) continue;
    const save = saveOfDraft(draft);
    const outcome = await saveDocument(database, save);
    if (outcome.status === "saved") saved.push({ id: draft.documentId, revision: outcome.revision });
    else copies.push(...(await saveCopy(database, draft, save)));
  }
  return { saved, copies };
}

function saveOfDraft({ documentId, tabId, base, source, summary, text, savedMs }: DraftRecord): DocumentSave {
  const step = "last edits before the page closed";
  return { id: documentId, base, source, summary, text, savedMs, step, draft: [documentId, tabId] };
}

/** Returns the copy's name; nothing where the draft is damaged: it is set aside then. */
async function saveCopy(database: Database, draft: DraftRecord, save: DocumentSave): Promise<string[]> {
  const copy = copyOf(draft);
  if (copy === undefined) {
    await setAside(database, badRecord("drafts", draft, "not JSON"), [draft.documentId, draft.tabId]);
    return [];
  }
  await saveDocument(database, { ...save, ...copy, id: randomId(), base: 0 });
  return [copy.summary.name];
}

function copyOf({ summary, text }: DraftRecord): Pick<DraftRecord, "summary" | "text"> | undefined {
  const name = copyName(summary.name, " (recovered)");
  try {
    const scenario = { ...(JSON.parse(text) as object), name };
    return { text: JSON.stringify(scenario), summary: { ...summary, name } };
  } catch {
    return undefined;
  }
}
