import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { failure, type Outcome, success } from "../../../core/base/outcome";
import type { DocumentRecord, DraftRecord, HistoryRecord, RevisionRecord, SetAsideRecord, TextRecord } from "./records";

interface Stores extends DBSchema {
  documents: { key: string; value: DocumentRecord };
  revisions: { key: [documentId: string, revision: number]; value: RevisionRecord };
  texts: { key: [documentId: string, revision: number]; value: TextRecord };
  histories: { key: string; value: HistoryRecord };
  drafts: { key: [documentId: string, tabId: string]; value: DraftRecord };
  setAside: { key: number; value: SetAsideRecord };
}

export type Database = IDBPDatabase<Stores>;

/** Why work cannot be kept. */
export interface StorageFault {
  readonly kind: "blocked" | "full" | "damaged" | "newer" | "outdated" | "slow";
  /** For people: what is wrong, and what helps. */
  readonly message: string;
}

export interface DatabaseEvents {
  /** Another tab wants to change the stores' shape. The connection closes right after. */
  onOutdated(): void;
  /** The browser closed the connection by itself. */
  onLost(): void;
}

export const databaseName = "orbitweave";
const databaseVersion = 1;

/** Browsers have been seen to leave the question open for ever. */
const longestOpenMs = 4000;

/** Opens the page's stores, making them on the first visit. Never rejects and never hangs. */
export async function openDatabase(events: DatabaseEvents): Promise<Outcome<Database, StorageFault>> {
  try {
    const opening = openDB<Stores>(databaseName, databaseVersion, {
      upgrade: makeStores,
      blocking: (_current, wanted, event) => {
        // No version is wanted by whoever deletes the stores: they are made anew with the next save.
        if (wanted === null) events.onLost();
        else events.onOutdated();
        (event.target as IDBDatabase).close();
      },
      terminated: () => events.onLost(),
    });
    const database = await Promise.race([opening, afterMs(longestOpenMs)]);
    if (database !== undefined) return success(database);
    // Whenever it comes, nobody waits for it any more, and it must not stand in the way of other tabs.
    void opening.then(
      (late) => late.close(),
      () => undefined,
    );
    return failure(faults.slow);
  } catch (error) {
    return failure(faultOf(error));
  }
}

/** What an error of the storage means for people. */
export function faultOf(error: unknown): StorageFault {
  const name = error instanceof Error || error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return faults.full;
  if (name === "VersionError") return faults.newer;
  if (name === "SecurityError" || name === "ReferenceError" || name === "TypeError" || name === "NotSupportedError") {
    return faults.blocked;
  }
  const detail = error instanceof Error || error instanceof DOMException ? error.message : String(error);
  return { ...faults.damaged, message: `${faults.damaged.message} (${name === "" ? detail : `${name}: ${detail}`})` };
}

export const faults = {
  blocked: {
    kind: "blocked",
    message: "This browser keeps nothing for this page: site data are blocked, or the window is a private one.",
  },
  full: {
    kind: "full",
    message: "The browser's storage for this page is full. Deleting scenarios for good in the library makes room.",
  },
  damaged: { kind: "damaged", message: "The browser's storage for this page cannot be read or written." },
  newer: {
    kind: "newer",
    message: "Saved work in this browser was written by a newer Orbitweave. Reload the page to get it.",
  },
  outdated: {
    kind: "outdated",
    message: "A newer Orbitweave in another tab has taken over the storage. Reload this page to go on with it.",
  },
  slow: { kind: "slow", message: "The browser's storage does not answer. Close other tabs of Orbitweave and reload." },
} as const satisfies Readonly<Record<StorageFault["kind"], StorageFault>>;

function makeStores(database: Database): void {
  database.createObjectStore("documents", { keyPath: "id" });
  database.createObjectStore("revisions", { keyPath: ["documentId", "revision"] });
  database.createObjectStore("texts", { keyPath: ["documentId", "revision"] });
  database.createObjectStore("histories", { keyPath: "documentId" });
  database.createObjectStore("drafts", { keyPath: ["documentId", "tabId"] });
  database.createObjectStore("setAside", { autoIncrement: true });
}

function afterMs(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms));
}
