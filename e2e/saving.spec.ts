import type { BrowserContext, Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { LibraryPage } from "./pages/library";
import { PlannerPage } from "./pages/planner";

/** The page on a scenario that was edited once, so that it is kept. */
async function openEdited(page: Page, latDeg = 10): Promise<LibraryPage> {
  const library = await openPage(page);
  await library.moveStation("ksc", latDeg);
  await library.saved();
  return library;
}

async function openPage(page: Page): Promise<LibraryPage> {
  await page.goto("/");
  const library = new LibraryPage(page);
  await expect(library.state).toBeVisible();
  return library;
}

test("work, undo and redo are there again after a reload", async ({ page }) => {
  const library = await openPage(page);
  await expect(library.state).toHaveText("Example, unchanged");
  for (const latDeg of [10, 20, 30]) await library.moveStation("ksc", latDeg);
  await library.undo();
  await library.saved();

  await page.reload();
  await library.saved();
  expect(await library.latOf("ksc")).toBe(20);
  await page.getByRole("button", { name: /^Scenario:/ }).click();
  await expect(page.getByRole("menuitem", { name: "Undo: move station KSC" })).toBeVisible();
  await page.getByRole("menuitem", { name: "Redo: move station KSC" }).click();
  expect(await library.latOf("ksc")).toBe(30);
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  await page.keyboard.press("Control+z");
  expect(await library.latOf("ksc")).toBeCloseTo(28.57, 1);
  await page.keyboard.press("Control+Shift+z");
  await page.keyboard.press("Control+y");
  expect(await library.latOf("ksc")).toBe(20);
});

test("an example that was only looked at opens again, and takes no place in the library", async ({ page }) => {
  const planner = new PlannerPage(page);
  await openPage(page);
  await planner.openExample(/^Molniya/);
  await page.reload();
  await expect(page.getByRole("button", { name: /^Scenario: .*Molniya/ })).toBeVisible();
  const library = new LibraryPage(page);
  await library.open();
  await expect(library.dialog).toContainText("Nothing is saved yet");
});

test("an edit made within 50 ms before the tab is closed is kept", async ({ page, context }) => {
  await openEmptyPage(page);
  const opening = context.waitForEvent("page");
  await page.evaluate(() => void window.open("/"));
  const library = await openEdited(await opening);
  const closed = library.page.waitForEvent("close");
  // Two edits: the second comes while the first is being saved.
  await library.page.evaluate(() => {
    for (const latDeg of [41, 42])
      void window.__orbitweave?.runCommand("station.move", { id: "ksc", latDeg, lonDeg: 0 });
    setTimeout(() => window.close(), 20);
  });
  await closed;

  const again = await openPage(await context.newPage());
  expect(await again.latOf("ksc")).toBe(42);
  await again.undo();
  expect(await again.latOf("ksc")).toBeLessThan(42);
});

test("a tab that crashes loses nothing that was saved, nor the edit before", async ({ page, context }) => {
  const library = await openEdited(page);
  const debuggerSession = await context.newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  await library.moveStation("ksc", 43);
  void debuggerSession.send("Page.crash").catch(() => undefined);
  await crashed;
  await page.close();

  const again = await openPage(await context.newPage());
  expect(await again.latOf("ksc")).toBe(43);
});

test("a second tab follows the first, and edits in both at once become two scenarios", async ({ page, context }) => {
  const first = await openEdited(page);
  const second = await openPage(await context.newPage());
  await second.saved();
  await first.moveStation("ksc", 11);
  await expect.poll(() => second.latOf("ksc")).toBe(11);
  await second.moveStation("ksc", 12);
  await expect.poll(() => first.latOf("ksc")).toBe(12);

  const loser = await editBoth(first, second, 13, 14);
  const winner = loser === first ? second : first;
  const mine = await loser.latOf("ksc");
  const theirs = await winner.latOf("ksc");
  await loser
    .notice(/Another tab saved/)
    .getByRole("button", { name: "Keep mine as a copy" })
    .click();
  await loser.saved();
  expect(await loser.latOf("ksc")).toBe(mine);
  expect(await winner.latOf("ksc")).toBe(theirs);
  await loser.open();
  await expect(loser.dialog.getByRole("listitem")).toHaveCount(2);
  await expect(loser.row(/\(copy\)$/)).toBeVisible();
});

test("taking the other tab's version is a step that can be undone", { tag: "@long" }, async ({ page, context }) => {
  const first = await openEdited(page);
  const second = await openPage(await context.newPage());
  const loser = await editBoth(first, second, 13, 14);
  const mine = await loser.latOf("ksc");
  await loser
    .notice(/Another tab saved/)
    .getByRole("button", { name: "Take theirs" })
    .click();
  await loser.saved();
  expect((await loser.latOf("ksc")) === mine).toBe(false);
  await loser.undo();
  expect(await loser.latOf("ksc")).toBe(mine);
  await loser.saved();
  const winner = loser === first ? second : first;
  await expect.poll(() => winner.latOf("ksc")).toBe(mine);
});

test("while the storage is full, that is said, the work can be exported, and it is saved once there is room", async ({
  page,
  context,
  baseURL,
}) => {
  const library = await openPage(page);
  const debuggerSession = await context.newCDPSession(page);
  const origin = baseURL ?? "";
  await debuggerSession.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
  await library.moveStation("ksc", 21);
  await expect(library.state).toHaveText("NOT saved");
  const notice = library.notice(/NOT saved.*full/);
  const file = await library.download(notice.getByRole("button", { name: "Export now" }));
  expect(JSON.parse(file.bytes.toString()).stations[0].latDeg).toBe(21);

  await debuggerSession.send("Storage.overrideQuotaForOrigin", { origin });
  await notice.getByRole("button", { name: "Try again" }).click();
  await library.saved();
  await expect(notice).toBeHidden();
  await page.reload();
  await library.saved();
  expect(await library.latOf("ksc")).toBe(21);
});

const brokenStorages: readonly { readonly name: string; readonly message: RegExp; readonly break: () => void }[] = [
  {
    name: "is blocked",
    message: /site data are blocked/,
    break: () => Object.defineProperty(window, "indexedDB", { value: undefined }),
  },
  {
    name: "is corrupt",
    message: /cannot be read or written/,
    break: () => {
      const open = IDBFactory.prototype.open;
      IDBFactory.prototype.open = function () {
        const request = open.call(this, `corrupt ${Math.random()}`, 1);
        request.addEventListener("upgradeneeded", (event) => {
          event.stopImmediatePropagation();
          request.transaction?.abort();
        });
        return request;
      };
    },
  },
];

for (const { name, message, break: breakStorage } of brokenStorages) {
  test(`where the storage ${name}, the page works on in memory and says so`, async ({ page }) => {
    await page.addInitScript(breakStorage);
    const library = await openPage(page);
    await expect(library.state).toHaveText("NOT saved");
    const notice = library.notice(message);
    await library.moveStation("ksc", 31);
    const file = await library.download(notice.getByRole("button", { name: "Export now" }));
    expect(JSON.parse(file.bytes.toString()).stations[0].latDeg).toBe(31);
    await library.undo();
    expect(await library.latOf("ksc")).toBeCloseTo(28.57, 1);
  });
}

test("records that cannot be read are set aside and offered, and what is left opens", async ({ page, context }) => {
  const library = await openEdited(page, 10);
  await library.moveStation("ksc", 20);
  await library.saved();
  await page.close();
  await damage(context, "texts", (record) => ({ ...record, text: "{ not JSON" }), "last");
  await damage(context, "documents", () => ({ id: "nonsense", summary: 7 }), "none");

  const again = await openPage(await context.newPage());
  expect(await again.latOf("ksc")).toBe(10);
  await again
    .notice(/2 saved records cannot be read/)
    .getByRole("button", { name: "Library" })
    .click();
  const file = await again.download(again.dialog.getByRole("button", { name: "Download" }));
  const setAside = JSON.parse(file.bytes.toString()) as { store: string; record: unknown }[];
  expect(setAside.map(({ store }) => store).toSorted()).toEqual(["documents", "texts"]);
  expect(JSON.stringify(setAside)).toContain("{ not JSON");
  await again.dialog.getByRole("button", { name: "Forget them" }).click();
  await expect(again.dialog.getByRole("button", { name: "Download" })).toBeHidden();
});

test("a newer Orbitweave in another tab takes over: this one says so, and its last edit is kept", {
  tag: "@long",
}, async ({ page, context }) => {
  const library = await openEdited(page);
  const other = await context.newPage();
  await openEmptyPage(other);
  await library.moveStation("ksc", 51);
  const draft = await other.evaluate(
    () =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open("orbitweave", 99);
        request.addEventListener("error", () => reject(request.error));
        request.addEventListener("success", () => {
          const stores = request.result.transaction(["drafts", "texts"]);
          const all = stores.objectStore("texts").getAll();
          const drafts = stores.objectStore("drafts").getAll();
          stores.addEventListener("complete", () => resolve(JSON.stringify([all.result, drafts.result])));
        });
      }),
  );
  expect(draft).toContain('\\"latDeg\\":51');
  await expect(library.notice(/newer Orbitweave in another tab/)).toBeVisible();
  await library.moveStation("ksc", 52);
  await expect(library.state).toHaveText("NOT saved");

  await other.close();
  const later = await openPage(await context.newPage());
  await expect(later.notice(/written by a newer Orbitweave/)).toBeVisible();
});

