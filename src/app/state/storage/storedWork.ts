import type { DocumentStore } from "../documentStore";
import { addStep, presentStep } from "../history";
import type { Connection } from "./connection";
import { isUnsaved, type KeptWork } from "./keptWork";
import { type ReadScenario, readDocument, type StoredDocument } from "./readDocument";

interface StoredWorkPorts {
  readonly documents: DocumentStore;
  readonly kept: KeptWork;
  readonly connection: Connection;
  readonly readScenario: ReadScenario;
  /** Another tab saved a revision of the open scenario, which has edits of its own. */
  readonly onConflict: (id: string, theirs: number) => void;
}

/** Brings what the library holds onto the page. */
export interface StoredWork {
  /** Opens a scenario: as another document, or in place of what is open. False where it cannot be read. */
  open(id: string, how: "resume" | "adopt"): Promise<boolean>;
  /** Takes what another tab saved of the open scenario, unless that would overwrite something here. */
  catchUp(id: string): Promise<void>;
  /** Puts the other tab's version of the open scenario behind this one's steps, so that undo leads back. */
  takeTheirs(id: string): Promise<void>;
}

export function createStoredWork(ports: StoredWorkPorts): StoredWork {
  const { documents, kept, connection, readScenario, onConflict } = ports;

  async function open(id: string, how: "resume" | "adopt"): Promise<boolean> {
    const before = documents.getState();
    const stored = await read(id);
    // Whoever has begun something else meanwhile does not lose it.
    const isOvertaken = how === "adopt" && documents.getState().history !== before.history;
    if (stored !== undefined && !isOvertaken) put(stored, how);
    return stored !== undefined;
  }

  async function catchUp(id: string): Promise<void> {
    if (!(await isNewer(id))) return;
    const stored = await read(id);
    const known = kept.get(id);
    const now = documents.getState();
    if (stored === undefined || known === undefined || now.id !== id || stored.revision <= known.base) return;
    if (isUnsaved(kept, now)) onConflict(id, stored.revision);
    else put(stored, "adopt");
  }

  async function takeTheirs(id: string): Promise<void> {
    const theirs = await read(id);
    const mine = documents.getState();
    if (theirs === undefined || mine.id !== id) return;
    const { scenario, warnings } = presentStep(theirs.history);
    const step = { name: "take the other tab's version", scenario, warnings, atMs: Date.now() };
    put({ ...theirs, history: addStep(mine.history, step) }, "adopt");
  }

  async function isNewer(id: string): Promise<boolean> {
    const base = kept.get(id)?.base;
    const store = await connection.open();
    if (base === undefined || store === undefined) return false;
    try {
      return ((await store.get("documents", id))?.revision ?? 0) > base;
    } catch (error) {
      connection.report(error);
      return false;
    }
  }

  async function read(id: string): Promise<StoredDocument | undefined> {
    const store = await connection.open();
    if (store === undefined) return undefined;
    try {
      return await readDocument(store, id, readScenario);
    } catch (error) {
      connection.report(error);
      return undefined;
    }
  }

  function put({ id, revision, source, history }: StoredDocument, how: "resume" | "adopt"): void {
    kept.set(id, { base: revision, history });
    const { scenario, warnings } = presentStep(history);
    documents.getState()[how]({ id, source, history, scenario, warnings });
  }

  return { open, catchUp, takeTheirs };
}
