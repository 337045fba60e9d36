import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import type { AxeResults } from "axe-core";
import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

const axeSource = await readFile(new URL("../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");

for (const theme of ["dark", "light"]) {
  test(`axe finds nothing serious in the ${theme} theme, on the page and in its dialogs`, async ({ page }) => {
    const planner = new PlannerPage(page);
    await planner.open();
    if (theme === "light") await page.getByRole("button", { name: "Light theme" }).click();
    // Evaluated by the debugger and not as a script of the page, whose policy stays as it is.
    await page.evaluate(axeSource);
    await planner.choose("sat-002");
    await planner.idle();
    expect(await seriousFindings(page)).toEqual([]);

    await page.getByRole("tab", { name: "Satellites" }).click();
    await page.getByRole("button", { name: "Keyboard shortcuts" }).click();
    await expect(planner.dialog).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");

    await page.getByRole("button", { name: /^Scenario:/ }).click();
    await expect(page.getByRole("menuitem", { name: /^Molniya/ })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);
    await page.keyboard.press("Escape");

    await planner.openExample(/^Molniya/);
    await expect(page.getByRole("button", { name: "Close the notice" })).toBeVisible();
    expect(await seriousFindings(page)).toEqual([]);

    await planner.drop("bad.json", "{}");
    await expect(planner.dialog).toContainText("bad.json");
    expect(await seriousFindings(page)).toEqual([]);
  });
}

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

/** Violations of WCAG 2 A and AA that axe calls serious or critical: what, and on which elements. */
async function seriousFindings(page: Page): Promise<string[]> {
  const { violations } = await page.evaluate(() => {
    const { axe } = window as unknown as { axe: { run(options: object): Promise<AxeResults> } };
    return axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] });
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 150)).join(" | ")}`);
}
