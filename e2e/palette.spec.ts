import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

test("the palette runs commands and finds satellites, stations and panels, by keyboard alone", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const field = page.getByRole("combobox", { name: /^Command, panel/ });
  const options = page.getByRole("listbox", { name: "What was found" }).getByRole("option");

  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("svalb");
  await expect(options.first()).toContainText("Station");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("dialog", { name: "Command palette" })).toBeHidden();
  expect(await planner.selection()).toEqual({ kind: "station", id: "svalbard" });

  await page.keyboard.press("Control+k");
  await expect(field).toBeFocused();
  await page.keyboard.type("keyb short");
  await page.keyboard.press("Enter");
  await expect(planner.dialog.getByRole("heading", { name: "Keyboard shortcuts" })).toBeVisible();
  await page.keyboard.press("Escape");

  // What was used last comes first, also on the next visit.
  await page.reload();
  await planner.idle();
  await page.keyboard.press("Control+k");
  await expect(options.nth(0)).toContainText("Keyboard shortcuts");
  await expect(options.nth(1)).toContainText("Svalbard");
  await page.keyboard.press("ArrowDown");
  await expect(options.nth(1)).toHaveAttribute("aria-selected", "true");
  await page.keyboard.type("nothing of that name");
  await expect(options).toHaveCount(0);
});
