import { encodeLink } from "../src/core/scenario/link/encodeLink";
import { type Scenario, scenarioSchemaId } from "../src/core/scenario/schema";
import { expect, test } from "./fixtures";
import { PartitionBoard } from "./pages/partitionBoard";
import { PlannerPage } from "./pages/planner";

test.use({ picture: "map" });

const layerCount = 8;
const width = 256;

/** Eight blocks of 132 kB: six of them fit one satellite, three the ground, which is fast. The input comes from sat-a. */
const plan: Scenario = {
  schema: scenarioSchemaId,
  name: "Placement",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
  satellites: ["sat-a", "sat-b"].map((id, i) => ({
    id,
    orbit: { kind: "fixed", latDeg: 10 * i, lonDeg: 20 * i, altitudeKm: 550 },
  })),
  nodes: [
    { id: "sat-a", type: "satellite", memoryGB: 0.0008, computeTflops: 2, watts: 20 },
    { id: "sat-b", type: "satellite", memoryGB: 0.0008, computeTflops: 1, watts: 20 },
    { id: "ground", type: "ground", memoryGB: 0.0004, computeTflops: 10, watts: 300 },
  ],
  partition: { objective: "latency", source: "sat-a" },
};

/** A safetensors file of blocks with a matrix and a norm each. */
function safetensors(): Buffer {
  const header: Record<string, object> = {};
  let at = 0;
  const add = (name: string, shape: readonly number[]): void => {
    const bytes = 2 * shape.reduce((product, side) => product * side, 1);
    header[name] = { dtype: "F16", shape, data_offsets: [at, at + bytes] };
    at += bytes;
  };
  for (let layer = 0; layer < layerCount; layer++) {
    add(`layers.${layer}.mlp.weight`, [width, width]);
    add(`layers.${layer}.norm.weight`, [width]);
  }
  const text = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(at)]);
}

test.describe("the model placement", () => {
  test("is imported, optimized, changed by hand with its cost, pinned, optimized again and shared", async ({
    page,
    newVisitor,
  }) => {
    const planner = new PlannerPage(page);
    const placement = new PartitionBoard(page);
    await planner.open(`#${encodeLink({ scenario: plan, view: { picture: "map" } })}`);
    await placement.open();
    await placement.panel.getByRole("button", { name: "Choose a model" }).click();
    const input = placement.panel.locator("input[type=file]");
    const file = safetensors();
    await input.setInputFiles({ name: "cut.safetensors", mimeType: "", buffer: file.subarray(0, 300) });
    await expect(placement.panel.getByRole("alert")).toContainText("cut.safetensors was not taken");
    await planner.drop("blocks.safetensors", file);
    await expect(placement.panel).toContainText("blocks.safetensors: 8 layers");

    await placement.tab("Board");
    await expect(placement.figures).toContainText("8 to place");
    await placement.optimize();
    await expect(placement.figures).toContainText("proven best");
    const bestMs = await placement.latencyMs();

    await placement.dragOver(placement.card("layers.3"), "ground");
    await expect(placement.draft).toContainText(
      /1 layer to ground: latency [\d.]+ ms \(.*ground is overfull by [\d.]+ kB/,
    );
    await page.mouse.up();
    await expect(placement.column("ground")).toContainText("layers.3");
    await expect(placement.panel.getByRole("list", { name: "Broken rules" })).toContainText("ground is overfull by");
    expect(await placement.latencyMs()).not.toBe(bestMs);
    await placement.card("layers.3").click();
    await placement.panel.getByRole("button", { name: "Pin", exact: true }).click();
    await expect(placement.card("layers.3")).toHaveAccessibleName(/, pinned$/);

    await placement.optimize();
    await expect(placement.proposal).toContainText("New placement beside the one that holds");
    await placement.proposal.getByRole("button", { name: "Accept" }).click();
    await expect(placement.figures).toContainText("proven best");
    const pinnedMs = await placement.latencyMs();
    expect(pinnedMs).toBeGreaterThan(bestMs);
    const kept = (await planner.scenario()).partition;
    expect(kept?.assignments).toMatchObject({ "layers.3": "ground" });

    const guest = await planner.shareWith(await newVisitor());
    expect((await guest.scenario()).partition).toEqual(kept);
    const seen = new PartitionBoard(guest.page);
    await expect(seen.figures).toContainText("fits");
    expect(await seen.latencyMs()).toBe(pinnedMs);
  });

  test("is worked by the keyboard: import, optimize, carry, pin, move to, optimize again, share and undo", {
    tag: "@long",
  }, async ({ page, newVisitor }) => {
    const planner = new PlannerPage(page);
    const placement = new PartitionBoard(page);
    await planner.open(`#${encodeLink({ scenario: plan, view: { picture: "map" } })}`);
    await page.keyboard.press("Shift+P");
    await placement.panel.getByRole("tab", { name: "Board" }).focus();
    await page.keyboard.press("ArrowRight");
    const chooser = page.waitForEvent("filechooser");
    await placement.panel.getByRole("button", { name: "From a file…" }).press("Enter");
    await (await chooser).setFiles({ name: "blocks.safetensors", mimeType: "", buffer: safetensors() });
    await expect(placement.panel).toContainText("blocks.safetensors: 8 layers");
    await placement.panel.getByRole("tab", { name: "Model" }).focus();
    await page.keyboard.press("ArrowLeft");
    await placement.panel.getByRole("button", { name: "Optimize", exact: true }).press("Enter");
    await expect(placement.figures).toContainText("proven best");
    const best = (await planner.scenario()).partition?.assignments ?? {};
    const bestMs = await placement.latencyMs();

    // Over the columns in order: not placed, sat-a, sat-b, ground.
    const card = placement.card("layers.0");
    await card.focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await expect(placement.draft).toContainText(/1 layer to ground: latency/);
    await page.keyboard.press("Escape");
    expect((await planner.scenario()).partition?.assignments).toEqual(best);
    await expect(card).toBeFocused();
    await page.keyboard.press("Space");
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Space");
    await expect(placement.column("ground")).toContainText("layers.0");
    expect(await placement.latencyMs()).not.toBe(bestMs);
    await expect(card).toBeFocused();
    await page.keyboard.press("p");
    await expect(card).toHaveAccessibleName(/, pinned$/);

    await placement.card("layers.7").focus();
    await page.keyboard.press("Enter");
    await expect(placement.moveTo).toBeFocused();
    await page.keyboard.type("sat-b");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(placement.column("sat-b")).toContainText("layers.7");

    await placement.panel.getByRole("button", { name: "Optimize", exact: true }).press("Enter");
    await placement.proposal.getByRole("button", { name: "Accept" }).press("Enter");
    await expect(placement.proposal).toBeHidden();
    const accepted = (await planner.scenario()).partition;
    expect([accepted?.assignments?.["layers.0"], accepted?.pinned]).toEqual(["ground", { "layers.0": "ground" }]);
    const pinnedMs = await placement.latencyMs();
    expect(pinnedMs).toBeGreaterThan(bestMs);

    const guest = await planner.shareWith(await newVisitor(), "keyboard");
    expect((await guest.scenario()).partition).toEqual(accepted);
    const seen = new PartitionBoard(guest.page);
    await expect(seen.figures).toContainText("fits");
    expect(await seen.latencyMs()).toBe(pinnedMs);

    await card.focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("Control+z");
    expect((await planner.scenario()).partition?.assignments).toEqual(best);
  });
});
