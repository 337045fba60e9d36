import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { type PreviewServer, preview } from "vite";
import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

test.use({ picture: "globe" });

/** A server of this file's own, which can be stopped and changed. */
const port = await freePort();
const built = process.env.ORBITWEAVE_E2E_DIST ?? "dist/app";
test.use({ baseURL: `http://127.0.0.1:${port}`, serviceWorkers: "allow" });

let folder: string;
let server: PreviewServer | undefined;

test.beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "orbitweave-offline-"));
  await cp(built, folder, { recursive: true });
  await start();
});

test.afterEach(async () => {
  await stop();
  await rm(folder, { recursive: true });
});

test("with the server stopped the app opens and computes", { tag: "@long" }, async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await waitUntilKept(page);
  await stop();

  const later = new PlannerPage(await page.context().newPage());
  await page.close();
  await later.open();
  await later.openExample(/^Molniya/);
  await later.idle();
  await expect(later.status).toContainText(/[1-9]\d* contact windows/);
});

test("a new version asks before it reloads, and the old page works on until then", { tag: "@long" }, async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await waitUntilKept(page);
  await release("Orbitweave, the next one");
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
  await expect(page.getByText("A new version of Orbitweave is ready.")).toBeVisible();

  // The old version's parts are gone from the server, and load all the same.
  await page.evaluate(() => window.__orbitweave?.runCommand("editor.section", "json"));
  await expect(page.locator(".cm-content")).toBeVisible();
  await expect(page).toHaveTitle("Orbitweave");

  await page.getByRole("button", { name: "Reload" }).click();
  await expect(page).toHaveTitle("Orbitweave, the next one");
});

test.describe("in a browser that keeps nothing", () => {
  test.use({ serviceWorkers: "block" });

  test("an old page with a new server says so, and its work is still there after the reload", { tag: "@long" }, async ({
    page,
    problems,
  }) => {
    const planner = new PlannerPage(page);
    await planner.open();
    await page.evaluate(() => window.__orbitweave?.runCommand("scenario.openExample", "molniya"));
    await planner.idle();
    const scenario = await planner.scenario();
    await release("Orbitweave, the next one");
    await page.evaluate(() => window.__orbitweave?.runCommand("editor.section", "json"));
    await expect(page.getByText(/could not be loaded/).first()).toBeVisible();
    expect(await planner.scenario()).toEqual(scenario);

    await page.getByRole("button", { name: "Reload" }).first().click();
    await expect(page).toHaveTitle("Orbitweave, the next one");
    await planner.idle();
    expect(await planner.scenario()).toEqual(scenario);
    // The browser names what was not found.
    problems.splice(0);
  });
});

/** Puts a version on the server whose parts all have other names, so that none of the former's is found. */
async function release(title: string): Promise<void> {
  const assets = join(folder, "assets");
  const renamed = (await readdir(assets)).filter((name) => /\.(js|css)$/.test(name));
  const rename = (text: string): string =>
    renamed.reduce((sum, name) => sum.replaceAll(name, name.replace(/(\.[a-z]+)$/, "z$1")), text);
  for (const name of renamed) {
    const text = await readFile(join(assets, name), "utf8");
    await rm(join(assets, name));
    await writeFile(join(assets, rename(name)), rename(text));
  }
  const page = await readFile(join(folder, "index.html"), "utf8");
  await writeFile(join(folder, "index.html"), rename(page).replace(/<title>.*<\/title>/, `<title>${title}</title>`));
  const worker = await readFile(join(folder, "service-worker.js"), "utf8");
  await writeFile(join(folder, "service-worker.js"), rename(worker).replace(/VERSION = "/, "$&next"));
}

async function start(): Promise<void> {
  server = await preview({ logLevel: "silent", build: { outDir: folder }, preview: { port, strictPort: true } });
}

async function stop(): Promise<void> {
  await server?.close();
  server = undefined;
}

async function waitUntilKept(page: Page): Promise<void> {
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 45_000 });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
