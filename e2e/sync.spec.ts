import { expect, test } from "./fixtures";
import { tabByKeys } from "./helpers/tabByKeys";
import { PlannerPage } from "./pages/planner";
import { SyncPanel } from "./pages/syncPanel";
import { TimelinePage } from "./pages/timeline";

/** Late in the plan two satellites are over KSC at once: its one antenna serves the one after the other. */
const contested = /^Booking of sat-001 at KSC, 10:30/;
const other = /^Booking of sat-002 at KSC, 10:23/;

test.describe("the sync schedule", () => {
  test("is asked for, found, changed by hand with its cost, taken back and shared", async ({ page, newVisitor }) => {
    const planner = new PlannerPage(page);
    const timeline = new TimelinePage(page);
    const sync = new SyncPanel(page);
    await planner.open();
    await page.getByRole("button", { name: "Sync schedule", exact: true }).click();
    await expect(sync.summary).toContainText("Nothing is booked yet");

    await sync.tab("Demands");
    const priority = sync.panel.getByRole("textbox", { name: "Priority of sat-003" });
    await priority.fill("-2");
    await priority.press("Enter");
    await expect(priority).toHaveAttribute("title", "must be 0 or more");
    await priority.press("Escape");
    const shown = sync.panel.getByRole("combobox", { name: "What to set for each satellite" });
    await shown.selectOption("Release and deadline");
    const deadline = sync.panel.getByRole("textbox", { name: "Deadline of sat-003, UTC" });
    await deadline.fill("noon");
    await deadline.press("Enter");
    await expect(deadline).toHaveAttribute("title", /^a time such as/);
    await deadline.press("Escape");
    await shown.selectOption("Demand and priority");
    await sync.demand("sat-003", 900_000);
    await sync.book();
    await sync.tab("Schedule");
    await expect(sync.summary).toContainText("proven optimal");
    const unmet = sync.panel.getByRole("list", { name: "Unmet demands" });
    await expect(unmet).toContainText(/sat-003: .*of 900\.0 GB; all its contacts are booked/);

    await sync.tab("Bookings");
    const table = sync.panel.getByRole("grid", { name: "Bookings" });
    await table.focus();
    await page.keyboard.press("End");
    await table.getByRole("row", { name: /03-21 10:30:03 sat-001 KSC/ }).click();
    for (let i = 0; i < 8; i++) await timeline.button("Zoom in").click();

    const booking = page.getByRole("button", { name: contested });
    const box = await booking.boundingBox();
    if (box === null) throw new Error("the booking is not in view");
    const from = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x - 20, from.y, { steps: 3 });
    await page.mouse.move(from.x - 80, from.y, { steps: 3 });
    await expect(sync.draft).toContainText("Conflict: antenna busy with sat-002; would be taken out.");
    await expect(sync.draft).toContainText(/Value [\d,.]+ MB → [\d,.]+ MB/);
    await expect(page.getByRole("button", { name: other })).toHaveAttribute("data-conflict", "true");
    await page.mouse.up();
    await expect(page.getByRole("button", { name: other })).toHaveCount(0);
    await sync.tab("Schedule");
    await expect(sync.summary).toContainText(/Move a booking of sat-001, 1 out of its way: .* \(−[\d,.]+ [MG]B\)/);

    await page.keyboard.press("Control+z");
    await expect(page.getByRole("button", { name: other })).toBeVisible();
    await expect(sync.summary).not.toContainText("Move a booking");

    const guest = await planner.shareWith(await newVisitor());
    expect((await guest.scenario()).sync).toEqual((await planner.scenario()).sync);
  });

  test("is worked by the keyboard: ask, book, meet a conflict, take back, trim, pin, forbid, plan anew, share", {
    tag: "@long",
  }, async ({ page, newVisitor }) => {
    const planner = new PlannerPage(page);
    const timeline = new TimelinePage(page);
    const sync = new SyncPanel(page);
    await planner.open();
    await page.keyboard.press("Shift+B");
    await tabByKeys(sync.panel, "Demands");
    await sync.panel.getByRole("textbox", { name: "MB that sat-003 asks for" }).focus();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("900000");
    await page.keyboard.press("Enter");
    await sync.panel.getByRole("button", { name: "Book the contacts" }).press("Enter");
    await tabByKeys(sync.panel, "Schedule");
    await expect(sync.summary).toContainText("proven optimal");
    await expect(sync.panel.getByRole("list", { name: "Unmet demands" })).toContainText(/sat-003: .*of 900\.0 GB/);

    await tabByKeys(sync.panel, "Bookings");
    const table = sync.panel.getByRole("grid", { name: "Bookings" });
    await table.focus();
    await page.keyboard.press("End");
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await timeline.chart.focus();
    for (let i = 0; i < 8; i++) await page.keyboard.press("+");
    await page.getByRole("button", { name: contested }).focus();
    await page.keyboard.press("Enter");
    for (let i = 0; i < 12; i++) await page.keyboard.press("ArrowLeft");
    await expect(sync.draft).toContainText("Conflict: antenna busy with sat-002; would be taken out.");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("button", { name: other })).toHaveCount(0);
    await page.keyboard.press("Control+z");
    await expect(page.getByRole("button", { name: other })).toBeVisible();

    await tabByKeys(sync.panel, "Schedule");
    await timeline.button(/^Go to the start/).press("Enter");
    await timeline.chart.focus();
    await page.keyboard.press("0");
    for (let i = 0; i < 4; i++) await page.keyboard.press("+");

    const first = sync.booking("sat-002", "KSC").first();
    await first.focus();
    await page.keyboard.press("ArrowRight");
    const second = sync.booking("sat-001", "KSC").first();
    await expect(second).toBeFocused();
    const before = await second.getAttribute("aria-label");
    await page.keyboard.press("Enter");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await expect(sync.draft).toContainText(/sat-001 KSC, 12:11:14 to 12:18:56/);
    await page.keyboard.press("ArrowDown");
    await expect(sync.draft).toContainText("sat-001 has no contact with Svalbard");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("Enter");
    await expect(second).toBeFocused();
    expect(await second.getAttribute("aria-label")).not.toBe(before);
    await expect(sync.summary).toContainText(/Move a booking of sat-001: .* → .* GB \(−/);

    await page.keyboard.press("p");
    await expect(second).toHaveAccessibleName(/, pinned$/);
    await first.focus();
    await page.keyboard.press("f");
    await expect(second).toBeFocused();
    await expect(sync.summary).toContainText("Forbid a booking of sat-002");
    const { pinned = [], forbidden = [] } = (await planner.scenario()).sync ?? {};
    expect([pinned.map(({ satelliteId }) => satelliteId), forbidden.length]).toEqual([["sat-001"], 1]);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Delete");

    await sync.panel.getByRole("button", { name: "Plan anew, least change" }).press("Enter");
    const fresh = sync.panel.getByRole("region", { name: "New schedule" });
    await expect(fresh).toContainText("31 bookings kept, 1 change");
    await fresh.getByRole("button", { name: "Accept" }).press("Enter");
    await expect(fresh).toBeHidden();
    const kept = (await planner.scenario()).sync?.bookings ?? [];
    expect(kept).toContainEqual(pinned[0]);
    await page.keyboard.press("Control+z");
    expect((await planner.scenario()).sync?.bookings).toHaveLength(kept.length - 1);

    const guest = await planner.shareWith(await newVisitor(), "keyboard");
    expect((await guest.scenario()).sync).toEqual((await planner.scenario()).sync);
  });
});
