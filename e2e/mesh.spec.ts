import type { Locator, Page } from "@playwright/test";
import { examples } from "../src/core/scenario/examples";
import { decodeLink } from "../src/core/scenario/link/decodeLink";
import { encodeLink } from "../src/core/scenario/link/encodeLink";
import type { LinkView } from "../src/core/scenario/link/linkContent";
import type { Scenario } from "../src/core/scenario/schema";
import { expect, test } from "./fixtures";
import { MapPage } from "./pages/map";
import { MeshPanelPage } from "./pages/meshPanel";
import { PlannerPage } from "./pages/planner";

test.use({ picture: "globe" });

const startMs = Date.UTC(2026, 2, 20, 12);
const minuteMs = 60_000;

/** Opens the Iridium-like star with links between neighbours in and across its planes. */
async function openStar(planner: PlannerPage, view: LinkView): Promise<void> {
  const star = examples.find(({ id }) => id === "iridium-star");
  if (star === undefined) throw new Error("the example is gone");
  const scenario: Scenario = { ...star.scenario, mesh: { topology: "plus-grid" } };
  await planner.open(`#${encodeLink({ scenario, view })}`);
  await expect(planner.page.getByRole("button", { name: `Scenario: ${scenario.name}` })).toBeVisible();
  await planner.idle();
}

/** Ids along the route that is drawn, once it is another one than before. */
async function routeOn(picture: Locator, former: readonly string[] = []): Promise<string[]> {
  await expect(picture).toHaveAttribute("data-route", /\S/);
  await expect(picture).not.toHaveAttribute("data-route", former.join(" "));
  return ((await picture.getAttribute("data-route")) ?? "").split(" ");
}

function middleOf(route: readonly string[]): string {
  return route[route.length >> 1] ?? "";
}

/** What is chosen comes to the middle of the globe; its menu opens there. */
async function failOnGlobe(planner: PlannerPage, id: string): Promise<void> {
  await planner.choose(id);
  await expect(async () => {
    await planner.globe.click({ button: "right" });
    await expect(planner.page.getByRole("menu", { name: `Menu of ${id}` })).toBeVisible({ timeout: 1000 });
  }).toPass();
  await planner.page.getByRole("menuitem", { name: "Fail from now" }).click();
}

test("a satellite that fails on the globe is routed around with cause and latency, undone, and goes along in the link", async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  const mesh = new MeshPanelPage(page);
  await openStar(planner, { timeMs: startMs + 6 * minuteMs });
  await mesh.open();
  await mesh.choose(mesh.from, "svalbard");
  await mesh.choose(mesh.to, "mingenew");
  const before = await routeOn(planner.globe);
  expect([before[0], before.at(-1)]).toEqual(["svalbard", "mingenew"]);
  expect(await mesh.route()).toEqual(before);
  await expect(mesh.overTime).toHaveAttribute("data-series-status", "done");
  await expect(mesh.changes).not.toContainText("failure");
  const latency = await mesh.chart.getAttribute("aria-valuetext");

  const middle = middleOf(before);
  await failOnGlobe(planner, middle);
  const around = await routeOn(planner.globe, before);
  expect(around).not.toContain(middle);
  expect([around[0], around.at(-1)]).toEqual(["svalbard", "mingenew"]);
  expect(await mesh.route()).toEqual(around);
  await expect(page.getByRole("region", { name: `Details of ${middle}` })).toContainText("Fails from 03-20 12:06:00");
  const change = mesh.changes.getByRole("row").filter({ hasText: "12:06:00" });
  await expect(change).toContainText(new RegExp(`${middle} .*lost: failure|- ${middle} lost: failure`));
  await expect(mesh.chart).not.toHaveAttribute("aria-valuetext", latency ?? "");

  await page.keyboard.press("Control+z");
  expect(await routeOn(planner.globe, around)).toEqual(before);
  await expect(mesh.chart).toHaveAttribute("aria-valuetext", latency ?? "");
  await page.keyboard.press("Control+Shift+z");
  expect(await routeOn(planner.globe, before)).toEqual(around);

  const link = decodeLink(await planner.shareLink());
  expect(link.ok && link.value.scenario.mesh?.failures).toEqual([
    { kind: "satellite", id: middle, from: "2026-03-20T12:06:00Z" },
  ]);
});

/** What has the selection gets its menu by key, in the picture that has the focus. */
async function menuByKey(page: Page, item: string): Promise<void> {
  await page.keyboard.press("Shift+F10");
  const wanted = page.getByRole("menuitem", { name: item });
  await expect(wanted).toBeVisible();
  await expect(page.getByRole("menuitem").first()).toBeFocused();
  for (let i = 0; i < 12 && !(await wanted.evaluate((element) => element === document.activeElement)); i++) {
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
  await expect(wanted).toBeHidden();
}

test("the same by keyboard on the flat map: route, failure for a time, list, restoring", { tag: "@long" }, async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  const map = new MapPage(page);
  await openStar(planner, { picture: "map" });
  await planner.choose("svalbard");
  await map.map.focus();
  await menuByKey(page, "Route from here");
  await expect(map.map).toBeFocused();
  await planner.choose("mingenew");
  await map.map.focus();
  await menuByKey(page, "Route to here");
  const before = await routeOn(map.canvas);

  const middle = middleOf(before);
  await planner.choose(middle);
  await map.map.focus();
  await page.keyboard.press("Shift+F");
  const minutes = planner.dialog.getByRole("textbox", { name: "Minutes from now" });
  await minutes.fill("30");
  await page.keyboard.press("Enter");
  const around = await routeOn(map.canvas, before);
  expect(around).not.toContain(middle);

  await page.keyboard.press("Shift+R");
  const until = planner.dialog.getByRole("textbox", { name: `${middle} fails until` });
  await expect(until).toHaveValue("2026-03-20 12:30:00");
  await until.fill("2026-03-20 11:00");
  await until.press("Enter");
  await expect(planner.dialog).toContainText("the end must come after the start");
  await until.fill("2026-03-20 13:00");
  await until.press("Enter");
  await page.keyboard.press("Escape");
  expect((await planner.scenario()).mesh?.failures?.[0]?.to).toBe("2026-03-20T13:00:00Z");

  await page.keyboard.press("l");
  await expect(page.getByRole("region", { name: "Colours of the links" })).toContainText("links");
  await page.keyboard.press("r");
  expect(await routeOn(map.canvas, around)).toEqual(before);
  expect((await planner.scenario()).mesh?.failures).toBeUndefined();
});
