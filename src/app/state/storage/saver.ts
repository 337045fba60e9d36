import { createStore, type StoreApi } from "zustand/vanilla";
import { type DocumentStore, type OpenDocument, openDocument } from "../documentStore";
import { randomId } from "../randomId";
import { createConnection, type OpenDatabase } from "./connection";
import type { Database } from "./database";
import { deleteDraft } from "./drafts";
import { createDraftWriter } from "./draftWriter";
import { isInConflict, isUnsaved, type KeptWork, statusOf } from "./keptWork";
import type { ReadScenario } from "./readDocument";
import { saveDocument } from "./saveDocument";
import { copyName, documentSave } from "./saveOf";
import type { SavingState } from "./savingState";
import { createStoredWork } from "./storedWork";
import type { OtherTabs, TabMessage } from "./tabs";

/** What a saver needs of the page. */
export interface SaverPorts {
  readonly documents: DocumentStore;
  readonly openDatabase: OpenDatabase;
  readonly readScenario: ReadScenario;
  readonly tabs: OtherTabs;
  readonly tabId: string;
  readonly timing?: SaverTiming;
}

export interface SaverTiming {
  /** Edits that follow each other faster are saved together; the draft of each is written at once. */
  readonly pauseMs: number;
  /** Drafts take at most this share of the main thread's time: those of small scenarios are written with every edit. */
  readonly draftShare: number;
}

/** Keeps what is open, and what was open before, in step with the library. */
export interface Saver {
  readonly state: StoreApi<SavingState>;
  /** The library's stores; undefined where the browser gives none. */
  database(): Promise<Database | undefined>;
  /** Opens a scenario of the library: as another document, or in place of what is open. False where it cannot be read. */
  open(id: string, how: "resume" | "adopt"): Promise<boolean>;
  /** Writes all that is not yet kept, at once. The draft of it is on its way to the browser when the call returns. */
  flush(): Promise<void>;
  /** Looks whether another tab has saved the open scenario; tabs that sleep are not told. */
  catchUp(): Promise<void>;
  /** Tells what the storage answered to somebody else; it shows like a fault of saving. */
  report(error: unknown): void;
  /** Whether something is in the page's memory only, and cannot be kept. */
  isAtRisk(): boolean;
  /** Settles that two tabs edited one scenario: mine becomes a copy, or theirs a step of mine that can be undone. */
  resolveConflict(choice: "keep mine" | "take theirs"): Promise<void>;
  /** Tells this tab's library and all other tabs what has changed in the stores. */
  tell(message: TabMessage): void;
  stop(): void;
}

const usualTiming: SaverTiming = { pauseMs: 300, draftShare: 0.1 };
/** A storage that refuses is not asked more often. */
const pauseAfterFaultMs = 5000;

