import { deflateSync, strToU8 } from "fflate";
import { crc32 } from "../src/core/base/crc32";
import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";

test("links that cannot be opened say why, and the work that was open stays", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open();
  await planner.openExample(/^Iridium/);
  const scenario = await planner.scenario();
  const hash = new URL(await planner.shareLink()).hash;
  const bad: readonly (readonly [string, RegExp])[] = [
    [hash.slice(0, -20), /cut short/],
    [`${hash.slice(0, 60)}${hash[60] === "A" ? "B" : "A"}${hash.slice(61)}`, /damaged/],
    [hash.replace("#ow1.", "#ow2."), /newer Orbitweave/],
    ["#hello", /not a link of Orbitweave/],
    [`#ow1.${zipBomb()}`, /past its limit/],
    [`#ow1.${packed(JSON.stringify({ scenario: { ...scenario, name: "" } }))}`, /name/],
  ];
  for (const [fragment, message] of bad) {
    await page.evaluate((text) => {
      window.location.hash = text;
    }, fragment);
    await planner.expectProblem(/link could not be opened/, message);
    expect(await planner.scenario()).toEqual(scenario);
  }
});

test("a bad link on the first visit gets its message, and the first example opens", async ({ page }) => {
  const planner = new PlannerPage(page);
  await planner.open("#ow1.AAAA");
  await planner.expectProblem(/link could not be opened/, /cut short/);
  await expect(planner.status).toContainText("3 satellites");
});

/** Link text around any content, with the header that a sound link has. */
function packed(text: string): string {
  return framed(deflateSync(strToU8(text)));
}

/** 60 MB of zeros in 60 kB. */
function zipBomb(): string {
  return framed(deflateSync(new Uint8Array(60_000_000)));
}

function framed(deflated: Uint8Array): string {
  const bytes = new Uint8Array(8 + deflated.length);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, deflated.length);
  header.setUint32(4, crc32(deflated));
  bytes.set(deflated, 8);
  return Buffer.from(bytes).toString("base64url");
}
