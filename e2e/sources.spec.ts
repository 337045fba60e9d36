import { expect, test } from "./fixtures";
import { PlannerPage } from "./pages/planner";
import { SourcesPage } from "./pages/sources";

const line1 = "1 25544U 98067A   26202.18553447  .00005896  00000+0  11479-3 0  9991";
const line2 = "2 25544  51.6316 131.8443 0006849 320.6461  39.4029 15.49071756577020";
const twoAndAFault = `ISS\n${line1}\n${line2}\nISS\n${line1}\n${line2}\nBAD\n${line1.slice(0, -1)}2\n${line2}\n`;

function gp(name: string, catalogId: number): object {
  return {
    OBJECT_NAME: name,
    OBJECT_ID: "1998-067A",
    EPOCH: "2026-03-20T12:00:00.000000",
    MEAN_MOTION: 15.49,
    ECCENTRICITY: 0.0006,
    INCLINATION: 51.63,
    RA_OF_ASC_NODE: 131.8,
    ARG_OF_PERICENTER: 320.6,
    MEAN_ANOMALY: 39.4,
    EPHEMERIS_TYPE: 0,
    CLASSIFICATION_TYPE: "U",
    NORAD_CAT_ID: catalogId,
    ELEMENT_SET_NO: 999,
    REV_AT_EPOCH: 1,
    BSTAR: 0.0001,
    MEAN_MOTION_DOT: 0.0001,
    MEAN_MOTION_DDOT: 0,
  };
}

/** What the page would report of requests that a test answers itself, and of refusals that it provokes. */
function expectOnly(problems: string[], expected: RegExp): void {
  expect(problems.filter((problem) => !expected.test(problem))).toEqual([]);
  problems.length = 0;
}

const celestrakOnly =
  /request to another host: https:\/\/celestrak\.org\/|console error: Failed to load resource.*celestrak/;

test("pasted elements are shown row by row, chosen, and added as one step", async ({ page }) => {
  const planner = new PlannerPage(page);
  const sources = new SourcesPage(page);
  await planner.open();
  const before = await planner.scenario();
  await sources.open();
  await sources.text.fill(twoAndAFault);
  await expect(sources.row(/line 8 .*checksum/)).toBeVisible();
  await expect(sources.row(/ISS TLE 2026-07-21 04:27 epoch \d+ days from the window/)).toHaveCount(2);
  expect(await planner.scenario()).toEqual(before);

  await sources.row(/ISS/).first().click();
  await sources.add(1).click();
  await expect(sources.dialog).toBeHidden();
  await expect(planner.status).toContainText("4 satellites");
  await expect(planner.status).toContainText("1 warning");
  expect((await planner.scenario()).satellites?.at(-1)?.orbit).toEqual({ kind: "tle", line1, line2 });
  await page.getByRole("alert").getByRole("button", { name: "Undo" }).click();
  expect(await planner.scenario()).toEqual(before);
});

test("a scenario among the sources is told from elements and opened on request; nonsense is named", async ({
  page,
}) => {
  const planner = new PlannerPage(page);
  const sources = new SourcesPage(page);
  await planner.open();
  const other = { ...(await planner.scenario()), name: "Another plan" };
  await sources.open();
  await sources.text.fill("this is nothing that anybody could read");
  await expect(sources.rows).toContainText("no orbital elements found");
  await expect(sources.add(0)).toBeDisabled();
  await sources.text.fill(JSON.stringify({ ...other, colour: "red" }));
  await expect(sources.rows).toContainText("unknown key");
  await sources.text.fill(JSON.stringify(other));
  await sources.dialog.getByRole("button", { name: "Open it" }).click();
  await expect(page.getByRole("button", { name: "Scenario: Another plan" })).toBeVisible();
});

