import "fake-indexeddb/auto";
import { describe, expect, it } from "vitest";
import { failure } from "../../../core/base/outcome";
import { examples } from "../../../core/scenario/examples";
import { testBrowser, withStore } from "./__fixtures__/testBrowser";
import { faultOf, faults, openDatabase } from "./database";
import { listDocuments, purgeDeleted, rebuildDocuments, setDeleted } from "./libraryRecords";
import { listRevisions } from "./readDocument";
import { keptRevisions } from "./saveDocument";
import type { Saver } from "./saver";
import { listSetAside } from "./setAside";
import { summaryOf } from "./summaryOf";

const [, other] = examples;
if (other === undefined) throw new Error("too few examples");

async function databaseOf(saver: Saver) {
  const database = await saver.database();
  if (database === undefined) throw new Error("no database");
  return database;
}

/** A tab with a scenario that was edited and saved once. */
async function editedTab(browser = testBrowser()) {
  const tab = await browser.openTab();
  const write = (text: string, group?: string): void =>
    tab.documents
      .getState()
      .edit(`write ${text}`, (scenario) => ({ ...scenario, description: text }), group ? { group } : {});
  write("begun");
  await tab.saver.flush();
  return { browser, ...tab, write, database: await databaseOf(tab.saver) };
}

describe("saver", () => {
  it("keeps no example that was only looked at, and every other scenario at once", async () => {
    const { documents, saver } = await testBrowser().openTab();
    await saver.flush();
    expect(saver.state.getState().status).toBe("unchanged");
    expect(await listDocuments(await databaseOf(saver))).toEqual([]);
    documents.getState().open({ ...other.scenario, name: "From a file" }, [], "plan.json");
    expect(saver.state.getState().status).toBe("saving");
    await saver.flush();
    expect(saver.state.getState().status).toBe("saved");
    const [record] = await listDocuments(await databaseOf(saver));
    expect(record?.summary).toMatchObject({ name: "From a file", satellites: 66, stations: 6 });
    expect(record?.source).toBe("plan.json");
  });

  it("saves what was open before when something else is opened", async () => {
    const { documents, saver, write, database } = await editedTab();
    write("last words");
    documents.getState().open({ ...other.scenario, name: "Another" });
    await saver.flush();
    const records = await listDocuments(database);
    expect(records.map(({ summary }) => summary.name).toSorted()).toEqual(["Another", "First contacts"]);
    documents.getState().goBack();
    expect(documents.getState().scenario.description).toBe("last words");
  });

  it("one step is one revision, however often it is saved; the last fifty are kept", async () => {
    const { documents, saver, write, database } = await editedTab();
    const { id } = documents.getState();
    for (const text of ["a", "ab", "abc"]) {
      write(text, "field");
      await saver.flush();
    }
    const steps = async () => (await listRevisions(database, id)).map(({ step }) => step);
    expect(await steps()).toEqual(["write abc", "write begun"]);
    for (let i = 0; i < keptRevisions + 5; i++) {
      write(String(i));
      await saver.flush();
    }
    expect((await steps()).length).toBe(keptRevisions);
    expect((await steps())[0]).toBe(`write ${keptRevisions + 4}`);
    expect(await database.count("texts")).toBe(keptRevisions);
  });

  it("a storage that refuses is told of, nothing is lost, and the next save takes everything along", async () => {
    const { saver, write, database, browser, documents } = await editedTab();
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
    write("too much");
    await saver.flush();
    IDBObjectStore.prototype.put = put;
    expect(saver.state.getState()).toMatchObject({ status: "failed", fault: { kind: "full" } });
    expect(saver.isAtRisk()).toBe(true);
    write("more");
    await saver.flush();
    expect(saver.state.getState()).toMatchObject({ status: "saved", fault: undefined });
    expect(saver.isAtRisk()).toBe(false);
    const again = await browser.openTab(documents.getState().id);
    expect(again.documents.getState().scenario.description).toBe("more");
    expect(await database.count("drafts")).toBe(0);
  });

  it("without storage the page works on in memory and says why", async () => {
    const { documents, saver } = await testBrowser({ openDatabase: async () => failure(faults.blocked) }).openTab();
    documents.getState().edit("write", (scenario) => ({ ...scenario, description: "kept in memory" }));
    await saver.flush();
    expect(saver.state.getState()).toMatchObject({ status: "failed", fault: { kind: "blocked" } });
    expect(saver.isAtRisk()).toBe(true);
    expect(documents.getState().scenario.description).toBe("kept in memory");
  });

  it("a connection that was closed behind its back is opened again", async () => {
    const { saver, write, database, documents, browser } = await editedTab();
    database.close();
    write("after");
    await saver.flush();
    await saver.flush();
    expect(saver.state.getState().status).toBe("saved");
    const again = await browser.openTab(documents.getState().id);
    expect(again.documents.getState().scenario.description).toBe("after");
  });

  it("a newest revision that cannot be read is set aside, and the one before opens", async () => {
    const { saver, write, database, browser, documents } = await editedTab();
    write("spoilt");
    await saver.flush();
    const { id } = documents.getState();
    await withStore("texts", (store) => store.put({ documentId: id, revision: 2, text: '{"schema":"x"}' }));
    const again = await browser.openTab(id);
    expect(again.documents.getState().scenario.description).toBe("begun");
    expect(await listSetAside(database)).toMatchObject([{ store: "texts", record: { revision: 2 } }]);
    again.documents.getState().edit("write", (scenario) => ({ ...scenario, description: "goes on" }));
    await again.saver.flush();
    expect(again.saver.state.getState().status).toBe("saved");
  });

  it("a record of the list that cannot be read is set aside, and made anew from the revisions", async () => {
    const { saver, database, documents } = await editedTab();
    const { id, scenario } = documents.getState();
    await withStore("documents", (store) => store.put({ id, revision: "many" }));
    await rebuildDocuments(database, async () => ({ ok: true, value: { scenario, warnings: [] } }), summaryOf);
    expect(await listSetAside(database)).toMatchObject([{ store: "documents", record: { id } }]);
    expect(await listDocuments(database)).toMatchObject([{ id, revision: 1, summary: { name: scenario.name } }]);
    expect(saver.state.getState().status).toBe("saved");
  });

  it("a draft that cannot be read is set aside and does not stop the others", async () => {
    const { browser, write, documents, crash, database } = await editedTab();
    write("drafted");
    await withStore("drafts", (store) => store.put({ documentId: "x", tabId: "y", base: "z" }));
    crash();
    const again = await browser.openTab(documents.getState().id);
    expect(again.documents.getState().scenario.description).toBe("drafted");
    expect(await listSetAside(await databaseOf(again.saver))).toMatchObject([{ store: "drafts" }]);
    expect(database.name).toBe("orbitweave");
  });

  it("what is deleted can be taken back, also by an edit, until it is purged", async () => {
    const { saver, write, database, documents } = await editedTab();
    const { id } = documents.getState();
    await setDeleted(database, id, 1000);
    expect((await listDocuments(database))[0]?.deletedMs).toBe(1000);
    await setDeleted(database, id, undefined);
    expect((await listDocuments(database))[0]?.deletedMs).toBeUndefined();
    await setDeleted(database, id, 1000);
    write("still at it");
    await saver.flush();
    expect((await listDocuments(database))[0]?.deletedMs).toBeUndefined();
    await purgeDeleted(database, Number.POSITIVE_INFINITY);
    expect(await database.count("documents")).toBe(1);
    await setDeleted(database, id, 1000);
    await purgeDeleted(database, 1001);
    for (const store of ["documents", "revisions", "texts", "histories"] as const) {
      expect(await database.count(store), store).toBe(0);
    }
    write("and again");
    await saver.flush();
    expect(saver.state.getState().status).toBe("saved");
  });

  it("a tab whose stores a newer version takes over writes its last edit and then keeps away", async () => {
    const { saver, write, browser, database } = await editedTab();
    write("just before");
    const taken = indexedDB.open("orbitweave", 99);
    const drafts = await new Promise<unknown[]>((resolve) => {
      taken.addEventListener("success", () => {
        const all = taken.result.transaction("drafts").objectStore("drafts").getAll();
        all.addEventListener("success", () => resolve(all.result));
      });
    });
    expect(JSON.stringify(drafts)).toContain("just before");
    expect(saver.state.getState()).toMatchObject({ status: "failed", fault: { kind: "outdated" } });
    expect(database.version).toBe(1);
    taken.result.close();
    const late = await browser.openTab();
    expect(late.saver.state.getState()).toMatchObject({ status: "failed", fault: { kind: "newer" } });
  });
});

describe("storage faults", () => {
  it("are told apart by the browser's names", () => {
    const kindOf = (name: string) => faultOf(new DOMException("why", name)).kind;
    expect(kindOf("QuotaExceededError")).toBe("full");
    expect(kindOf("VersionError")).toBe("newer");
    expect(kindOf("SecurityError")).toBe("blocked");
    expect(kindOf("UnknownError")).toBe("damaged");
    expect(faultOf(new DOMException("disk", "UnknownError")).message).toContain("UnknownError: disk");
    expect(faultOf(new ReferenceError("indexedDB is not defined")).kind).toBe("blocked");
  });

  it("a browser without IndexedDB is one that keeps nothing", async () => {
    const before = globalThis.indexedDB;
    Object.defineProperty(globalThis, "indexedDB", { value: undefined, configurable: true, writable: true });
    const outcome = await openDatabase({ onOutdated: () => undefined, onLost: () => undefined });
    globalThis.indexedDB = before;
    expect(outcome).toMatchObject({ ok: false, error: { kind: "blocked" } });
  });
});
