import type { OpenDocument } from "../documentStore";
import type { History } from "../history";
import type { StorageFault } from "./database";
import { isUntouchedExample } from "./saveOf";
import type { SavingStatus } from "./savingState";

/** What a tab knows of a scenario's place in the library. */
export interface Kept {
  /** Its newest revision that this tab has seen. */
  readonly base: number;
  /** The history as it was saved, to tell whether there is more to save. */
  readonly history: History | undefined;
  /** A revision that another tab saved while this one had edits of its own. */
  readonly theirs?: number;
}

/** By the scenario's id; those that were never saved are not in it. */
export type KeptWork = Map<string, Kept>;

/** Whether a document holds what the library does not. */
export function isUnsaved(kept: KeptWork, document: OpenDocument): boolean {
  const known = kept.get(document.id);
  return known === undefined ? !isUntouchedExample(document) : known.history !== document.history;
}

export function isInConflict(kept: KeptWork, id: string): boolean {
  return kept.get(id)?.theirs !== undefined;
}

export function statusOf(kept: KeptWork, document: OpenDocument, fault: StorageFault | undefined): SavingStatus {
  if (isInConflict(kept, document.id)) return "conflict";
  if (fault !== undefined) return "failed";
  if (isUnsaved(kept, document)) return "saving";
  return kept.has(document.id) ? "saved" : "unchanged";
}
