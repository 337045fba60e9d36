import { readFile } from "node:fs/promises";
import type { Download } from "@playwright/test";
import { expect, test } from "./fixtures";
import { EditorPage } from "./pages/editor";
import { MapPage } from "./pages/map";
import { PlannerPage } from "./pages/planner";

test.describe("from an empty scenario to a plan, out as a calendar, and back", () => {
  test("by mouse", async ({ page }) => {
    test.setTimeout(200_000);
    const planner = new PlannerPage(page);
    const editor = new EditorPage(page);
    await planner.open();
    await editor.newScenario();
    const empty = await planner.scenario();
    expect(empty.constellations ?? empty.satellites ?? empty.stations).toBeUndefined();
    await editor.fill({ "Name of the plan": "By mouse", "Window starts (UTC)": "2026-03-20 12:00" });

    await editor.show("Constellations");
    await editor.button("Add a constellation").click();
    await editor.fill({ Id: "low", Planes: "2", "Satellites per plane": "4", "Inclination (°)": "97.6" });
    await editor.button("Add a constellation").click();
    await editor.field("Pattern").selectOption("star");
    await editor.fill({ Id: "high", Planes: "2", "Satellites per plane": "2", "Altitude (km)": "1200" });
    await expect(planner.status).toContainText("12 satellites");

    await editor.show("Stations");
    await editor.addStation("From the library of sites");
    for (const site of ["Svalbard", "Troll", "Awarua"]) {
      await planner.dialog.getByRole("textbox").fill(site);
      await planner.dialog.getByRole("row", { name: new RegExp(`^${site}`) }).click();
    }
    await planner.dialog.getByRole("button", { name: "Close" }).click();
    await editor.addStation("By coordinates");
    await editor.fill({ Id: "home", "Latitude (°)": "48.1", "Longitude (°)": "11.6", "Downlink (Mbit/s)": "80" });
    await editor.addStation("By pointing at the Earth");
    await planner.idle();
    await new MapPage(page).canvas.click();
    await page.getByRole("region", { name: "Stations" }).getByRole("button", { name: "Done" }).click();
    await expect(planner.status).toContainText("5 stations");

    await editor.list.getByRole("option", { name: /^home/ }).click();
    for (const _ of [1, 2, 3]) await editor.button("Add a point").click();
    await editor.field("Elevation at point 2").fill("35");
    const built = await planner.scenario();
    expect(built.stations?.find(({ id }) => id === "home")).toEqual({
      id: "home",
      latDeg: 48.1,
      lonDeg: 11.6,
      altitudeKm: 0,
      uplinkMbps: 2,
      downlinkMbps: 80,
      mask: [
        { azimuthDeg: 0, elevationDeg: 10 },
        { azimuthDeg: 180, elevationDeg: 35 },
        { azimuthDeg: 90, elevationDeg: 10 },
      ],
    });

    await planner.idle();
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save the contacts" }).click();
    await page.getByRole("menuitem", { name: /iCalendar/ }).click();
    await expectCalendar(await downloading, "home");

    await expect(planner.status).toContainText("Saved");
    await page.reload();
    await planner.idle();
    expect(await planner.scenario()).toEqual(built);
    await undoTo(planner, empty);
    await redoTo(planner, built);
  });

  test("by keyboard alone", { tag: "@long" }, async ({ page }) => {
    test.setTimeout(200_000);
    const planner = new PlannerPage(page);
    const editor = new EditorPage(page);
    const { keyboard } = page;
    await planner.open();
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    // The flat map costs a machine without a graphics card less.
    await keyboard.press("m");
    await keyboard.press("Control+Alt+n");
    await expect(editor.field("Name of the plan")).toBeFocused();
    const empty = await planner.scenario();
    await editor.typeFields("By keyboard", "Nobody touched a mouse", "2026-03-20 12:00", "12");
    await keyboard.press("Escape");

    await keyboard.press("Shift+W");
    await expect(editor.field("Id")).toBeFocused();
    await editor.typeFields("low", undefined, "2", "4", "1");
    await keyboard.press("ArrowUp");
    await keyboard.press("Escape");
    await expect(editor.list).toBeFocused();
    await keyboard.press("Shift+W");
    await expect(editor.field("Id")).toBeFocused();
    await editor.typeFields("high", undefined, "2", "2", "0", "1200", "88");
    await keyboard.press("Escape");

    await keyboard.press("Shift+G");
    const search = planner.dialog.getByRole("textbox");
    await expect(search).toBeFocused();
    for (const site of ["Svalbard", "Troll", "Awarua", "Bahrain"]) {
      await keyboard.press("ControlOrMeta+a");
      await keyboard.type(site);
      await expect(planner.dialog.getByRole("row", { name: new RegExp(`^${site}`) })).toBeVisible();
      await keyboard.press("Enter");
    }
    await keyboard.press("Escape");
    await expect(planner.dialog).toBeHidden();
    await keyboard.press("Shift+S");
    await expect(editor.field("Id")).toBeFocused();
    await editor.typeFields("home", "Home", "48.1", "11.6");
    await editor.tabTo("Add a point");
    await keyboard.press("Enter");
    await expect(editor.field("Azimuth of point 1")).toBeFocused();
    await editor.typeFields("0", "5");
    await editor.tabTo("Add a point");
    await keyboard.press("Enter");
    await expect(editor.field("Azimuth of point 2")).toBeFocused();
    await editor.typeFields("180", "30");

    await keyboard.press("Escape");
    await expect(editor.list).toBeFocused();
    await keyboard.press("Shift+M");
    await editor.tabTo("Move", "Shift+Tab");
    await keyboard.press("ArrowUp");
    await keyboard.press("Shift+ArrowLeft");
    await keyboard.press("Escape");
    const built = await planner.scenario();
    expect(
      built.constellations?.map(({ id, planes, satellitesPerPlane }) => [id, planes * satellitesPerPlane]),
    ).toEqual([
      ["low", 8],
      ["high", 4],
    ]);
    expect(built.stations).toHaveLength(5);
    expect(built.stations?.[4]).toMatchObject({
      id: "home",
      name: "Home",
      latDeg: 48.2,
      lonDeg: 10.6,
      mask: [
        { azimuthDeg: 0, elevationDeg: 5 },
        { azimuthDeg: 180, elevationDeg: 30 },
      ],
    });

    await planner.idle();
    await editor.tabTo("Save the contacts");
    const downloading = page.waitForEvent("download");
    await keyboard.press("Enter");
    await expect(page.getByRole("menuitem", { name: /CSV/ })).toBeVisible();
    await keyboard.press("ArrowDown");
    await keyboard.press("End");
    await keyboard.press("Enter");
    await expectCalendar(await downloading, "home");

    await expect(planner.status).toContainText("Saved");
    await page.reload();
    await planner.idle();
    expect(await planner.scenario()).toEqual(built);
    await undoTo(planner, empty);
    await redoTo(planner, built);
  });
});

