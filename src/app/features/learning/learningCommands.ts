import { z } from "../../../core/base/zod";
import type { Command } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { type TrainingStatus, trainingStatus } from "../../state/learning/trainingStatus";
import { viewStore } from "../../state/viewStore";
import { type LearningTab, learningTab } from "./learningTab";

const group = "Federated learning";

const format = z.enum(["csv", "json"]);
const runIndex = z.int().min(0);
/** Place among the updates of a round that were computed. */
const updateIndex = z.int().min(0);
const whatIfId = z.string();
const renameArgument = z.strictObject({ index: runIndex, name: z.string().trim().min(1).max(120) });
const roundArgument = z.strictObject({ seed: z.int().min(0), round: z.int().min(1) });

const isStatus =
  (...wanted: readonly TrainingStatus[]) =>
  () =>
    wanted.includes(trainingStatus.getState().status);

function hasMissionTime(): boolean {
  return documentStore.getState().scenario.learning?.mission !== undefined;
}

const tabTitles: Readonly<Record<LearningTab, string>> = {
  training: "Federated learning: accuracy, loss and bytes of the training",
  setup: "Federated learning: data, model, strategy, codec, privacy, faults",
  rounds: "Federated learning: rounds, and the updates of one",
  clients: "Federated learning: accuracy by client, fairness",
  mission: "Federated learning: mission time, satellites that report, antenna time",
  whatIf: "Federated learning: what would help most, by mission hours",
  compare: "Federated learning: compare trainings",
};

/** Everything about training; what does it is loaded when it is first wanted. */
const work = () => import("./learningActions");

export const learningCommands: readonly Command[] = [
  {
    id: "learning.open",
    title: "Federated learning: train a model over the satellites",
    group,
    shortcut: "shift+j",
    run: () => viewStore.getState().toggleSideView("learning"),
  },
  ...(Object.keys(tabTitles) as LearningTab[]).map((tab) => ({
    id: `learning.show.${tab}`,
    title: tabTitles[tab],
    group,
    run() {
      learningTab.setState({ tab });
      viewStore.getState().setSideView("learning");
    },
  })),
  {
    id: "learning.train",
    title: "Train from the start",
    group,
    when: () => !isStatus("running")(),
    run: async () => (await work()).train(),
  },
  {
    id: "learning.pause",
    title: "Pause the training",
    group,
    when: isStatus("running"),
    run: async () => (await work()).pauseTraining(),
  },
  {
    id: "learning.resume",
    title: "Go on with the paused training",
    group,
    when: isStatus("paused"),
    run: async () => (await work()).resumeTraining(),
  },
  {
    id: "learning.cancel",
    title: "Cancel the training; its rounds so far stay",
    group,
    when: isStatus("running", "paused"),
    run: async () => (await work()).cancelTraining(),
  },
  {
    id: "learning.resumeKept",
    title: "Go on with the training that an earlier visit kept",
    group,
    when: isStatus("idle"),
    run: async () => (await work()).resumeEarlier(),
  },
  {
    id: "learning.forgetKept",
    title: "Discard the training that an earlier visit kept",
    group,
    when: isStatus("idle"),
    run: async () => (await work()).forgetEarlier(),
  },
  {
    id: "learning.keepRun",
    title: "Keep the training in the plan, for comparison",
    group,
    when: isStatus("stopped", "done", "paused"),
    run: async () => (await work()).keepRun(),
  },
  {
    id: "learning.findWhatIfs",
    title: "Rank what would help the training most, by mission hours",
    group,
    when: hasMissionTime,
    run: async () => (await work()).findWhatIfs(),
  },
  {
    id: "learning.stopWhatIfs",
    title: "Stop ranking what would help; what is found stays",
    group,
    run: async () => (await work()).stopWhatIfs(),
  },
  {
    id: "learning.applyWhatIf",
    title: "Take a change that would help into the plan",
    group,
    argument: whatIfId,
    run: async (argument) => (await work()).applyWhatIf(whatIfId.parse(argument)),
  },
  {
    id: "learning.setMissionTime",
    title: "Train in mission time",
    group,
    when: () => !hasMissionTime(),
    run: async () => (await work()).setMissionTime(),
  },
  {
    id: "learning.renameRun",
    title: "Rename a training that is kept",
    group,
    argument: renameArgument,
    run: async (argument) => (await work()).renameRun(renameArgument.parse(argument)),
  },
  {
    id: "learning.removeRun",
    title: "Take a training out of the plan",
    group,
    argument: runIndex,
    run: async (argument) => (await work()).removeRun(runIndex.parse(argument)),
  },
  {
    id: "learning.findUpdates",
    title: "Compute the updates of a round once more",
    group,
    argument: roundArgument,
    run: async (argument) => (await work()).findRound(roundArgument.parse(argument)),
  },
  {
    id: "learning.stopUpdates",
    title: "Stop computing the updates of a round",
    group,
    run: async () => (await work()).stopUpdates(),
  },
  {
    id: "learning.openUpdate",
    title: "Open the update of a client in the compression lab",
    group,
    argument: updateIndex,
    run: async (argument) => (await work()).openUpdate(updateIndex.parse(argument)),
  },
  {
    id: "learning.export",
    title: "Save the training as a file",
    group,
    argument: format,
    when: isStatus("stopped", "done", "paused"),
    run: async (argument) => (await work()).exportTraining(format.parse(argument)),
  },
];
