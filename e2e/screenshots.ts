import type { Page } from "@playwright/test";
import { examples } from "../src/core/scenario/examples";
import { encodeLink } from "../src/core/scenario/link/encodeLink";
import type { Scenario } from "../src/core/scenario/schema";
import { expect, test } from "./fixtures";
import { LearningPanel } from "./pages/learningPanel";
import { MeshPanelPage } from "./pages/meshPanel";
import { PartitionBoard } from "./pages/partitionBoard";
import { PlannerPage } from "./pages/planner";
import { SyncPanel } from "./pages/syncPanel";

test.use({ picture: "globe" });

/** `npm run screenshots`: the picture that the README shows, and those that a person looks over before a release. */
const sizes = [
  { width: 1280, height: 720 },
  { width: 1920, height: 1080 },
];
const lookedOver = "test-results/screenshots";

for (const theme of ["dark", "light"] as const) {
  for (const size of sizes) {
    test(`${theme}, ${size.width} x ${size.height}`, async ({ page }) => {
      test.setTimeout(240_000);
      await page.setViewportSize(size);
      const planner = new PlannerPage(page);
      await planner.open();
      if (theme === "light") await page.getByRole("button", { name: "Light theme" }).click();
      await planner.openExample(/^Iridium/);
      await planner.idle();
      await page
        .getByRole("button", { name: "Full" })
        .or(page.getByRole("button", { name: "Graphics" }))
        .click();
      await page.getByRole("menuitem", { name: /^Full/ }).click();
      await planner.choose("star-p2-s4");
      await planner.idle();
      await page.evaluate(() => window.__orbitweave?.runCommand("clock.setNow", Date.UTC(2026, 2, 20, 16, 10)));
      await page.evaluate(() => window.__orbitweave?.runCommand("globe.home"));
      await settle(planner, page);
      const name = `${theme}-${size.width}`;
      await page.screenshot({ path: `${lookedOver}/plan-${name}.png` });
      if (theme === "dark" && size.width === 1280) await page.screenshot({ path: "docs/images/overview.png" });
    });
  }
}

for (const theme of ["dark", "light"] as const) {
  test(`sync schedule, ${theme}`, async ({ page }) => {
    test.setTimeout(240_000);
    const planner = new PlannerPage(page);
    const sync = new SyncPanel(page);
    await planner.open();
    if (theme === "light") await page.getByRole("button", { name: "Light theme" }).click();
    await planner.openExample(/^Iridium/);
    await planner.idle();
    await page.evaluate(() => window.__orbitweave?.runCommand("sync.open"));
    await sync.tab("Demands");
    await sync.panel.getByRole("textbox", { name: "MB that every satellite asks for" }).fill("250000");
    await sync.panel.getByRole("button", { name: "Set for all" }).click();
    await sync.book();
    await sync.tab("Schedule");
    for (let i = 0; i < 6; i++) await page.evaluate(() => window.__orbitweave?.runCommand("timeline.zoomIn"));
    await settle(planner, page);
    await page.screenshot({ path: `${lookedOver}/sync-${theme}.png` });
  });
}

for (const theme of ["dark", "light"] as const) {
  test(`mesh of 1,584 satellites, ${theme}`, async ({ page }) => {
    test.setTimeout(240_000);
    const shell = examples.find(({ id }) => id === "starlink-shell")?.scenario;
    if (shell === undefined) throw new Error("the example is gone");
    const planner = new PlannerPage(page);
    const mesh = new MeshPanelPage(page);
    const shoot = async (name: string): Promise<void> => {
      await settle(planner, page);
      await page.screenshot({ path: `${lookedOver}/mesh-${name}-${theme}.png` });
    };
    await planner.open(`#${encodeLink({ scenario: { ...shell, mesh: { topology: "plus-grid" } } })}`);
    if (theme === "light") await page.getByRole("button", { name: "Light theme" }).click();
    await page.getByRole("button", { name: "Links of the mesh" }).click();
    await expect(page.getByRole("region", { name: "Colours of the links" })).toContainText("links");
    await shoot("links");
    await mesh.open();
    await mesh.choose(mesh.from, "wallops");
    await mesh.choose(mesh.to, "hartebeesthoek");
    await mesh.alternatives.selectOption("nodes");
    await expect(planner.globe).toHaveAttribute("data-route", /^wallops/);
    await shoot("route");
    const [, , , middle = ""] = await mesh.route();
    await page.evaluate((id) => window.__orbitweave?.runCommand("failure.fail", { kind: "satellite", id }), middle);
    await expect(planner.globe).not.toHaveAttribute("data-route", new RegExp(middle));
    await shoot("failure");
    await expect(mesh.overTime).toHaveAttribute("data-series-status", "done", { timeout: 180_000 });
    await mesh.chart.scrollIntoViewIfNeeded();
    await shoot("chart");
    await page.evaluate(() => window.__orbitweave?.runCommand("view.picture", "map"));
    await shoot("map");
  });
}

