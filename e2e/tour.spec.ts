import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

test.use({ isTourSeen: false });

test("the first visit has a tour of five steps, which can be skipped and shown again", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const tour = page.getByRole("region", { name: "Tour" });
  await expect(tour).toContainText("1 of 5");
  await tour.getByRole("button", { name: "Next" }).click();
  await expect(tour).toContainText("2 of 5");
  await tour.getByRole("button", { name: "Skip the tour" }).click();
  await expect(tour).toBeHidden();

  await page.reload();
  await planner.idle();
  await expect(tour).toBeHidden();
  await page.evaluate(() => window.__orbitweave?.runCommand("tour.start"));
  await expect(tour).toBeFocused();
  for (const step of [2, 3, 4, 5]) {
    await tour.getByRole("button", { name: "Next" }).click();
    await expect(tour).toContainText(`${step} of 5`);
  }
  await tour.getByRole("button", { name: "Done" }).click();
  await expect(tour).toBeHidden();
});
