import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Scenario } from "../../../core/scenario/schema";
import { documentStore } from "../documentStore";
import { withSetting } from "./learningEdits";
import { settingsDigest } from "./settingsDigest";
import { trainer } from "./trainer";
import { pauseTraining, resumeTraining, startTraining, trainingRun } from "./trainingRun";
import { findUpdates, updatesOfRound } from "./updatesOfRound";

const plan: Scenario = {
  schema: "orbitweave/scenario/1",
  name: "trained",
  window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
  learning: { seeds: [3], rounds: 4 },
};

beforeEach(() => documentStore.getState().open(plan));
afterEach(() => {
  vi.restoreAllMocks();
  documentStore.getState().open(plan);
});

function edit(path: string, value: unknown): void {
  documentStore.getState().edit("edit", (scenario) => withSetting(scenario, path, value));
}

test("updates of a round are of the training that is shown, whatever the plan has become since", async () => {
  vi.spyOn(trainer, "train").mockResolvedValue({ status: "crashed", message: "not in this test" });
  const asked = vi.spyOn(trainer, "roundUpdates").mockResolvedValue({ status: "done", value: [] });
  await startTraining();
  edit("local.learningRate", 1);
  edit("seeds", [1, 2]);
  await findUpdates(3, 2);
  expect(JSON.parse(asked.mock.calls[0]?.[0] ?? "")).toEqual(plan);
  expect(updatesOfRound.getState()).toMatchObject({ status: "done", seed: 3, settings: settingsDigest(plan) });
});

test("a training that was paused goes on with the plan that it began with", async () => {
  const asked = vi.spyOn(trainer, "train").mockImplementation(async (_text, { onNews }) => {
    pauseTraining();
    onNews?.({ rounds: [], fraction: 0.5, label: "", kept: { bytes: 1, training: {} } as never });
    return { status: "cancelled" };
  });
  vi.spyOn(trainer, "reportTraining").mockResolvedValue({ status: "crashed", message: "not in this test" });
  await startTraining();
  expect(trainingRun.getState().status).toBe("paused");
  edit("local.learningRate", 1);
  await resumeTraining();
  expect(asked.mock.calls.map(([text]) => JSON.parse(text))).toEqual([plan, plan]);
});
