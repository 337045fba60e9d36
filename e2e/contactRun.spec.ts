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
  await planner.openPaused();
  await planner.openExample(/^Starlink-like/);
  await expect(planner.status).toContainText("1,584 satellites");

  await planner.drop("real.txt", realObjects.join("\n"));
  await expect(page.getByText(/real\.txt: \d+ satellites added/)).toBeVisible();
  await expect(planner.run.getByRole("progressbar")).toBeVisible();
  await expect(planner.run).toContainText(/Contacts: [\d,]+ of 1,59\d satellites/);
  await expect(planner.contacts.getByRole("row").nth(2)).toBeVisible();
  expect((await planner.scenario()).satellites?.length).toBe(realObjects.length / 3);
  await expect(planner.status.getByRole("button", { name: /warnings/ })).toBeVisible();
  await planner.idle();
  await expect(planner.run).toBeHidden();

  await page.getByRole("button", { name: /^Scenario:/ }).click();
  await page.getByRole("menuitem", { name: "Undo: add satellites" }).click();
  await expect(planner.status).toContainText("1,584 satellites");
});

test("cancel stops a run within 200 ms and keeps the rows that came; it can start over", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.openPaused();
  await planner.openExample(/^Starlink-like/);
  await expect(planner.run).toContainText(/Contacts: [1-9][\d,]* of 1,584/);

  const { cancelMs, textThen, textLater } = await page.evaluate(async () => {
    const status = () => document.querySelector<HTMLElement>("[data-run-status]")?.dataset.runStatus;
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const cancel = [...document.querySelectorAll("button")].find(({ textContent }) => textContent === "Cancel");
    const clickedMs = performance.now();
    cancel?.click();
    while (status() !== "cancelled" && performance.now() - clickedMs < 5000) {
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const cancelMs = performance.now() - clickedMs;
    const text = () => document.querySelector("footer")?.textContent;
    await frame();
    const textThen = text();
    for (let i = 0; i < 20; i++) await frame();
    return { cancelMs, textThen, textLater: text() };
  });
  console.log(`cancelled after ${cancelMs.toFixed(0)} ms`);
  expect(cancelMs).toBeLessThan(200);
  expect(textLater).toBe(textThen);
  await expect(planner.run).toContainText(/Cancelled: [1-9][\d,]* windows found so far/);
  await expect(planner.contacts.getByRole("row").nth(2)).toBeVisible();

  await page.getByRole("button", { name: "Start over" }).click();
  await expect(planner.run).toContainText(/Contacts: [1-9][\d,]* of 1,584/);
});
