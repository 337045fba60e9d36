import type { Page } from "@playwright/test";
import { examples } from "../src/core/scenario/examples";
import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

/** TLE text of the bundled real objects. */
const realObjects = (examples.find(({ id }) => id === "real-objects")?.scenario.satellites ?? []).flatMap(
  ({ name, orbit }) => (orbit.kind === "tle" ? [name ?? "", orbit.line1, orbit.line2] : []),
);

test("a dropped TLE file adds its satellites, recomputes with progress and partial rows, and can be taken back", async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.openExample(/^Starlink-like/);
  await expect(planner.status).toContainText("1,584 satellites");

  await planner.drop("real.txt", realObjects.join("\n"));
  await page.getByRole("button", { name: "Add 12 to the plan" }).click();
  await expect(planner.run.getByRole("progressbar", { name: "Computing contacts" })).toBeAttached();
  await expect(planner.run).toContainText(/Contacts: [\d,]+ of 1,59\d satellites/);
  await expect(planner.contacts.getByRole("row").nth(2)).toBeVisible();
  expect((await planner.scenario()).satellites?.length).toBe(realObjects.length / 3);
  await expect(planner.status.getByRole("button", { name: /warnings/ })).toBeVisible();
  await planner.idle();
  await expect(planner.run).toBeHidden();

  await page.getByRole("button", { name: /^Scenario:/ }).click();
  await page.getByRole("menuitem", { name: /^Undo: add 12 satellites/ }).click();
  await expect(planner.status).toContainText("1,584 satellites");
});

test("cancel stops a run within 200 ms and keeps the rows that came; it can start over", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.openExample(/^Starlink-like/);
  // On a busy machine the page itself may stand still for longer than that: the best of a few attempts shows what cancelling takes.
  const attemptsMs: number[] = [];
  while (attemptsMs.length < 4 && !attemptsMs.some((ms) => ms < 200)) {
    if (attemptsMs.length > 0) await page.getByRole("button", { name: "Start over" }).click();
    await expect(planner.run).toContainText(/Contacts: [1-9][\d,]* of 1,584/);
    const { cancelMs, windows, windowsLater } = await cancelAndWatch(page);
    attemptsMs.push(cancelMs);
    expect(windows).toMatch(/^Cancelled: [1-9][\d,]* windows found so far$/);
    expect(windowsLater).toBe(windows);
  }
  console.log(`cancelled after ${attemptsMs.map((ms) => ms.toFixed(0)).join(", ")} ms`);
  expect(Math.min(...attemptsMs)).toBeLessThan(200);
  await expect(planner.contacts.getByRole("row").nth(2)).toBeVisible();

  await page.getByRole("button", { name: "Start over" }).click();
  await expect(planner.run).toContainText(/Contacts: [1-9][\d,]* of 1,584/);
});

/** Presses Cancel and measures inside the page until the run is told to be cancelled; then looks whether anything still arrives. */
function cancelAndWatch(page: Page) {
  return page.evaluate(async () => {
    const run = () => document.querySelector<HTMLElement>("[data-run-status]");
    const found = () => run()?.querySelector("p")?.textContent ?? "";
    const cancel = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Cancel");
    const clickedMs = performance.now();
    cancel?.click();
    while (run()?.dataset.runStatus !== "cancelled" && performance.now() - clickedMs < 5000) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const cancelMs = performance.now() - clickedMs;
    const windows = found();
    for (let i = 0; i < 20; i++) await new Promise((resolve) => requestAnimationFrame(resolve));
    return { cancelMs, windows, windowsLater: found() };
  });
}