test("a worker that dies in the middle of a run takes nothing with it", { tag: "@long" }, async ({ page }) => {
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    const Original = window.Worker;
    window.Worker = class extends Original {
      constructor(...given: ConstructorParameters<typeof Worker>) {
        super(...given);
        workers.push(this);
      }
    };
    Object.assign(window, {
      killWorkers: () => {
        for (const worker of workers.splice(0)) {
          worker.terminate();
          worker.dispatchEvent(new ErrorEvent("error", { message: "killed" }));
        }
      },
    });
  });
  const planner = new PlannerPage(page);
  await openPage(page);
  await planner.openExample(/^Starlink-like/);
  const library = new LibraryPage(page);
  const [station] = (await planner.scenario()).stations ?? [];
  const id = station?.id ?? "";
  await library.moveStation(id, 33);
  await expect(planner.run).toContainText(/Contacts: [1-9][\d,]* of 1,584/);
  await page.evaluate(() => (window as unknown as { killWorkers(): void }).killWorkers());
  await library.saved();
  expect(await library.latOf(id)).toBe(33);
  await planner.idle();
  await expect(planner.status).toContainText(/[\d,]{5,} contact windows/);
});

test("the library renames, duplicates, deletes with undo, and brings revisions back", async ({ page }) => {
  const library = await openEdited(page);
  await library.moveStation("ksc", 20);
  await library.saved();
  await library.open();
  const name = (await library.dialog.getByRole("listitem").getByRole("button").first().textContent()) ?? "";

  await library.act(name, "Rename");
  await library.dialog.getByRole("textbox", { name: `New name of ${name}` }).fill("My plan");
  await page.keyboard.press("Enter");
  await expect(library.row("My plan")).toBeVisible();
  await library.act("My plan", "Duplicate");
  await expect(library.row("My plan (copy)")).toBeVisible();
  await library.act("My plan (copy)", "Rename");
  await library.dialog.getByRole("textbox", { name: /New name/ }).fill("Other plan");
  await page.keyboard.press("Enter");
  await expect(library.row("Other plan")).toBeVisible();

  await library.act("Other plan", "Delete");
  await expect(library.row("Other plan")).toBeHidden();
  await page.getByRole("button", { name: "Undo delete" }).click();
  await expect(library.row("Other plan")).toBeVisible();

  await library.act("My plan", "Revisions");
  await expect(library.dialog.getByRole("row", { name: /rename.*newest/ })).toBeVisible();
  await library.dialog
    .getByRole("row", { name: /move station KSC/ })
    .last()
    .getByRole("button")
    .click();
  await expect(library.dialog).toBeHidden();
  expect(await library.latOf("ksc")).toBe(10);
  await library.undo();
  expect(await library.latOf("ksc")).toBe(20);

  await library.open();
  await library.row("Other plan").getByRole("button", { name: "Other plan", exact: true }).click();
  await expect(library.dialog).toBeHidden();
  await expect(page.getByRole("button", { name: "Scenario: Other plan" })).toBeVisible();
});