/** Saves every edit of a document store by itself, and follows what other tabs save of the same scenario. */
export function createSaver(ports: SaverPorts): Saver {
  const { documents, openDatabase, readScenario, tabs, tabId, timing = usualTiming } = ports;
  const state = createStore<SavingState>(() => ({ status: "unchanged", libraryVersion: 0 }));
  const kept: KeptWork = new Map();
  const waiting = new Map<string, OpenDocument>();
  const connection = createConnection(openDatabase, { onOutdated: () => writeDraft(true), onChange: show });
  const stored = createStoredWork({ documents, kept, connection, readScenario, onConflict: markConflict });
  const drafts = createDraftWriter(connection, tabId, timing.draftShare);
  let running: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const stopFollowing = documents.subscribe((now, before) => {
    if (now.id === before.id && now.history === before.history) return;
    if (now.id !== before.id) void onOpened(now.id);
    if (isUnsaved(kept, now)) {
      if (!isInConflict(kept, now.id)) waiting.set(now.id, openDocument(now));
      writeDraft(false);
      schedule();
    }
    show();
  });
  const stopListening = tabs.listen(async (message) => {
    bumpLibrary();
    if (message.kind === "saved" && message.id === documents.getState().id) await catchUp(message.id);
  });

  function writeDraft(isUrgent: boolean): void {
    const document = documents.getState();
    if (isUnsaved(kept, document)) drafts.write(document, kept.get(document.id)?.base ?? 0, isUrgent);
  }

  function schedule(): void {
    timer ??= setTimeout(() => void flush(), connection.fault === undefined ? timing.pauseMs : pauseAfterFaultMs);
  }

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    writeDraft(true);
    running ??= saveWaiting().finally(() => {
      running = undefined;
      if (waiting.size > 0 && connection.fault?.kind !== "outdated") schedule();
      show();
    });
    await running;
  }

  async function saveWaiting(): Promise<void> {
    for (const id of waiting.keys()) {
      const store = await connection.open();
      const document = waiting.get(id);
      if (store === undefined) return;
      if (document === undefined) continue;
      // An edit made while this one is on its way waits anew, and comes up again in this loop.
      waiting.delete(id);
      const isSaved = await save(store, document);
      if (isSaved) continue;
      if (!waiting.has(id)) waiting.set(id, document);
      return;
    }
  }

  /** False where the storage refused. */
  async function save(store: Database, document: OpenDocument): Promise<boolean> {
    const { id, history } = document;
    const known = kept.get(id);
    try {
      const outcome = await saveDocument(store, documentSave(document, known, tabId));
      connection.report();
      if (outcome.status === "conflict") {
        markConflict(id, outcome.revision);
        return true;
      }
      kept.set(id, { base: outcome.revision, history });
      if (id === documents.getState().id) state.setState({ savedMs: Date.now() });
      tell({ kind: "saved", id, revision: outcome.revision });
      return true;
    } catch (error) {
      connection.report(error);
      return false;
    }
  }

  function markConflict(id: string, theirs: number): void {
    const { base, history } = kept.get(id) ?? { base: 0, history: undefined };
    waiting.delete(id);
    kept.set(id, { base, history, theirs });
    show();
  }

  /** What was open before is saved without delay; what is open now may have been saved by another tab meanwhile. */
  async function onOpened(id: string): Promise<void> {
    state.setState({ savedMs: undefined });
    if (waiting.size > 0) await flush();
    if (kept.has(id)) await catchUp(id);
  }

  async function catchUp(id: string): Promise<void> {
    if (running !== undefined) await running;
    await stored.catchUp(id);
    show();
  }

  async function open(id: string, how: "resume" | "adopt"): Promise<boolean> {
    const { id: openId, former, goBack } = documents.getState();
    if (id === openId) return true;
    if (id === former?.id) {
      goBack();
      return true;
    }
    await flush();
    const isFound = await stored.open(id, how);
    show();
    return isFound;
  }

  async function resolveConflict(choice: "keep mine" | "take theirs"): Promise<void> {
    const { id } = documents.getState();
    if (!isInConflict(kept, id)) return;
    if (choice === "keep mine") keepMine();
    else await stored.takeTheirs(id);
    await flush();
    // What the draft holds has a place of its own now.
    if (connection.database !== undefined && waiting.size === 0) await deleteDraft(connection.database, id, tabId);
  }

  function keepMine(): void {
    const { id, adopt, edit } = documents.getState();
    kept.delete(id);
    adopt({ ...openDocument(documents.getState()), id: randomId() });
    edit("keep as a copy", (scenario) => ({ ...scenario, name: copyName(scenario.name) }));
  }

  function tell(message: TabMessage): void {
    bumpLibrary();
    tabs.tell(message);
  }

  function bumpLibrary(): void {
    state.setState(({ libraryVersion }) => ({ libraryVersion: libraryVersion + 1 }));
  }

  function show(): void {
    const { fault } = connection;
    const status = statusOf(kept, documents.getState(), fault);
    const former = state.getState();
    if (former.status !== status || former.fault !== fault) state.setState({ status, fault });
  }

  return {
    state,
    database: connection.open,
    open,
    flush,
    catchUp: () => catchUp(documents.getState().id),
    isAtRisk: () => connection.fault !== undefined && (waiting.size > 0 || isUnsaved(kept, documents.getState())),
    report: connection.report,
    resolveConflict,
    tell,
    stop() {
      stopFollowing();
      stopListening();
      clearTimeout(timer);
      connection.close();
    },
  };
}
