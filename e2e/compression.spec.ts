import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { readSafetensors, writeSafetensors } from "../src/core/compression/files/safetensors";
import { decodeGradient } from "../src/core/compression/wireFormat";
import { expect, test } from "./fixtures";
import { CompressionLab } from "./pages/compressionLab";
import { PlannerPage } from "./pages/planner";

test.use({ picture: "map" });

test.describe("the compression lab", () => {
  test("compares codecs on a heavy-tailed gradient, picks one from the front, applies, shares and reopens it", async ({
    page,
    newVisitor,
  }) => {
    const planner = new PlannerPage(page);
    const lab = new CompressionLab(page);
    await planner.open();
    await page.getByRole("button", { name: "Compression lab", exact: true }).click();
    await lab.panel.getByRole("combobox", { name: "Values" }).selectOption({ label: "16,384" });
    await expect(lab.panel.getByRole("combobox", { name: "Gradient" })).toHaveValue("heavy-tail");
    await lab.compared();
    await expect(lab.codec("none")).toContainText("65,560");
    await expect(lab.codec("bf16")).toContainText("32,792");
    await lab.codec("QSGD").click();
    const options = lab.panel.getByRole("form", { name: "Options of QSGD" });
    await options.getByRole("textbox", { name: "Levels" }).fill("0");
    await options.getByRole("textbox", { name: "Levels" }).press("Enter");
    await expect(lab.panel.getByRole("alert")).toContainText("a whole number from 1 to 32767");
    await options.getByRole("textbox", { name: "Levels" }).fill("3");
    await options.getByRole("textbox", { name: "Levels" }).press("Enter");
    await expect(lab.panel.getByRole("heading", { name: "QSGD 3 levels" })).toBeVisible();

    await lab.tab("Bytes and error");
    await lab.swept();
    const point = lab.point("top-k, quantized 1 %, 8 bit");
    await expect(point).toHaveAccessibleName(/on the front$/);
    await point.click();
    await expect(point).toHaveAttribute("aria-selected", "true");
    const applied = (await planner.scenario()).learning?.compression;
    expect(applied).toMatchObject({ codec: "top-k-quantized", sparsity: 0.99, bits: 8, errorFeedback: true });
    await page.keyboard.press("Control+z");
    await expect(point).toHaveAttribute("aria-selected", "false");
    expect((await planner.scenario()).learning).toBeUndefined();
    await page.keyboard.press("Control+Shift+z");

    await lab.tab("Over contacts");
    const sent = page.getByRole("grid", { name: "Updates over the next contacts" });
    await lab.panel.getByRole("textbox", { name: "Update (MB)" }).fill("400000");
    await lab.panel.getByRole("textbox", { name: "Update (MB)" }).press("Enter");
    await expect(sent.getByRole("row", { name: /^none / })).toContainText("not in this plan");
    await expect(sent.getByRole("row", { name: /^top-k, quantized / })).toContainText(/ h|min/);

    const guest = await planner.shareWith(await newVisitor());
    expect((await guest.scenario()).learning?.compression).toEqual(applied);
    const theirs = new CompressionLab(guest.page);
    await expect(theirs.panel.getByText(/The plan sends updates through top-k, quantized/)).toBeVisible();
  });

  test("is worked by the keyboard on a file of one's own, saves what it encodes, applies, shares and reopens it", {
    tag: "@long",
  }, async ({ page, newVisitor }) => {
    const planner = new PlannerPage(page);
    const lab = new CompressionLab(page);
    await planner.open();
    await page.keyboard.press("Shift+K");
    const data = Float32Array.from({ length: 20_000 }, (_, i) => Math.tan(i * i) / 10);
    const tensors = [
      { name: "w", shape: [100, 180], data: data.slice(0, 18_000) },
      { name: "b", shape: [2_000], data: data.slice(18_000) },
    ];
    const choosing = page.waitForEvent("filechooser");
    await lab.panel.getByRole("button", { name: "Open file" }).press("Enter");
    const buffer = Buffer.from(writeSafetensors(tensors));
    await (await choosing).setFiles({ name: "step.safetensors", mimeType: "application/octet-stream", buffer });
    await expect(lab.panel.locator("[data-gradient-facts]")).toContainText("20,000 values · 80.0 kB · 2 tensors");
    await lab.compared();

    await lab.codecs.focus();
    for (let i = 0; i < 11; i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(lab.panel.getByRole("heading", { name: "sign" })).toBeVisible();
    const downloading = page.waitForEvent("download");
    await lab.panel.getByRole("button", { name: "Save encoded" }).press("Enter");
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("step-sign.owgc");
    const message = new Uint8Array(readFileSync(await download.path()));
    await expect(lab.codec("sign")).toContainText(message.length.toLocaleString("en-US"));
    const decoded = decodeGradient(message);
    expect(decoded.ok && [decoded.value.codec, decoded.value.elements]).toEqual(["sign", 20_000]);

    const secondDownload = page.waitForEvent("download");
    await lab.panel.getByRole("button", { name: "Save decoded" }).press("Enter");
    const saved = readSafetensors(new Uint8Array(readFileSync(await (await secondDownload).path())));
    const hashOf = (values: Float32Array | undefined) =>
      createHash("sha256")
        .update(values ?? "")
        .digest("hex");
    const own = decoded.ok ? (decoded.value.gradient as Record<string, { data: Float32Array }>) : {};
    expect(saved.ok && saved.value.map(({ name, data: back }) => [name, hashOf(back)])).toEqual([
      ["w", hashOf(own.w?.data)],
      ["b", hashOf(own.b?.data)],
    ]);

    await lab.panel.getByRole("tab", { name: "Codecs", exact: true }).focus();
    await page.keyboard.press("ArrowRight");
    await lab.swept();
    await lab.chart.focus();
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await expect(lab.chart.getByRole("option", { selected: true })).toHaveCount(1);
    const first = (await planner.scenario()).learning?.compression;
    expect(first?.codec).toBeDefined();
    await lab.front.focus();
    await page.keyboard.press("Enter");
    await expect(lab.front.getByRole("row", { selected: true })).toContainText("none");
    expect((await planner.scenario()).learning?.compression).toEqual({ codec: "none" });
    await page.keyboard.press("Control+z");
    expect((await planner.scenario()).learning?.compression).toEqual(first);

    const guest = await planner.shareWith(await newVisitor(), "keyboard");
    expect((await guest.scenario()).learning?.compression).toEqual(first);
    const theirs = new CompressionLab(guest.page);
    await expect(theirs.panel.getByText(/The plan sends updates through/)).toBeVisible();

    await page.keyboard.press("Shift+K");
    await planner.drop("dropped.f32", new Uint8Array(data.buffer, 0, 4_000));
    await expect(lab.panel.locator("[data-gradient-facts]")).toContainText("1,000 values · 4.0 kB");
  });
});