test("pasting anywhere begins the same, and orbits that are there already can be updated", async ({ page }) => {
  const planner = new PlannerPage(page);
  const sources = new SourcesPage(page);
  await planner.open();
  await page.evaluate(
    (text) => {
      const data = new DataTransfer();
      data.setData("text/plain", text);
      document.body.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    },
    JSON.stringify([gp("sat-001", 1), gp("new", 2)]),
  );
  await expect(sources.row(/sat-001 .*another id/)).toBeVisible();
  await sources.dialog.getByRole("checkbox", { name: /^Update the orbits/ }).check();
  await expect(sources.row(/sat-001 .*updated/)).toBeVisible();
  await sources.add(2).click();
  const { satellites = [] } = await planner.scenario();
  expect(satellites.map(({ id, orbit }) => [id, orbit.kind])).toEqual([
    ["sat-001", "omm"],
    ["sat-002", "keplerian"],
    ["sat-003", "keplerian"],
    ["new", "omm"],
  ]);
});

test("a CelesTrak group is fetched when it is asked for, once, and kept over a reload", async ({ page, problems }) => {
  const planner = new PlannerPage(page);
  const sources = new SourcesPage(page);
  const asked = await sources.playCelestrak((route) =>
    route.fulfill({
      headers: { "access-control-allow-origin": "*" },
      json: [gp("ISS (ZARYA)", 25544), gp("CSS (TIANHE)", 48274)],
    }),
  );
  await planner.open();
  await sources.open();
  await sources.dialog.getByRole("tab", { name: "CelesTrak" }).click();
  expect(asked).toEqual([]);
  await sources.fetchGroup("Space stations");
  await expect(sources.row(/ISS \(ZARYA\)/)).toBeVisible();
  await sources.close();
  await page.reload();
  await planner.idle();
  await sources.open();
  await sources.fetchGroup("Space stations");
  await sources.add(2).click();
  await expect(planner.status).toContainText("5 satellites");
  expect(asked).toEqual(["https://celestrak.org/NORAD/elements/gp.php?GROUP=stations&FORMAT=json"]);
  expectOnly(problems, celestrakOnly);
});

test("what CelesTrak sends in place of elements is named, and the plan stays as it was", { tag: "@long" }, async ({
  page,
  problems,
}) => {
  const planner = new PlannerPage(page);
  const sources = new SourcesPage(page);
  const headers = { "access-control-allow-origin": "*" };
  const answers: Record<string, { readonly status?: number; readonly body?: string | Buffer }> = {
    starlink: { body: "<!DOCTYPE html><html><body>Sorry</body></html>" },
    oneweb: { body: "" },
    kuiper: { body: Buffer.alloc(50_000_000, " ") },
    planet: { status: 500, body: "oops" },
    spire: { body: "[{" },
    weather: { status: 403, body: "Forbidden" },
  };
  const asked = await sources.playCelestrak(async (route) => {
    const group = new URL(route.request().url()).searchParams.get("GROUP") ?? "";
    const answer = answers[group];
    if (answer === undefined) await route.abort("internetdisconnected");
    else await route.fulfill({ headers, ...answer });
  });
  await planner.open();
  const before = await planner.scenario();
  await sources.open();
  const told = sources.dialog.getByRole("alert");
  const expectTold = async (group: string, message: RegExp): Promise<void> => {
    await sources.fetchGroup(group);
    await expect(told).toContainText(message);
    await expect(sources.rows).toBeHidden();
    expect(await planner.scenario()).toEqual(before);
  };
  await expectTold("Starlink", /a web page in place of orbital elements/);
  await expectTold("OneWeb", /no satellites in this group/);
  await expectTold("Kuiper", /larger than 10 MB/);
  await expectTold("Planet", /an error \(500\)/);
  await expectTold("Globalstar", /cannot be reached/);
  await sources.fetchGroup("Spire");
  await expect(sources.rows).toContainText("not JSON");
  await expectTold("Weather", /refuses to answer \(403\)/);
  const asks = asked.length;
  await expectTold("Galileo", /refused a request a while ago/);
  await sources.dialog.getByRole("button", { name: "Fetch" }).click();
  await page.context().setOffline(true);
  await sources.dialog.getByRole("button", { name: "Fetch" }).click();
  await expect(told).toContainText(/refused a request a while ago/);
  expect(asked).toHaveLength(asks);
  await page.context().setOffline(false);
  expectOnly(problems, celestrakOnly);
});
