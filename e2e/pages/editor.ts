import { expect, type Locator, type Page } from "@playwright/test";
import type { Scenario } from "../../src/core/scenario/schema";

type Section = "Plan" | "Constellations" | "Satellites" | "Stations" | "JSON";

/** The editor of the plan as a person uses it, by mouse or by keyboard alone. */
export class EditorPage {
  readonly panel: Locator;
  readonly form: Locator;
  readonly list: Locator;
  readonly text: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole("region", { name: "Editor" });
    this.form = this.panel.locator("form");
    this.list = this.panel.getByRole("listbox");
    this.text = this.panel.getByRole("textbox", { name: "The plan as JSON" });
  }

  async newScenario(): Promise<void> {
    await this.page.getByRole("button", { name: /^Scenario:/ }).click();
    await this.page.getByRole("menuitem", { name: "New, empty scenario" }).click();
    await expect(this.field(/^Name of the plan/)).toBeFocused();
  }

  async show(section: Section): Promise<void> {
    await this.panel.getByRole("tab", { name: section }).click();
  }

  field(label: string | RegExp): Locator {
    return this.form.getByLabel(label);
  }

  button(name: string | RegExp): Locator {
    return this.panel.getByRole("button", { name });
  }

  async fill(values: Readonly<Record<string, string>>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await this.field(label).fill(value);
    // What waits for its field to be left is left.
    await this.page.keyboard.press("Tab");
  }

  async addStation(way: "By coordinates" | "From the library of sites" | "By pointing at the Earth"): Promise<void> {
    await this.button("Add a station").click();
    await this.page.getByRole("menuitem", { name: way }).click();
  }

  scenario(): Promise<Scenario> {
    return this.page.evaluate(() => window.__orbitweave?.scenario() as Scenario);
  }

  /** Presses Tab until the focus is on something of this name, as somebody without a mouse does. */
  async tabTo(name: string | RegExp, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    const wanted = new RegExp(typeof name === "string" ? `^${name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$` : name);
    for (let i = 0; i < 80; i++) {
      await this.page.keyboard.press(key);
      const focused = await this.page.evaluate(() => {
        const element = document.activeElement;
        const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : [];
        return element?.getAttribute("aria-label") ?? labels[0]?.textContent ?? element?.textContent ?? "";
      });
      if (wanted.test(focused.trim())) return;
    }
    throw new Error(`no Tab leads to ${name}`);
  }

  /** Types into the focused field and goes on to the next one. */
  async typeFields(...values: readonly (string | undefined)[]): Promise<void> {
    for (const value of values) {
      if (value !== undefined) {
        await this.page.keyboard.press("ControlOrMeta+a");
        await this.page.keyboard.type(value);
      }
      await this.page.keyboard.press("Tab");
    }
  }
}