for (const theme of ["dark", "light"] as const) {
  for (const size of sizes) {
    test(`model placement, ${theme}, ${size.width} x ${size.height}`, async ({ page }) => {
      test.setTimeout(240_000);
      await page.setViewportSize(size);
      const cluster = examples.find(({ id }) => id === "sun-synchronous-cluster")?.scenario;
      if (cluster === undefined) throw new Error("the example is gone");
      const planner = new PlannerPage(page);
      const placement = new PartitionBoard(page);
      const shoot = async (name: string): Promise<void> => {
        await settle(planner, page);
        await page.screenshot({ path: `${lookedOver}/placement-${name}-${theme}-${size.width}.png` });
      };
      await planner.open(`#${encodeLink({ scenario: cluster, view: { picture: "map" } })}`);
      if (theme === "light") await page.getByRole("button", { name: "Light theme" }).click();
      await placement.open();
      await expect(placement.figures).toContainText("fits");
      await shoot("board");
      await placement.card("block.6").dispatchEvent("dblclick");
      await placement.card("block.9").click();
      await placement.card("block.12").click({ modifiers: ["Shift"] });
      await shoot("chosen");
      await placement.optimize();
      await shoot("proposal");
      await placement.panel.getByRole("button", { name: "Accept" }).click();
      await placement.panel.getByRole("button", { name: "Why not better?" }).click();
      await expect(placement.panel.getByRole("list", { name: "What would help" })).toBeVisible();
      await shoot("why");
      await placement.panel.getByRole("button", { name: "Over the whole page" }).click();
      await shoot("wide");
      for (const tab of ["Model", "Nodes", "Rules", "Timing"]) {
        await placement.tab(tab);
        await shoot(tab.toLowerCase());
      }
      await placement.panel.getByText("Full pipeline", { exact: true }).click();
      await shoot("pipeline");
      await placement.tab("Trade-off");
      await placement.panel.getByRole("button", { name: "Compute the trade-off" }).click();
      await expect(placement.panel.locator("[data-study-status=done]")).toBeAttached({ timeout: 120_000 });
      await shoot("front");
      await placement.panel.getByRole("button", { name: "Over the whole page" }).click();
      await shoot("front-beside");
      await placement.tab("Over time");
      await placement.panel.getByRole("button", { name: /^Compute over the window/ }).click();
      await expect(placement.panel.locator("[data-study-status=done]")).toBeAttached({ timeout: 120_000 });
      await shoot("window");
    });
  }
}

for (const theme of ["dark", "light"] as const) {
  test(`training in mission time on timeline, globe and map, ${theme}`, async ({ page }) => {
    test.setTimeout(240_000);
    const star = examples.find(({ id }) => id === "iridium-star")?.scenario;
    if (star === undefined) throw new Error("the example is gone");
    const scenario: Scenario = {
      ...star,
      mesh: { topology: "plus-grid" },
      learning: {
        data: { kind: "synthetic", maxSamples: 60 },
        local: { epochs: 2 },
        strategy: { kind: "fed-buff", bufferSize: 8 },
        rounds: 200,
        participants: 8,
        mission: { computeTflops: 0.5, trainingFlops: 1e13 },
      },
    };
    // Pulses move, as they do for most people; the clock stands, since it is set by hand.
    await page.emulateMedia({ reducedMotion: "no-preference" });
    const planner = new PlannerPage(page);
    const run = (command: string, argument?: unknown) =>
      page.evaluate(([id, value]) => window.__orbitweave?.runCommand(id as string, value), [command, argument]);
    await planner.open(`#${encodeLink({ scenario })}`);
    if (theme === "light") await page.getByRole("button", { name: "Light theme" }).click();
    if ((await page.getByRole("button", { name: "Pause" }).count()) > 0) await run("clock.playPause");
    await run("learning.train");
    await expect(page.getByRole("slider", { name: "Aggregations of the training" })).toBeVisible({ timeout: 120_000 });
    await run("view.panel", "now");
    await run("clock.setNow", Date.UTC(2026, 2, 20, 16, 0));
    await run("training.nextAggregation");
    await run("clock.setNow", (await planner.nowMs()) + 20_000);
    for (let i = 0; i < 4; i++) await run("timeline.zoomIn");
    await settle(planner, page);
    await page.screenshot({ path: `${lookedOver}/training-globe-${theme}.png` });
    await run("view.picture", "map");
    await expect(page.getByRole("application", { name: /flat map/ })).toBeVisible();
    await settle(planner, page);
    await page.screenshot({ path: `${lookedOver}/training-map-${theme}.png` });
  });
}

for (const theme of ["dark", "light"] as const) {
  test(`training in mission time in its panel, ${theme}`, async ({ page }) => {
    test.setTimeout(240_000);
    const star = examples.find(({ id }) => id === "iridium-star")?.scenario;
    if (star === undefined) throw new Error("the example is gone");
    const planner = new PlannerPage(page);
    const learning = new LearningPanel(page);
    await planner.open(`#${encodeLink({ scenario: star, view: { picture: "map" } })}`);
    if (theme === "light") await page.getByRole("button", { name: "Light theme" }).click();
    await learning.open();
    const shoot = async (tab: string): Promise<void> => {
      await learning.tab(tab);
      await settle(planner, page);
      await page.screenshot({ path: `${lookedOver}/mission-${tab.toLowerCase().replace(" ", "-")}-${theme}.png` });
    };
    await learning.train();
    await expect(learning.state).toHaveAttribute("data-training-status", "done", { timeout: 120_000 });
    for (const tab of ["Training", "Mission", "Rounds"]) await shoot(tab);
    await page.evaluate(() => window.__orbitweave?.runCommand("learning.findWhatIfs"));
    await learning.ranking();
    for (const tab of ["What if", "Compare"]) await shoot(tab);
  });
}

/** Idle, and without the notices that come and go. */
async function settle(planner: PlannerPage, page: Page): Promise<void> {
  await expect(page.getByRole("button", { name: "Close the notice" })).toHaveCount(0, { timeout: 30_000 });
  await planner.idle();
}
