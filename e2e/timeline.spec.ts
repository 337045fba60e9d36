import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";
import { TimelinePage } from "./pages/timeline";

test.describe("the timeline", () => {
  test("shows what a contact is, and a click goes there", async ({ page }) => {
    const planner = new PlannerPage(page);
    const timeline = new TimelinePage(page);
    await planner.open();
    const contact = await timeline.findContact(1);
    expect(contact.title).toMatch(/^sat-002 · (KSC|Svalbard)$/);
    await timeline.click(contact);
    await expect(timeline.row("sat-002")).toHaveAttribute("aria-pressed", "true");
    await expect(timeline.time).toHaveText(`${contact.day} ${contact.aos.slice(0, 8)}`);
    await expect(page.getByRole("table", { name: "Contacts of sat-002 in view" })).toContainText(contact.aos);
  });

  test("zooms and pans around the pointer, by wheel and by drag", async ({ page }) => {
    const planner = new PlannerPage(page);
    const timeline = new TimelinePage(page);
    await planner.open();
    const { xPx, yPx } = await timeline.findContact(1, 300);
    const contact = await timeline.contactAt(xPx, yPx);
    expect(contact).toBeDefined();
    expect(await timeline.contactAt(xPx + 40, yPx)).not.toBe(contact);

    for (let turn = 0; turn < 6; turn++) await timeline.wheel(xPx + 4, yPx, -400, "Control");
    expect(await timeline.contactAt(xPx + 4, yPx)).toBe(contact);
    expect(await timeline.contactAt(xPx + 44, yPx)).toBe(contact);

    await timeline.drag(timeline.plot, { x: xPx, y: 150 }, { x: xPx - 250, y: 150 });
    expect(await timeline.contactAt(xPx - 240, yPx)).toBe(contact);
    await timeline.wheel(xPx, yPx, -250, "Shift");
    expect(await timeline.contactAt(xPx + 10, yPx)).toBe(contact);

    await timeline.button("Show the whole plan").click();
    await timeline.settle();
    expect(await timeline.contactAt(xPx, yPx)).toBe(contact);
  });

  test("scrubs the clock on its axis and on the slider", async ({ page }) => {
    const planner = new PlannerPage(page);
    const timeline = new TimelinePage(page);
    await planner.open();
    const { width } = await timeline.plotBox();
    await timeline.drag(timeline.axis, { x: 100, y: 12 }, { x: width / 2, y: 12 });
    const start = Date.parse("2026-03-20T12:00:00Z");
    expect(Math.abs((await planner.nowMs()) - start - 12 * 3_600_000)).toBeLessThan(180_000);

    const slider = timeline.clockBar.getByRole("slider", { name: "Time" });
    await slider.press("Home");
    expect(await planner.nowMs()).toBe(start);
    await slider.press("ArrowRight");
    expect(await planner.nowMs()).toBe(start + 60_000);
    await expect(slider).toHaveAttribute("aria-valuetext", "2026-03-20 12:01:00 UTC");
    await timeline.button("Go to the end").click();
    await expect(timeline.time).toHaveText("2026-03-21 12:00:00");
  });

  test("is worked by the keyboard: rows, contacts, steps, play and pause", async ({ page }) => {
    const planner = new PlannerPage(page);
    const timeline = new TimelinePage(page);
    await planner.open();
    await timeline.button("Go to the start").click();
    await timeline.chart.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(timeline.row("sat-002")).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("ArrowUp");
    await expect(timeline.row("sat-001")).toHaveAttribute("aria-pressed", "true");

    await page.keyboard.press("]");
    const first = await planner.nowMs();
    await page.keyboard.press("]");
    expect(await planner.nowMs()).toBeGreaterThan(first);
    await page.keyboard.press("[");
    expect(await planner.nowMs()).toBe(first);
    const table = page.getByRole("table", { name: "Contacts of sat-001 in view" });
    await expect(table).toContainText(new Date(first).toISOString().slice(11, 21));

    await timeline.clockBar.getByRole("combobox", { name: "Speed" }).selectOption("300×");
    await timeline.chart.focus();
    await page.keyboard.press("Shift+ArrowRight");
    expect(await planner.nowMs()).toBe(first + 300_000);
    await page.keyboard.press("Space");
    await expect(timeline.button("Pause")).toBeVisible();
    await expect.poll(() => planner.nowMs()).toBeGreaterThan(first + 300_000);
    await page.keyboard.press("Space");
    await expect(timeline.button("Play")).toBeVisible();
  });

  test("holds only the rows on screen, and scrolls to the selected one", async ({ page }) => {
    const planner = new PlannerPage(page);
    const timeline = new TimelinePage(page);
    await planner.open();
    await planner.openExample(/Iridium/);
    await expect(timeline.row("star-p1-s1")).toBeVisible();
    expect(await timeline.chart.getByRole("listitem").count()).toBeLessThan(30);
    await planner.choose("star-p6-s11");
    await expect(timeline.row("star-p6-s11")).toBeInViewport();
    await expect(timeline.row("star-p6-s11")).toHaveAttribute("aria-pressed", "true");
    await expect(timeline.row("star-p1-s1")).not.toBeAttached();

    await timeline.chart.getByText("Stations", { exact: true }).click();
    await expect(timeline.row("Svalbard")).toBeVisible();
    await planner.idle();
    expect((await timeline.findContact(0)).title).toMatch(/^star-p\d-s\d+ · Svalbard$/);
  });

  test.describe("in New York", () => {
    test.use({ timezoneId: "America/New_York" });

    test("tells local time on request", async ({ page }) => {
      const planner = new PlannerPage(page);
      const timeline = new TimelinePage(page);
      await planner.open();
      await timeline.button("Go to the start").click();
      await expect(timeline.time).toHaveText("2026-03-20 12:00:00");
      await timeline.button(/^Time zone: UTC\. Switch to local time/).click();
      await expect(timeline.time).toHaveText("2026-03-20 08:00:00");
      await expect(timeline.button(/^Time zone: UTC-04:00/)).toBeVisible();
    });
  });
});
