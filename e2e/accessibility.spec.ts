import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { expect, test } from "./fixtures";
import { LearningPanel } from "./pages/learningPanel";
import { PlannerPage } from "./pages/planner";

const axeSource = await readFile(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

/** WCAG 2.2, A and AA. */
const wcag = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** A part of the page: the command that shows it, its argument, and the text that tells that it is there. */
type View = readonly [command: string, argument: unknown, text: RegExp, within?: string];

/** Whatever covers the page until it is closed. */
const dialogs: readonly View[] = [
  ["help.palette", undefined, /Arrow keys choose/],
  ["help.shortcuts", undefined, /In tables: arrow keys/],
  ["share.open", undefined, /Copy link/],
  ["library.open", undefined, /First contacts/],
  ["sources.open", undefined, /Text or files/],
  ["sources.celestrak", undefined, /Asks celestrak.org/],
  ["editor.stationLibrary", undefined, /Cebreros/],
  ["export.oem", undefined, /Time between two positions/],
  ["export.report", undefined, /Contacts of KSC/],
  ["failure.list", undefined, /[Ff]ail/],
];

/** Panels, one after the other beside the globe or the map. */
const panels: readonly View[] = [
  ["selection.set", { kind: "station", id: "svalbard" }, /Minimum elevation/],
  ["view.panel", "satellites", /Mean gap/],
  ["view.panel", "stations", /Mean gap/],
  ["view.panel", "now", /In contact with/],
  ["view.panel", "contacts", /Least elevation|Down MB/],
  ["mesh.show.route", undefined, /What if/],
  ["mesh.show.network", undefined, /What if/],
  ["mesh.show.failures", undefined, /What if/],
  ["mesh.show.bundles", undefined, /What if/],
  ["mesh.show.rules", undefined, /What if/],
  ["sync.open", undefined, /Unbooked/],
  ["compression.show.compare", undefined, /Out MB/],
  ["compression.show.tradeOff", undefined, /On the front/],
  ["compression.show.contacts", undefined, /Pays below/],
  ["compression.show.feedback", undefined, /Kept back/],
  ["partition.show.board", undefined, /Choose a model/],
  ["partition.show.model", undefined, /only headers are read/],
  ["partition.show.nodes", undefined, /Class of new nodes/],
  ["partition.show.rules", undefined, /Input comes from/],
  ["learning.show.setup", undefined, /Architecture/],
  ["learning.show.training", undefined, /Clients, one a satellite/],
  ["learning.show.rounds", undefined, /Train first/],
  ["learning.show.clients", undefined, /Train first/],
  ["learning.show.mission", undefined, /Hours to the target/],
  ["learning.show.whatIf", undefined, /ranked by the hours/],
  ["learning.show.compare", undefined, /Nothing to compare yet/],
  ["pass.openNow", undefined, /Range rate/],
  ["editor.section", "plan", /Window starts/],
  ["editor.section", "constellations", /No constellations|Add/],
  ["editor.edit", { kind: "satellites", id: "sat-001" }, /Semi-major axis/],
  ["editor.edit", { kind: "stations", id: "ksc" }, /Horizon mask/],
  ["station.tool", "move", /arrow keys/i],
  ["editor.section", "json", /orbitweave/],
  ["tour.start", undefined, /1 of 5/, "body"],
];

test("axe finds no violation of WCAG 2.2 AA in any panel or dialog", async ({ page }) => {
  // Quick on a machine that does nothing else.
  test.setTimeout(150_000);
  const planner = new PlannerPage(page);
  await planner.open();
  // Evaluated by the debugger and not as a script of the page, whose policy stays as it is.
  await page.evaluate(axeSource);
  // Colours are judged as they stay.
  await page.addStyleTag({ content: "*, *::before, *::after { transition: none !important }" });
  // An edit, so that there is something in the library.
  await run(page, "selection.set", { kind: "station", id: "svalbard" });
  await run(page, "station.nudge", { northDeg: 0.1, eastDeg: 0 });
  const found: string[] = [];
  const look = async (name: string, within: string): Promise<void> => {
    found.push(...(await findings(page, within)).map((finding) => `${name}, ${finding}`));
  };
  for (const [command, argument, text] of dialogs) {
    await run(page, command, argument);
    await expect(planner.dialog).toContainText(text);
    await look(command, "[role=dialog]");
    await page.keyboard.press("Escape");
    await expect(planner.dialog).toBeHidden();
  }
  await page.getByRole("button", { name: /^Scenario:/ }).click();
  await expect(page.getByRole("menuitem", { name: /^Molniya/ })).toBeVisible();
  await look("scenario menu", "[role=menu]");
  await page.keyboard.press("Escape");
  for (const [command, argument, text, within = "main"] of panels) {
    await run(page, command, argument);
    await expect(page.getByText(text).first()).toBeVisible();
    await look(`${command} ${JSON.stringify(argument)}`, within);
  }
  await planner.drop("bad.json", "{}");
  await expect(planner.dialog).toContainText("bad.json");
  await look("what is wrong with a file", "body");
  expect(found).toEqual([]);
});

test("axe finds no violation in a training in mission time", { tag: "@long" }, async ({ page }) => {
  test.setTimeout(150_000);
  const planner = new PlannerPage(page);
  const learning = new LearningPanel(page);
  await planner.open();
  await page.evaluate(axeSource);
  await page.addStyleTag({ content: "*, *::before, *::after { transition: none !important }" });
  await run(page, "learning.setMissionTime");
  await learning.open();
  await learning.tab("Setup");
  await learning.set("Rounds", "4");
  await learning.train();
  await expect(learning.state).toHaveAttribute("data-training-status", "done", { timeout: 60_000 });
  await run(page, "learning.findWhatIfs");
  await learning.ranking();
  const found: string[] = [];
  for (const tab of ["Training", "Setup", "Rounds", "Mission", "What if", "Compare"]) {
    await learning.tab(tab);
    found.push(...(await findings(page, "main")).map((finding) => `${tab}, ${finding}`));
  }
  expect(found).toEqual([]);
});

test("the page works by keyboard alone", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await page.keyboard.press("/");
  await page.keyboard.type("svalbard");
  await page.keyboard.press("Enter");
  expect(await planner.selection()).toEqual({ kind: "station", id: "svalbard" });
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect.poll(() => planner.selection()).toBeUndefined();
  await page.keyboard.press("?");
  await expect(planner.dialog.getByRole("heading", { name: "Keyboard shortcuts" })).toBeVisible();
});

async function run(page: Page, command: string, argument?: unknown): Promise<void> {
  await page.evaluate(([id, given]) => window.__orbitweave?.runCommand(id, given), [command, argument] as const);
}

/** What axe finds in a part of the page, in which theme and on which elements. */
async function findings(page: Page, within: string): Promise<string[]> {
  return page.evaluate(
    async ([selector, tags, isLong]) => {
      const { axe } = window as unknown as { axe: { run(context: string, options: object): Promise<AxeResults> } };
      const root = document.documentElement.dataset;
      const found: string[] = [];
      const look = async (theme: string, runOnly: readonly string[]): Promise<void> => {
        root.mantineColorScheme = theme;
        for (const { id, nodes } of (await axe.run(selector, { runOnly, resultTypes: ["violations"] })).violations) {
          found.push(`${theme}: ${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(" | ")}`);
        }
      };
      // A theme is this attribute and the colours that styles give for it.
      if (isLong) await look("light", ["color-contrast", "link-in-text-block"]);
      await look("dark", tags);
      return found;
    },
    [within, wcag, process.env.ORBITWEAVE_LONG !== undefined] as const,
  );
}
