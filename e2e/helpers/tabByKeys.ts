import { expect, type Locator } from "@playwright/test";

/** Opens a tab of a panel by arrow keys alone, from the one that is open. */
export async function tabByKeys(panel: Locator, name: string): Promise<void> {
  const tabs = panel.getByRole("tab");
  const open = panel.getByRole("tab", { selected: true });
  await open.press("Home");
  for (let i = 0; i < (await tabs.count()); i++) {
    if ((await open.textContent()) === name) return;
    await open.press("ArrowRight");
  }
  await expect(open).toHaveText(name);
}
