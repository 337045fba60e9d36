import { examples } from "../src/core/scenario/examples";
import { encodeLink } from "../src/core/scenario/link/encodeLink";
import { expect, test } from "./fixtures";
import { cutTexts } from "./helpers/cutTexts";
import { CompressionLab } from "./pages/compressionLab";
import { LearningPanel } from "./pages/learningPanel";
import { PartitionBoard } from "./pages/partitionBoard";
import { PlannerPage } from "./pages/planner";
import { SyncPanel } from "./pages/syncPanel";

const cluster = examples.find(({ id }) => id === "sun-synchronous-cluster")?.scenario;

for (const { size, where, tag } of [
  { size: { width: 1280, height: 720 }, where: "beside the Earth", tag: "@long" },
  { size: { width: 390, height: 844 }, where: "on a narrow screen", tag: "@long" },
]) {
  test(`all names and figures of the panels can be read to their ends ${where}`, { tag }, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(size);
    const planner = new PlannerPage(page);
    const lab = new CompressionLab(page);
    const sync = new SyncPanel(page);
    const learning = new LearningPanel(page);
    const placement = new PartitionBoard(page);
    const run = (command: string, argument?: unknown) =>
      page.evaluate(([id, value]) => window.__orbitweave?.runCommand(id as string, value), [command, argument]);
    const walk = async (
      panel: { readonly panel: typeof sync.panel; tab(name: string): Promise<void> },
      ...tabs: string[]
    ) => {
      for (const tab of tabs) {
        await panel.tab(tab);
        expect(await cutTexts(panel.panel), tab).toEqual([]);
      }
    };
    await planner.open();
    expect(await cutTexts(planner.status), "the status line").toEqual([]);

    await run("compression.open");
    await lab.compared();
    await walk(lab, "Codecs", "Over contacts", "Feedback");
    // The table below the chart may scroll and cut names of codecs; what is above may not.
    await lab.tab("Bytes and error");
    await expect(lab.panel.getByRole("radiogroup", { name: "Scale of the error" })).toBeVisible({ timeout: 30_000 });
    expect(await cutTexts(lab.panel.getByRole("form", { name: "Gradient" }))).toEqual([]);
    expect(await cutTexts(lab.panel.getByRole("radiogroup", { name: "Scale of the error" }).locator(".."))).toEqual([]);

    await run("sync.open");
    await sync.book();
    await walk(sync, "Schedule", "Demands", "Rules", "Unbooked", "Bookings");
    await sync.panel.getByRole("row").nth(2).click();
    await expect(sync.panel.getByRole("textbox", { name: "End (UTC)" })).toBeVisible();
    expect(await cutTexts(sync.panel), "the form of a booking").toEqual([]);

    await run("learning.open");
    await walk(learning, "Training", "Setup", "Clients", "Mission", "What if", "Compare");

    await planner.open(`#${encodeLink({ scenario: cluster ?? never(), view: { picture: "map" } })}`);
    await run("partition.open");
    await walk(placement, "Model", "Nodes", "Rules", "Timing", "Trade-off", "Over time", "Board");
    await placement.optimize();
    // Old and new stand beside each other before one of them is accepted.
    const compared = placement.proposal.getByRole("row", { name: /^New/ });
    await expect(compared).toBeInViewport({ ratio: 1 });
    expect(await cutTexts(placement.panel), "a new placement").toEqual([]);
  });
}

for (const { size, where, buttons } of [
  { size: { width: 1280, height: 720 }, where: "beside the Earth", buttons: ["Select nothing", "Play", "Zoom in"] },
  { size: { width: 390, height: 844 }, where: "on a narrow screen", buttons: ["Play", "Zoom in"] },
]) {
  test(`a notice covers no button ${where}`, async ({ page }) => {
    await page.setViewportSize(size);
    const planner = new PlannerPage(page);
    await planner.open();
    await planner.openExample(/^Iridium/);
    await planner.choose("star-p1-s1");
    const notice = page.getByRole("alert").filter({ hasText: "Opened: Iridium" });
    const covered = await notice.boundingBox();
    expect(covered).not.toBeNull();
    for (const name of buttons) {
      const box = await page.getByRole("button", { name, exact: true }).first().boundingBox();
      expect(box, name).not.toBeNull();
      if (box && covered) expect(areApart(box, covered), name).toBe(true);
    }
  });
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function areApart(a: Box, b: Box): boolean {
  return a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;
}

function never(): never {
  throw new Error("the example is gone");
}
