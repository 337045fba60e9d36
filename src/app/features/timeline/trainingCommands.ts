import type { Command } from "../../state/commands";
import { missionPicture } from "../../state/learning/missionPicture";
import { trainingView } from "../../state/picture/trainingView";

const group = "Training in mission time";

const isThere = (): boolean => missionPicture.getState().picture !== undefined;

/** What walks over a training is loaded when there is one. */
const walk = () => import("./walkTraining");

/** How a training in mission time is looked at on timeline, globe and map. */
export const trainingCommands: readonly Command[] = [
  {
    id: "training.nextAggregation",
    title: "Next aggregation",
    group,
    shortcut: "}",
    when: isThere,
    run: async () => (await walk()).goToAggregation("next"),
  },
  {
    id: "training.previousAggregation",
    title: "Previous aggregation",
    group,
    shortcut: "{",
    when: isThere,
    run: async () => (await walk()).goToAggregation("previous"),
  },
  {
    id: "training.nextStep",
    title: "Next training or message (of the selection)",
    group,
    shortcut: ">",
    when: isThere,
    run: async () => (await walk()).goToStep("next"),
  },
  {
    id: "training.previousStep",
    title: "Previous training or message (of the selection)",
    group,
    shortcut: "<",
    when: isThere,
    run: async () => (await walk()).goToStep("previous"),
  },
  {
    id: "training.toggle",
    title: "Show or hide the training on timeline, globe and map",
    group,
    shortcut: "t",
    when: isThere,
    run: () => trainingView.setState(({ isShown }) => ({ isShown: !isShown })),
  },
];
