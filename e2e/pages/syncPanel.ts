import type { Locator, Page } from "@playwright/test";
import { expect } from "@playwright/test";

/** The sync schedule's panel, and the bookings on the timeline. */
export class SyncPanel {
  readonly panel: Locator;
  readonly summary: Locator;
  /** All bookings on the timeline that are in view. */
  readonly bookings: Locator;
  /** What a booking that is being moved would do. */
  readonly draft: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole("region", { name: "Sync schedule" });
    this.summary = page.getByRole("region", { name: "Summary of the schedule" });
    this.bookings = page.getByRole("button", { name: /^Booking of / });
    this.draft = page.getByTestId("timeline-plot").getByRole("status");
  }

  async tab(name: string): Promise<void> {
    await this.panel.getByRole("tab", { name, exact: true }).click();
  }

  async demand(satelliteId: string, megabytes: number): Promise<void> {
    const field = this.panel.getByRole("textbox", { name: `MB that ${satelliteId} asks for` });
    await field.fill(String(megabytes));
    await field.press("Enter");
  }

  /** Books the contacts and waits until the search is over. */
  async book(): Promise<void> {
    await this.panel.getByRole("button", { name: "Book the contacts" }).click();
    await expect(this.panel.locator("[data-schedule-status=idle]")).toBeAttached({ timeout: 30_000 });
  }

  booking(satelliteId: string, station: string): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^Booking of ${satelliteId} at ${station}`) });
  }
}
