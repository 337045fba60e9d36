import type { MissionTrainingRecord } from "../src/core/learning/mission/missionTrainingRecord";
import { firstContacts } from "../src/core/scenario/examples/firstContacts";
import { encodeLink } from "../src/core/scenario/link/encodeLink";
import type { Scenario } from "../src/core/scenario/schema";
import { expect, test } from "./fixtures";
import { trainMissionInNode } from "./helpers/trainMissionInNode";
import { LearningPanel } from "./pages/learningPanel";
import { MapPage } from "./pages/map";
import { PlannerPage } from "./pages/planner";

/** Three satellites over two stations, the plan of a first visit, that learns as soon as contacts allow. */
const plan: Scenario = {
  ...firstContacts.scenario,
  learning: {
    data: { kind: "synthetic", iid: true, maxSamples: 200 },
    strategy: { kind: "fed-buff", bufferSize: 2 },
    local: { epochs: 4, learningRate: 1 },
    rounds: 10,
    targetAccuracy: 0.62,
    mission: { trainingFlops: 1e11 },
  },
};
const svalbard = { lonDeg: 15.3975, latDeg: 78.2297 };

test.describe("training in mission time", () => {
  test("reaches its target, later when a station fails, sooner with the best change, and is shared with the same numbers", async ({
    page,
    newVisitor,
  }) => {
    const { mission: _, ...rules } = plan.learning ?? {};
    const planner = new PlannerPage(page);
    const learning = new LearningPanel(page);
    await planner.open(`#${encodeLink({ scenario: { ...plan, learning: rules }, view: { picture: "map" } })}`);
    await learning.open();
    await learning.tab("Mission");
    await learning.panel.getByRole("button", { name: "Train in mission time" }).click();
    await learning.tab("Setup");
    await learning.set("Work on a sample (flop)", "100000000000");
    expect(await planner.scenario()).toEqual(plan);
    await learning.train();
    const whole = trainMissionInNode(plan);
    await learning.expectPrint(whole.print);
    await expect(learning.figure("Mission time to it")).toHaveText(hoursOf(whole.record));
    await expect(learning.panel.getByRole("slider", { name: "Accuracy by mission hours" })).toBeVisible();

    await learning.tab("Rounds");
    await learning.panel.getByRole("grid", { name: "Rounds", exact: true }).getByRole("row", { name: /^2 / }).click();
    const before = await planner.nowMs();
    await learning.waterfall(2).locator("[data-stage=update]").first().click();
    const failsMs = await planner.nowMs();
    expect(failsMs).toBeGreaterThan(before);

    const map = new MapPage(page);
    const position = await map.pixelOf(svalbard.lonDeg, svalbard.latDeg);
    await map.canvas.click({ button: "right", position });
    await page.getByRole("menu", { name: "Menu of svalbard" }).getByRole("menuitem", { name: "Fail from now" }).click();
    await expect(learning.panel).toContainText("The plan has changed since");
    const failing = await planner.scenario();
    expect(failing.mesh?.failures).toMatchObject([{ kind: "station", id: "svalbard" }]);
    await learning.train();
    const failed = trainMissionInNode(failing);
    await learning.tab("Training");
    await learning.expectPrint(failed.print);
    await expect(learning.figure("Mission time to it")).toHaveText(hoursOf(failed.record));
    expect(failed.record.timeToTargetHours).toBeGreaterThan(whole.record.timeToTargetHours ?? Number.NaN);

    await learning.tab("Compare");
    await expect(learning.row(/2 stations(?!,)/)).toContainText(hoursOf(whole.record));
    await expect(learning.row(/svalbard fails/)).toContainText(hoursOf(failed.record));

    await learning.tab("What if");
    await learning.panel.getByRole("button", { name: "What would help most?" }).click();
    const best = (await learning.ranking()).first();
    const hours = await best.getByRole("cell").nth(1).textContent();
    await best.getByRole("button", { name: /^Apply/ }).click();
    await expect(learning.panel).toContainText("this ranking is of the one before");
    const helped = trainMissionInNode(await planner.scenario());
    expect(hours).toBe(hoursOf(helped.record));
    expect(helped.record.timeToTargetHours).toBeLessThan(failed.record.timeToTargetHours ?? Number.NaN);
    await page.keyboard.press("Control+z");
    await expect(best.getByRole("button", { name: /^Apply/ })).toBeEnabled();
    const { learning: after, ...others } = await planner.scenario();
    expect({ ...others, learning: { ...after, runs: undefined } }).toEqual({
      ...failing,
      learning: { ...failing.learning, runs: undefined },
    });

    const guest = await planner.shareWith(await newVisitor());
    const theirs = new LearningPanel(guest.page);
    await expect(theirs.panel).toBeVisible();
    await theirs.train();
    await theirs.expectPrint(failed.print);
  });

  test("is worked by the keyboard: paused and gone on with, taken apart, failed, compared, helped, taken back and shared", {
    tag: "@long",
  }, async ({ page, newVisitor }) => {
    const planner = new PlannerPage(page);
    const learning = new LearningPanel(page);
    // So much work that a quick machine is not through before it is paused.
    const long: Scenario = {
      ...plan,
      learning: {
        ...plan.learning,
        data: { kind: "synthetic", iid: true, maxSamples: 300 },
        local: { epochs: 1000, learningRate: 1 },
      },
    };
    await planner.open(`#${encodeLink({ scenario: long, view: { picture: "map" } })}`);
    const button = (name: string) => learning.panel.getByRole("button", { name, exact: true });
    await page.keyboard.press("Shift+J");
    await button("Train").press("Enter");
    await expect(learning.figures).toContainText("Accuracy");
    await button("Pause").press("Enter");
    await expect(learning.state).toHaveAttribute("data-training-status", "paused");
    await button("Go on").press("Enter");
    await learning.expectPrint(trainMissionInNode(long).print);

    await planner.open(`#${encodeLink({ scenario: plan, view: { picture: "map" } })}`);
    await page.reload();
    await planner.idle();
    await page.keyboard.press("Shift+J");
    await button("Train").press("Enter");
    await learning.expectPrint(trainMissionInNode(plan).print);
    await learning.panel.getByRole("tab", { name: "Training", exact: true }).focus();
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowRight");
    await learning.panel.getByRole("grid", { name: "Rounds", exact: true }).focus();
    for (let i = 0; i < 3; i++) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await learning.waterfall(4).focus();
    const instants: number[] = [];
    for (let i = 0; i < 3; i++) {
      await page.keyboard.press("Enter");
      instants.push(await planner.nowMs());
    }
    expect(instants).toEqual(instants.toSorted((a, b) => a - b));
    expect(new Set(instants).size).toBe(3);

    await planner.choose("svalbard");
    await new MapPage(page).map.focus();
    await page.keyboard.press("f");
    await expect(learning.panel).toContainText("The plan has changed since");
    const failing = trainMissionInNode(await planner.scenario());
    await button("Train anew").press("Enter");
    await learning.panel.getByRole("tab", { name: "Rounds", exact: true }).focus();
    for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
    await expect(learning.row(/2 stations(?!,)/)).toContainText(hoursOf(trainMissionInNode(plan).record));
    await expect(learning.row(/svalbard fails/)).toContainText(hoursOf(failing.record));

    await page.keyboard.press("ArrowLeft");
    await button("What would help most?").press("Enter");
    const best = (await learning.ranking()).first();
    const before = await planner.scenario();
    await best.getByRole("button", { name: /^Apply/ }).press("Enter");
    await expect(learning.panel).toContainText("this ranking is of the one before");
    expect(await planner.scenario()).not.toEqual(before);
    await page.keyboard.press("Control+z");
    await expect(best.getByRole("button", { name: /^Apply/ })).toBeEnabled();
    expect(await planner.scenario()).toEqual(before);

    const guest = await planner.shareWith(await newVisitor(), "keyboard");
    const theirs = new LearningPanel(guest.page, "keyboard");
    await expect(theirs.panel).toBeVisible();
    await theirs.train();
    await theirs.expectPrint(failing.print);
  });
});

function hoursOf({ timeToTargetHours }: MissionTrainingRecord): string {
  return `${timeToTargetHours?.toFixed(2)} h`;
}
