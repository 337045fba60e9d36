import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

test.use({ picture: "globe" });

test("an embedded plan shows globe and timeline alone, and nothing of it can be changed", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  const link = new URL(await planner.shareLink());

  await page.goto("about:blank");
  await page.goto(`/?embed${link.hash}`);
  await planner.idle();
  await expect(planner.globe).toBeVisible();
  await expect(page.getByRole("region", { name: "Timeline" })).toBeVisible();
  await expect(page.getByRole("button", { name: /^Scenario:/ })).toHaveCount(0);
  await expect(page.getByRole("contentinfo")).toHaveCount(0);
  const before = await planner.scenario();
  for (const command of ["scenario.new", "editor.addStation", "edit.undo", "help.palette"]) {
    expect(await page.evaluate((id) => window.__orbitweave?.runCommand(id), command)).toMatchObject({ ok: false });
  }
  expect(await planner.scenario()).toEqual(before);
  const whole = page.getByRole("link", { name: "Open in Orbitweave" });
  await expect(whole).toHaveAttribute("href", new URL(`/${link.hash}`, page.url()).href);
});

test("only the embedded view may stand inside of other pages", async ({ request }) => {
  const policyOf = async (address: string) => (await request.get(address)).headers()["content-security-policy"];
  expect(await policyOf("/")).toContain("frame-ancestors 'none'");
  expect(await policyOf("/?embed")).toContain("frame-ancestors *");
});