test("everything exported from one browser comes into another's library", { tag: "@long" }, async ({
  page,
  newVisitor,
}) => {
  const library = await openEdited(page);
  await library.open();
  const name = (await library.dialog.getByRole("listitem").getByRole("button").first().textContent()) ?? "";
  await library.act(name, "Duplicate");
  await expect(library.dialog.getByRole("listitem")).toHaveCount(2);
  const archive = await library.download(library.dialog.getByRole("button", { name: "Export all" }));
  expect(archive.name).toBe("orbitweave-library.zip");

  const other = await openPage(await newVisitor());
  await other.open();
  const file = { name: archive.name, mimeType: "application/zip", buffer: archive.bytes };
  await other.dialog.locator("input[type=file]").setInputFiles(file);
  await expect(other.dialog.getByRole("listitem")).toHaveCount(2);
  await other.row(name).getByRole("button", { name, exact: true }).click();
  await expect.poll(() => other.latOf("ksc")).toBe(10);

  await other.open();
  const broken = { name: "broken.zip", mimeType: "application/zip", buffer: Buffer.from("no archive") };
  await other.dialog.locator("input[type=file]").setInputFiles(broken);
  await expect(other.page.getByRole("dialog", { name: /^Not everything/ })).toContainText("broken.zip cannot be read");
});

