import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

test("a chosen contact moves the clock to its start and selects its satellite everywhere", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.contacts.focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  const row = planner.contacts.getByRole("row").nth(3);
  const [, id = "", , aos = ""] = await row.getByRole("gridcell").allTextContents();
  await expect(page.getByRole("region", { name: `Details of ${id}` })).toBeVisible();
  expect(await planner.selection()).toEqual({ kind: "satellite", id });
  expect(new Date(await planner.nowMs()).toISOString().slice(5, 19)).toBe(aos.replace(" ", "T"));
});

test("the table is ordered and narrowed, and the other tables sum it up", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const cells = (column: number) =>
    planner.contacts.locator("[role=row]").locator(`[role=gridcell]:nth-child(${column})`).allTextContents();
  await planner.contacts.getByRole("button", { name: "Min:s" }).click();
  await expect(planner.contacts.getByRole("columnheader", { name: "Min:s" })).toHaveAttribute("aria-sort", "ascending");
  await expect
    .poll(async () => {
      const seconds = (await cells(5)).map((text) => Number(text.split(":")[0]) * 60 + Number(text.split(":")[1]));
      return seconds.length > 5 && seconds.every((value, i) => i === 0 || value >= (seconds[i - 1] ?? 0));
    })
    .toBe(true);
  await page.getByRole("combobox", { name: "Only this station" }).click();
  await page.getByRole("option", { name: "ksc" }).click();
  await expect.poll(async () => new Set(await cells(3))).toEqual(new Set(["KSC"]));

  await page.getByRole("tab", { name: "Stations" }).click();
  const stations = page.getByRole("grid", { name: "Stations" });
  await expect(stations.getByRole("row").nth(1)).toContainText(/KSC\s*\d+/);
  await page.getByRole("tab", { name: "Satellites" }).click();
  await expect(page.getByRole("grid", { name: "Satellites" }).getByRole("row")).toHaveCount(4);
});
