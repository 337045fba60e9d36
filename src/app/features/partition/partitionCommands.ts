import { z } from "../../../core/base/zod";
import type { Command } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { boardStore, type PlacementTab } from "../../state/partition/boardStore";
import { viewStore } from "../../state/viewStore";

const group = "Model placement";

const layers = z.array(z.string());
const moveArgument = z.strictObject({ layers, node: z.string().optional() });
const pinArgument = z.strictObject({ layers, isHeld: z.boolean() });
const format = z.enum(["csv", "json"]);

const hasModel = () => {
  const { model, nodes = [] } = documentStore.getState().scenario;
  return model !== undefined && nodes.length > 0;
};
const hasPlacement = () => documentStore.getState().scenario.partition?.assignments !== undefined;

const tabTitles: Readonly<Record<PlacementTab, string>> = {
  board: "Planning board: layers on nodes",
  model: "Model: from the library or a file",
  nodes: "Nodes: memory, compute and power",
  rules: "Rules of the placement: source, sink, links",
  timing: "Timing of one inference and of a full pipeline",
  front: "Trade-off of latency and throughput",
  window: "Cost of the placement over time, and when it breaks",
};

const filesArgument = z.array(z.instanceof(File)).min(1);

/** What the commands do is loaded with the first of them. */
const work = () => import("./partitionWork");

/** Everything that can be done about where layers run. */
export const partitionCommands: readonly Command[] = [
  {
    id: "partition.open",
    title: "Model placement: which layer runs where",
    group,
    shortcut: "shift+p",
    run: () => viewStore.getState().toggleSideView("partition"),
  },
  ...(Object.keys(tabTitles) as PlacementTab[]).map((tab) => ({
    id: `partition.show.${tab}`,
    title: tabTitles[tab],
    group,
    run() {
      boardStore.getState().setTab(tab);
      viewStore.getState().setSideView("partition");
    },
  })),
  {
    id: "partition.openModel",
    title: "Use the model in a file",
    group,
    argument: filesArgument,
    async run(argument) {
      boardStore.getState().setTab("model");
      viewStore.getState().setSideView("partition");
      await (await work()).takeModelFiles(filesArgument.parse(argument));
    },
  },
  {
    id: "partition.optimize",
    title: "Find the best placement of the model",
    group,
    when: hasModel,
    run: async () => (await work()).optimize("best"),
  },
  {
    id: "partition.replan",
    title: "Improve the placement with few moves",
    group,
    when: () => hasModel() && hasPlacement(),
    run: async () => (await work()).optimize("keeping"),
  },
  {
    id: "partition.robust",
    title: "Find the placement whose worst moment is least",
    group,
    when: () => hasModel() && documentStore.getState().scenario.mesh !== undefined,
    run: async () => (await work()).optimize("robust"),
  },
  {
    id: "partition.stop",
    title: "Stop what is being computed about the placement",
    group,
    run: async () => (await work()).stop(),
  },
  { id: "partition.accept", title: "Accept the new placement", group, run: async () => (await work()).accept() },
  { id: "partition.drop", title: "Drop the new placement", group, run: async () => (await work()).drop() },
  {
    id: "partition.move",
    title: "Move layers to a node, or off the board",
    group,
    argument: moveArgument,
    run: async (argument) => (await work()).move(moveArgument.parse(argument)),
  },
  {
    id: "partition.pin",
    title: "Pin layers where they are, or let them go",
    group,
    argument: pinArgument,
    run: async (argument) => (await work()).pin(pinArgument.parse(argument)),
  },
  {
    id: "partition.clear",
    title: "Take all layers off the board",
    group,
    when: hasPlacement,
    run: async () => (await work()).clear(),
  },
  {
    id: "partition.export",
    title: "Save the placement as a file",
    group,
    argument: format,
    when: hasPlacement,
    run: async (argument) => (await work()).exportPlacement(format.parse(argument)),
  },
];
