import { z } from "../../../core/base/zod";
import type { Drafts } from "./drafts";

const name = "orbitweave.drafts";

const kept = z.strictObject({
  documentId: z.string(),
  drafts: z.record(z.string(), z.record(z.string(), z.string())),
});

type AllDrafts = Readonly<Record<string, Drafts>>;

/** What this tab kept for a document: what was typed and is not in it. None where the tab has another one's, or nothing. */
export function keptDrafts(documentId: string): AllDrafts {
  try {
    const checked = kept.safeParse(JSON.parse(sessionStorage.getItem(name) ?? "null"));
    return checked.success && checked.data.documentId === documentId ? checked.data.drafts : {};
  } catch {
    return {};
  }
}

/** Keeps them until the tab is closed. A browser that keeps nothing loses them with a reload. */
export function keepDrafts(documentId: string, drafts: AllDrafts): void {
  try {
    if (Object.keys(drafts).length === 0) sessionStorage.removeItem(name);
    else sessionStorage.setItem(name, JSON.stringify({ documentId, drafts }));
  } catch {
    // Blocked or full: they live as long as the page.
  }
}
