import { parseScenario } from "../../../../core/scenario/parseScenario";
import { createDocumentStore, type DocumentStore } from "../../documentStore";
import { databaseName, openDatabase } from "../database";
import { recoverDrafts } from "../drafts";
import { createSaver, type Saver, type SaverPorts } from "../saver";
import type { TabMessage } from "../tabs";

/** A browser in memory: stores that outlive tabs, and tabs that hear each other. Nothing is saved but on `flush`. */
export interface TestBrowser {
  /** A new tab, with a scenario of the library or with the first example. */
  openTab(id?: string): Promise<TestTab>;
  /** Waits until every tab has done what the others told it. */
  heard(): Promise<void>;
}

export interface TestTab {
  readonly documents: DocumentStore;
  readonly saver: Saver;
  /** Names of copies made, as it opened, of what other tabs had left behind. */
  readonly copies: readonly string[];
  /** Ends it as a crash does: none of its code runs after. */
  crash(): void;
}

/** A browser in which nothing was ever kept. */
export function testBrowser(ports: Partial<SaverPorts> = {}): TestBrowser {
  globalThis.indexedDB = new IDBFactory();
  const listeners = new Map<string, (message: TabMessage) => Promise<void>>();
  let hearing: Promise<void>[] = [];
  let tabCount = 0;

  async function openTab(id?: string): Promise<TestTab> {
    const tabId = `tab-${++tabCount}`;
    const documents = createDocumentStore();
    const saver = createSaver({
      documents,
      tabId,
      openDatabase,
      readScenario: async (text) => parseScenario(JSON.parse(text)),
      tabs: {
        tell(message) {
          for (const [other, hear] of listeners) if (other !== tabId) hearing.push(hear(message));
        },
        listen(hear) {
          listeners.set(tabId, hear);
          return () => listeners.delete(tabId);
        },
      },
      timing: { pauseMs: 1e8, draftShare: Number.POSITIVE_INFINITY },
      ...ports,
    });
    const copies = await recover(saver);
    if (id !== undefined) await saver.open(id, "adopt");
    return { documents, saver, copies, crash: saver.stop };
  }

  async function recover(saver: Saver): Promise<readonly string[]> {
    const database = await saver.database();
    if (database === undefined) return [];
    const { saved, copies } = await recoverDrafts(database, async (tab) => !listeners.has(tab));
    for (const each of saved) saver.tell({ kind: "saved", ...each });
    return copies;
  }

  async function heard(): Promise<void> {
    while (hearing.length > 0) {
      const now = hearing;
      hearing = [];
      await Promise.all(now);
    }
  }

  return { openTab, heard };
}

/** Works on a store directly, to look at it or to damage it. */
export async function withStore<T>(name: string, use: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const opened = indexedDB.open(databaseName);
  await settled(opened);
  try {
    return await settled(use(opened.result.transaction(name, "readwrite").objectStore(name)));
  } finally {
    opened.result.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error));
  });
}
