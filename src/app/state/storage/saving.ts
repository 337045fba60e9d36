import { examples } from "../../../core/scenario/examples";
import { documentStore, newDocument } from "../documentStore";
import { randomId } from "../randomId";
import { openDatabase } from "./database";
import { recoverDrafts } from "./drafts";
import { lastOpen, rememberOpen } from "./lastOpen";
import { purgeDeleted, rebuildDocuments } from "./libraryRecords";
import { readScenario } from "./readScenario";
import { isUntouchedExample } from "./saveOf";
import { createSaver } from "./saver";
import { summaryOf } from "./summaryOf";
import { hasTabEnded, holdTabLock, oneTabAtATime, otherTabs } from "./tabs";

const tabId = randomId();

/** Saves the page's document. */
export const saver = createSaver({ documents: documentStore, openDatabase, readScenario, tabs: otherTabs(), tabId });

/** Longer than this nobody waits for the work of the last visit; it opens when it comes. */
const longestWaitMs = 3000;

/** Deleted scenarios can be taken back for so long. */
const deletedDays = 30;

/**
 * Opens what was open last, in this tab or in any, and begins to save. Resolves when the page can be drawn with it, or after three seconds.
 * On a first visit that is at once.
 */
export async function startSaving(): Promise<void> {
  holdTabLock(tabId);
  const last = lastOpen();
  const restored = restore(last).then(tidy);
  if (last !== undefined) await Promise.race([restored, afterMs(longestWaitMs)]);
  documentStore.subscribe(rememberDocument);
  if (documentStore.getState().id === last) rememberDocument();
  document.addEventListener("visibilitychange", () => void (document.hidden ? saver.flush() : saver.catchUp()));
  window.addEventListener("pagehide", () => void saver.flush());
  window.addEventListener("pageshow", () => void saver.catchUp());
  window.addEventListener("beforeunload", (event) => {
    // The browser asks whether to leave: the last edits are nowhere but here.
    if (saver.isAtRisk()) event.preventDefault();
  });
}

const exampleMark = "example:";

async function restore(last: string | undefined): Promise<void> {
  if (last?.startsWith(exampleMark)) {
    const example = examples.find(({ id }) => `${exampleMark}${id}` === last);
    if (example) documentStore.getState().adopt(newDocument(example.scenario, [], example.title));
  }
  const database = await saver.database();
  if (database === undefined) return;
  await oneTabAtATime("recovery", async () => {
    const { saved, copies } = await recoverDrafts(database, hasTabEnded);
    for (const each of saved) saver.tell({ kind: "saved", ...each });
    if (copies.length > 0) saver.state.setState({ recovered: copies });
  }).catch(() => undefined);
  if (last === undefined || last.startsWith(exampleMark)) return;
  const isFound = await saver.open(last, "adopt");
  if (!isFound) saver.state.setState({ isLastLost: true });
}

/** What can wait until the page stands. */
async function tidy(): Promise<void> {
  const database = await saver.database();
  if (database === undefined) return;
  try {
    await rebuildDocuments(database, readScenario, summaryOf);
    await purgeDeleted(database, Date.now() - deletedDays * 86_400_000);
    saver.state.setState({ setAsideCount: await database.count("setAside") });
  } catch {
    // Whatever is wrong shows, and is told of, when something is saved or the library is opened.
  }
}

function rememberDocument(): void {
  const document = documentStore.getState();
  const example = isUntouchedExample(document) && examples.find(({ scenario }) => scenario === document.scenario);
  const what = example ? `${exampleMark}${example.id}` : document.id;
  if (what !== remembered) rememberOpen(what);
  remembered = what;
}
let remembered = "";

function afterMs(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