test("what is not valid stays in its field, changes nothing, and is there when one comes back", async ({ page }) => {
  const planner = new PlannerPage(page);
  const editor = new EditorPage(page);
  await planner.open();
  await planner.choose("svalbard");
  await page.getByRole("button", { name: "Editor", exact: true }).click();
  await expect(editor.list.getByRole("option", { selected: true })).toContainText("Svalbard");
  const before = await planner.scenario();
  const latitude = editor.field("Latitude (°)");
  await latitude.fill("95");
  await expect(editor.form).toContainText("a number from -90 to 90 (degrees)");
  await editor.fill({ Id: "ksc" });
  await expect(editor.form).toContainText("an id of its own");
  expect(await planner.scenario()).toEqual(before);

  await editor.list.getByRole("option", { name: /^KSC/ }).click();
  await editor.show("Plan");
  await editor.show("Stations");
  await editor.list.getByRole("option", { name: /Svalbard.*unfinished/ }).click();
  await expect(latitude).toHaveValue("95");
  await latitude.fill("78.5");
  expect((await planner.scenario()).stations?.[1]).toMatchObject({ id: "svalbard", latDeg: 78.5 });
  await editor.field("Id").focus();
  await page.keyboard.press("Escape");
  await expect(editor.field("Id")).toHaveValue("svalbard");
  await expect(editor.form).not.toContainText("an id of its own");
});

test("several are picked, duplicated and deleted, and undo brings them back", async ({ page }) => {
  const planner = new PlannerPage(page);
  const editor = new EditorPage(page);
  await planner.open();
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Editor", exact: true }).click();
  await editor.show("Satellites");
  await editor.list.getByRole("option", { name: /^sat-001/ }).click();
  await editor.list.getByRole("option", { name: /^sat-002/ }).click({ modifiers: ["Shift"] });
  await editor.button("Duplicate").click();
  await expect(planner.status).toContainText("5 satellites");
  expect((await planner.scenario()).satellites?.map(({ id }) => id)).toEqual([
    "sat-001",
    "sat-002",
    "sat-003",
    "sat-004",
    "sat-005",
  ]);
  await editor.list.focus();
  await page.keyboard.press("ControlOrMeta+a");
  await page.keyboard.press("Delete");
  await expect(planner.status).toContainText("0 satellites");
  await page.keyboard.press("ControlOrMeta+z");
  await page.keyboard.press("ControlOrMeta+z");
  await expect(planner.status).toContainText("3 satellites");
});

