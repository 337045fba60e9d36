import { encodeLink } from "../src/core/scenario/link/encodeLink";
import type { Scenario } from "../src/core/scenario/schema";
import { expect, test } from "./fixtures";
import { trainInNode } from "./helpers/trainInNode";
import { LearningPanel } from "./pages/learningPanel";
import { PlannerPage } from "./pages/planner";

/** Twelve satellites that share one distribution: what spoils the training is what is injected. */
const plan: Scenario = {
  schema: "orbitweave/scenario/1",
  name: "Twelve that learn",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
  constellations: [
    { id: "ring", pattern: "delta", planes: 2, satellitesPerPlane: 6, phasing: 1, altitudeKm: 600, inclinationDeg: 60 },
  ],
  learning: {
    data: { kind: "synthetic", iid: true, maxSamples: 120 },
    local: { epochs: 4, learningRate: 1 },
    compression: { codec: "qsgd", levels: 127 },
    rounds: 20,
    participants: 12,
    targetAccuracy: 0.65,
  },
};

const byzantine = { share: 0.17, kind: "sign-flip", scale: 10 } as const;

test.describe("federated learning", () => {
  for (const by of ["mouse", "keyboard"] as const) {
    test(`rises, falls to a Byzantine client, is saved by Krum, and is shared with the same numbers, by ${by}`, {
      tag: by === "keyboard" ? "@long" : [],
    }, async ({ page, newVisitor }) => {
      const planner = new PlannerPage(page);
      const learning = new LearningPanel(page, by);
      await planner.open(`#${encodeLink({ scenario: plan, view: { picture: "map" } })}`);
      await learning.open();
      await expect(learning.panel).toContainText("Clients, one a satellite");
      await learning.train();
      const honest = trainInNode(plan);
      await learning.expectPrint(honest.print);
      const curve = learning.panel.getByRole("slider", { name: "Accuracy by round" });
      await curve.press("Home");
      const { rounds } = honest.record;
      await expect(curve).toHaveAttribute("aria-valuetext", `round 1: ${percentOf(rounds[0]?.accuracy)}`);
      await curve.press("End");
      await expect(curve).toHaveAttribute("aria-valuetext", `round 20: ${percentOf(rounds[19]?.accuracy)}`);
      expect(rounds[19]?.accuracy).toBeGreaterThan((rounds[0]?.accuracy ?? 1) + 0.1);

      await learning.tab("Setup");
      await learning.choose("Byzantine clients", "sign-flip");
      await learning.set("Byzantine share (0 to 1)", "2");
      await expect(learning.panel).toContainText("must be a number from 0 to 1");
      await learning.set("Byzantine share (0 to 1)", "0.17");
      await learning.set("Factor of the flipped update", "10");
      await learning.train();
      const attacked = trainInNode({ ...plan, learning: { ...plan.learning, faults: { byzantine } } });
      await learning.expectPrint(attacked.print);
      expect(attacked.record.finalAccuracy).toBeLessThan(0.3);

      await learning.tab("Setup");
      await learning.choose("Strategy", "krum");
      await learning.set("Wrong clients to stand", "2");
      await learning.train();
      const strategy = { kind: "krum", byzantine: 2 } as const;
      const robust = trainInNode({ ...plan, learning: { ...plan.learning, faults: { byzantine }, strategy } });
      await learning.expectPrint(robust.print);
      expect(robust.record.finalAccuracy).toBeGreaterThan(0.4);

      await learning.tab("Compare");
      for (const [name, { record }] of [
        [/FedAvg, qsgd(?!,)/, honest],
        [/FedAvg, qsgd, 17 % sign flip/, attacked],
        [/Krum, qsgd, 17 % sign flip/, robust],
      ] as const) {
        await expect(learning.row(name)).toContainText(percentOf(record.finalAccuracy));
        await expect(learning.row(name)).toContainText(
          record.roundsToTarget === null ? "not reached" : `${record.roundsToTarget} round`,
        );
      }

      const guest = await planner.shareWith(await newVisitor(), by);
      const theirs = new LearningPanel(guest.page, by);
      await expect(theirs.panel).toBeVisible();
      await theirs.train();
      await theirs.expectPrint(robust.print);
      await theirs.tab("Compare");
      await expect(theirs.trainings).toHaveText((await learning.trainings.textContent()) ?? "");
      expect((await guest.scenario()).learning).toEqual((await planner.scenario()).learning);
    });
  }

  test("is worked by the keyboard: paused, gone on with after a reload, cancelled, kept, and looked into", {
    tag: "@long",
  }, async ({ page }) => {
    const planner = new PlannerPage(page);
    const learning = new LearningPanel(page);
    const long = { ...plan, learning: { ...plan.learning, local: { epochs: 1, learningRate: 1 }, rounds: 20_000 } };
    await planner.open(`#${encodeLink({ scenario: long, view: { picture: "map" } })}`);
    const button = (name: string) => learning.panel.getByRole("button", { name, exact: true });
    await page.keyboard.press("Shift+J");
    await button("Train").press("Enter");
    await expect(learning.figures).toContainText("Accuracy");
    await button("Pause").press("Enter");
    await expect(learning.state).toHaveAttribute("data-training-status", "paused");
    const paused = await roundOf(learning);
    expect(paused).toBeGreaterThan(0);

    await page.reload();
    await planner.idle();
    await page.keyboard.press("Shift+J");
    await expect(learning.panel).toContainText("A training with these settings was interrupted");
    await button("Go on with it").press("Enter");
    await expect.poll(() => roundOf(learning)).toBeGreaterThan(paused);
    await button("Cancel").press("Enter");
    await expect(learning.state).toHaveAttribute("data-training-status", "stopped");
    await button("Keep for comparison").press("Enter");

    await learning.panel.getByRole("tab", { name: "Training", exact: true }).focus();
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowRight");
    const rounds = learning.panel.getByRole("grid", { name: "Rounds", exact: true });
    await rounds.focus();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    const updates = learning.panel.getByRole("grid", { name: "Updates of round 2, seed 0" });
    // Of all rows, not only of those that the height of the panel has room for.
    await expect(updates).toHaveAttribute("aria-rowcount", "13");

    await learning.panel.getByRole("tab", { name: "Rounds", exact: true }).focus();
    await page.keyboard.press("End");
    await button("Rename FedAvg, qsgd").press("Enter");
    await page.keyboard.type("Honest");
    await page.keyboard.press("Enter");
    await expect(learning.row(/Honest · the plan's settings/)).toBeVisible();
    await button("Take Honest out").press("Enter");
    await expect(learning.panel).toContainText("Nothing to compare yet");
    await page.keyboard.press("Control+z");
    await expect(learning.row(/Honest/)).toBeVisible();

    await learning.panel.getByRole("tab", { name: "Compare", exact: true }).focus();
    await page.keyboard.press("Home");
    for (let i = 0; i < 2; i++) await page.keyboard.press("ArrowRight");
    await updates.focus();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("region", { name: "Compression lab" })).toContainText("ring-p1-s1, round 2");
  });
});

async function roundOf(learning: LearningPanel): Promise<number> {
  return Number((await learning.figure("Round").textContent())?.replace(",", ""));
}

function percentOf(share: number | null | undefined): string {
  return `${(100 * (share ?? Number.NaN)).toFixed(2)} %`;
}