/** Edits in both tabs within one pause of saving. Returns the tab that has to choose. */
async function editBoth(first: LibraryPage, second: LibraryPage, one: number, two: number): Promise<LibraryPage> {
  await Promise.all([first.moveStation("ksc", one), second.moveStation("ksc", two)]);
  const isInConflict = async (tab: LibraryPage) => (await tab.state.textContent()) === "Two versions";
  await expect.poll(async () => (await isInConflict(first)) || (await isInConflict(second))).toBe(true);
  return (await isInConflict(first)) ? first : second;
}

/** A page of the same origin that runs no code of ours. */
async function openEmptyPage(page: Page): Promise<void> {
  const body = "<!doctype html><link rel='icon' href='data:,'><title>Nothing</title>";
  await page.route("/empty", (route) => route.fulfill({ contentType: "text/html", body }));
  await page.goto("/empty");
}

/** Overwrites the last record of a store, or adds one, from a page that runs no code of ours. */
async function damage(
  context: BrowserContext,
  store: string,
  change: (record: object) => object,
  which: "last" | "none",
): Promise<void> {
  const page = await context.newPage();
  await openEmptyPage(page);
  const last = await onStore<object[]>(page, store, undefined);
  await onStore(page, store, change(which === "last" ? (last.at(-1) ?? {}) : {}));
  await page.close();
}

/** Reads all records of a store, or puts one. */
function onStore<T>(page: Page, store: string, record: object | undefined): Promise<T> {
  return page.evaluate(
    ([name, put]) =>
      new Promise<T>((resolve, reject) => {
        const opened = indexedDB.open("orbitweave");
        opened.addEventListener("success", () => {
          const objects = opened.result.transaction(name, "readwrite").objectStore(name);
          const request = put === undefined ? objects.getAll() : objects.put(put);
          request.addEventListener("success", () => resolve(request.result as T));
          request.addEventListener("error", () => reject(request.error));
        });
      }),
    [store, record] as const,
  );
}