test("the plan as text: faults are marked at their lines, what is valid is applied, and nothing is overwritten", async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  const editor = new EditorPage(page);
  await planner.open();
  await page.getByRole("button", { name: "Editor", exact: true }).click();
  await editor.show("JSON");
  await editor.text.click();
  const before = await planner.scenario();
  const write = async (text: string): Promise<void> => {
    await editor.text.focus();
    await page.keyboard.press("ControlOrMeta+a");
    await page.keyboard.insertText(text);
  };
  const changed = structuredClone(before);
  Object.assign(changed.stations?.[0] ?? {}, { latDeg: 95 });
  await write(JSON.stringify(changed, undefined, 2));
  const faults = editor.panel.getByRole("region", { name: "What is wrong" });
  const line =
    JSON.stringify(changed, undefined, 2)
      .split("\n")
      .findIndex((each) => each.includes("95")) + 1;
  await expect(faults.getByRole("button")).toHaveText(new RegExp(`line ${line}.*stations\\[0\\]\\.latDeg.*-90 to 90`));
  await expect(editor.button("Apply")).toBeDisabled();
  expect(await planner.scenario()).toEqual(before);

  await write(JSON.stringify(changed).slice(0, -30));
  await expect(faults).toContainText("not JSON");

  Object.assign(changed.stations?.[0] ?? {}, { latDeg: 25 });
  await write(JSON.stringify(changed));
  await expect(editor.button("Apply")).toBeEnabled();
  await page.evaluate(() =>
    window.__orbitweave?.runCommand("station.move", { id: "svalbard", latDeg: 79, lonDeg: 15 }),
  );
  await expect(editor.panel).toContainText("changed elsewhere");
  await expect(editor.button("Apply")).toBeDisabled();
  await editor.button("Keep this text").click();
  await editor.text.focus();
  await page.keyboard.press("ControlOrMeta+Enter");
  await expect(editor.panel).toContainText("This is the plan as it is");
  expect(await planner.scenario()).toEqual(changed);
  await expect(editor.text).toContainText('"latDeg": 25');
});

test("a satellite's orbit is given as two lines, and a Walker pattern redraws while its numbers change", async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  const editor = new EditorPage(page);
  await planner.open();
  await editor.newScenario();
  await editor.show("Satellites");
  await editor.button("Add a satellite").click();
  await editor.field("Orbit given as").selectOption("tle");
  await expect(editor.list.getByRole("option")).toContainText("unfinished");
  await editor
    .field("The two lines")
    .fill(
      "ISS (ZARYA)\n1 25544U 98067A   26202.18553447  .00005896  00000+0  11479-3 0  9991\n2 25544  51.6316 131.8443 0006849 320.6461  39.4029 15.49071756577020",
    );
  expect((await planner.scenario()).satellites?.[0]?.orbit.kind).toBe("tle");

  await editor.show("Constellations");
  await editor.button("Add a constellation").click();
  await editor.field("Planes").focus();
  for (const planes of [5, 6, 7]) {
    await page.keyboard.press("ArrowUp");
    await expect(planner.status).toContainText(`${planes * 6 + 1} satellites`);
  }
  await page.keyboard.press("ControlOrMeta+z");
  await expect(planner.status).toContainText("25 satellites");
});

async function expectCalendar(download: Download, stationName: string): Promise<void> {
  expect(download.suggestedFilename()).toMatch(/\.ics$/);
  const text = await readFile(await download.path(), "utf8");
  expect(text).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(text.match(/BEGIN:VEVENT/g)?.length).toBeGreaterThan(5);
  expect(text).toContain(stationName);
}

async function undoTo(planner: PlannerPage, wanted: unknown): Promise<void> {
  await planner.page.keyboard.press("Escape");
  for (let i = 0; i < 60; i++) {
    if (JSON.stringify(await planner.scenario()) === JSON.stringify(wanted)) break;
    await planner.page.keyboard.press("ControlOrMeta+z");
  }
  expect(await planner.scenario()).toEqual(wanted);
}

async function redoTo(planner: PlannerPage, wanted: unknown): Promise<void> {
  for (let i = 0; i < 60; i++) {
    if (JSON.stringify(await planner.scenario()) === JSON.stringify(wanted)) break;
    await planner.page.keyboard.press("ControlOrMeta+Shift+z");
  }
  expect(await planner.scenario()).toEqual(wanted);
}
