import type { Database } from "./database";
import type { PackedHistory } from "./historyText";
import { documentRecord, type Summary } from "./records";

/** A state of a scenario to keep. */
export interface DocumentSave {
  readonly id: string;
  /** The revision that it was made from; 0: it was never saved. */
  readonly base: number;
  readonly source: string;
  readonly summary: Summary;
  readonly text: string;
  /** What was done last, for people. */
  readonly step: string;
  readonly savedMs: number;
  readonly history?: PackedHistory;
  /** The base is part of the same step: typing went on. It makes room for this one. */
  readonly replacesBase?: boolean;
  /** The draft that this state makes superfluous. */
  readonly draft?: readonly [documentId: string, tabId: string];
}

export type SaveOutcome =
  | { readonly status: "saved"; readonly revision: number }
  /** Somebody else saved meanwhile; nothing was written. */
  | { readonly status: "conflict"; readonly revision: number };

/** Revisions kept of each scenario. */
export const keptRevisions = 50;

/**
 * Saves a state as the next revision, unless another tab has saved one since: whether one did is looked up in the same transaction. Resolves
 * when the browser has it on disk. Rejects with the storage's error; nothing was written then.
 */
export async function saveDocument(database: Database, save: DocumentSave): Promise<SaveOutcome> {
  const stores = ["documents", "revisions", "texts", "histories", "drafts"] as const;
  const transaction = database.transaction(stores, "readwrite", { durability: "strict" });
  const documents = transaction.objectStore("documents");
  const revisions = transaction.objectStore("revisions");
  const texts = transaction.objectStore("texts");

  const found = documentRecord.safeParse(await documents.get(save.id));
  if (found.success && found.data.revision !== save.base) {
    await transaction.done;
    return { status: "conflict", revision: found.data.revision };
  }
  const { id: documentId, savedMs, step, summary, source, text, history, draft } = save;
  const revision = save.base + 1;
  const createdMs = found.success ? found.data.createdMs : savedMs;
  const writes: Promise<unknown>[] = [
    documents.put({ id: documentId, revision, source, summary, createdMs, changedMs: savedMs }),
    revisions.put({ documentId, revision, savedMs, step }),
    texts.put({ documentId, revision, text }),
  ];
  if (history) writes.push(transaction.objectStore("histories").put({ documentId, ...history }));
  if (draft) writes.push(transaction.objectStore("drafts").delete([...draft]));
  const outdated = await outdatedRevisions(revisions, documentId, save);
  for (const key of outdated) writes.push(revisions.delete(key), texts.delete(key));
  await Promise.all([...writes, transaction.done]);
  return { status: "saved", revision };
}

type RevisionKey = [documentId: string, revision: number];

interface RevisionKeys {
  getAllKeys(range: IDBKeyRange): Promise<RevisionKey[]>;
}

async function outdatedRevisions(
  revisions: RevisionKeys,
  documentId: string,
  { base, replacesBase }: DocumentSave,
): Promise<RevisionKey[]> {
  const keys = await revisions.getAllKeys(revisionsOf(documentId));
  const isReplaced = ([, revision]: RevisionKey): boolean => replacesBase === true && revision === base;
  const kept = keys.filter((key) => !isReplaced(key)).slice(-keptRevisions);
  return keys.filter((key) => !kept.includes(key));
}

/** The keys of all revisions of a document. */
export function revisionsOf(documentId: string): IDBKeyRange {
  return IDBKeyRange.bound([documentId, 0], [documentId, Number.POSITIVE_INFINITY]);
}
