import { readCzml } from "../src/core/contact/__fixtures__/czmlReader";
import { neville, readOem } from "../src/core/orbit/__fixtures__/oemReader";
import { satellitePosition } from "../src/core/orbit/satellitePosition";
import { expandSatellites } from "../src/core/scenario/expand";
import { expect, test } from "./fixtures";
import { readCsv } from "./helpers/readCsv";
import { readIcs } from "./helpers/readIcs";
import { ExportMenuPage } from "./pages/exports";
import { PlannerPage } from "./pages/planner";

const farthestKm = 0.01;

test("contacts and positions saved in each format are the same, read back apart from what wrote them", async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  const menu = new ExportMenuPage(page);
  await planner.open();

  const csv = await menu.save(/as CSV/);
  expect(csv.name).toBe("first-contacts-contacts.csv");
  const rows = readCsv(csv.text);
  const { windows } = JSON.parse((await menu.save(/as JSON/)).text) as { windows: Record<string, unknown>[] };
  expect(Number(await planner.contacts.getAttribute("aria-rowcount"))).toBe(rows.length + 1);
  expect(windows).toHaveLength(rows.length);
  for (const [i, row] of rows.entries()) {
    expect([row.satellite_id, row.station_id, row.aos_utc, row.los_utc]).toEqual(
      ["satelliteId", "stationId", "aos", "los"].map((key) => windows[i]?.[key]),
    );
    expect(Number(row.downlink_MB)).toBe(windows[i]?.downlinkMB);
    expect(Number(row.duration_s)).toBe((instant(row.los_utc) - instant(row.aos_utc)) / 1000);
  }
  const first = rows[0];
  const [, ...shown] = await planner.contacts.getByRole("row").nth(1).getByRole("gridcell").allTextContents();
  expect(shown.slice(0, 2)).toEqual([first?.satellite_id, "KSC"]);
  expect(`2026-${shown[2]}`).toBe(first?.aos_utc?.slice(0, 19).replace("T", " "));
  expect(Number(shown[5]?.replaceAll(",", ""))).toBe(Math.round(Number(first?.downlink_MB)));

  const events = readIcs((await menu.save(/as iCalendar/)).text);
  expect(new Set(events.map(({ uid }) => uid)).size).toBe(rows.length);
  for (const [i, event] of events.entries()) {
    const [aosMs, losMs] = [instant(rows[i]?.aos_utc), instant(rows[i]?.los_utc)];
    expect(event.startMs).toBe(Math.ceil(aosMs / 1000) * 1000);
    expect(event.endMs).toBe(Math.floor(losMs / 1000) * 1000);
    expect(event.description).toContain(`AOS ${rows[i]?.aos_utc}\n`);
    expect(event.description).toContain(`LOS ${rows[i]?.los_utc}\n`);
  }

  const scenario = await planner.scenario();
  const startMs = Date.parse(scenario.window.start);
  const instants = [0, 1234.567, 40_000.5, 86_399].map((seconds) => startMs + 1000 * seconds);
  const oem = readOem((await menu.saveEphemerides(/CCSDS OEM/)).text);
  const czml = readCzml((await menu.saveEphemerides(/CZML/)).text);
  const satellites = expandSatellites(scenario);
  expect(oem.map(({ meta }) => meta.OBJECT_ID)).toEqual(satellites.map(({ id }) => id));
  for (const [i, { id, orbit }] of satellites.entries()) {
    const ephemeris = oem[i];
    const path = czml.moving.get(id);
    if (ephemeris === undefined || path === undefined) throw new Error(`${id} is missing`);
    for (const ms of instants) {
      const truth = satellitePosition(orbit, ms, 0);
      if (!truth.ok) throw new Error(truth.error);
      const seconds = ephemeris.rows.map((row) => (row.ms - startMs) / 1000);
      const at = (ms - startMs) / 1000;
      const teme = [0, 1, 2].map((axis) => {
        const values = ephemeris.rows.map(({ state }) => state[axis] ?? Number.NaN);
        return neville(seconds, values, 8, at);
      });
      expect(distance(teme, truth.value.temeKm)).toBeLessThan(farthestKm);
      const fixed = path.metres.map((metres) => neville(path.seconds, metres, path.degree + 1, at) / 1000);
      expect(distance(fixed, truth.value.ecefKm)).toBeLessThan(farthestKm);
    }
  }
  const spans = czml.links.flatMap((link) => link.spans.map(([aos, los]) => `${aos} ${los}`));
  expect(spans.sort()).toEqual(rows.map(({ aos_utc, los_utc }) => `${aos_utc} ${los_utc}`).sort());
});

test("a long export can be cancelled, and one that makes no sense says what is allowed", { tag: "@long" }, async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  const menu = new ExportMenuPage(page);
  await planner.open();
  await planner.openExample(/^Starlink-like/);
  await menu.choose(/CCSDS OEM/);
  const step = planner.dialog.getByRole("textbox", { name: /Time between two positions/ });
  await step.fill("0");
  await planner.dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(planner.dialog.getByRole("alert")).toContainText("1 to 600 seconds");
  await step.fill("60");
  await planner.dialog.getByRole("button", { name: "Save", exact: true }).click();
  await expect(planner.dialog.getByRole("status")).toContainText(/of 1,584 satellites/);
  await planner.dialog.getByRole("button", { name: "Cancel" }).click();
  await expect(planner.dialog.getByRole("button", { name: "Save", exact: true })).toBeVisible();
  await expect(planner.dialog.getByRole("alert")).toBeHidden();
});

test("the report holds plan, stations and contacts, and is all that is printed", async ({ page }) => {
  const planner = new PlannerPage(page);
  const menu = new ExportMenuPage(page);
  await planner.open();
  await menu.choose(/report/);
  const report = page.getByRole("article");
  await expect(report.getByRole("heading", { name: "First contacts" })).toBeVisible();
  await expect(report).toContainText("33 windows");
  const [stations, ofKsc, ofSvalbard] = await report.getByRole("table").all();
  await expect(stations?.getByRole("row") ?? report).toHaveCount(4);
  const listed = ((await ofKsc?.getByRole("row").count()) ?? 0) + ((await ofSvalbard?.getByRole("row").count()) ?? 0);
  expect(listed).toBe(33 + 2);
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("#root")).toBeHidden();
  await expect(report.getByRole("heading", { name: "First contacts" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Print" })).toBeHidden();
  // All of it is printed: what scrolls inside of a box would end on the first page.
  const printed = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(printed.match(/\/Type\s*\/Page\b/g)?.length).toBeGreaterThan(1);
  await page.emulateMedia({ media: null });
  await page.keyboard.press("Escape");
  await expect(report).toBeHidden();
});

function instant(text: string | undefined): number {
  return Date.parse(text ?? "");
}

function distance(a: readonly number[], b: readonly number[]): number {
  return Math.hypot(...a.map((value, axis) => value - (b[axis] ?? Number.NaN)));
}

/** Width and height that a PNG says it has. */
