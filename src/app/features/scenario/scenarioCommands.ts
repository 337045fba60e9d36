import { z } from "../../../core/base/zod";
import { examples } from "../../../core/scenario/examples";
import { fileNameOf, saveText } from "../../kit/saveText";
import type { Command } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { tellOpened } from "./notices";
import { openFiles } from "./openFiles";

/** Opening, adding to and saving the document. */
export const scenarioCommands: readonly Command[] = [
  {
    id: "scenario.openExample",
    title: "Open an example",
    group: "Scenario",
    argument: z.enum(examples.map(({ id }) => id)),
    run(argument) {
      const example = examples.find(({ id }) => id === argument);
      if (example === undefined) return;
      const { source, open } = documentStore.getState();
      open(example.scenario, [], example.title);
      tellOpened(example.title, source, 0);
    },
  },
  {
    id: "scenario.openFile",
    title: "Open a file: scenario, TLE or OMM",
    group: "Scenario",
    shortcut: "mod+o",
    run: pickFiles,
  },
  {
    id: "scenario.openFiles",
    title: "Open files that were dropped",
    group: "Scenario",
    argument: z.array(z.instanceof(File)),
    run: (argument) => openFiles(z.array(z.instanceof(File)).parse(argument)),
  },
  {
    id: "scenario.goBack",
    title: "Back to what was open before",
    group: "Scenario",
    when: () => documentStore.getState().former !== undefined,
    run: () => documentStore.getState().goBack(),
  },
  {
    id: "scenario.save",
    title: "Save the scenario as a file",
    group: "Scenario",
    shortcut: "mod+s",
    run() {
      const { scenario } = documentStore.getState();
      saveText(`${fileNameOf(scenario.name)}.json`, "application/json", `${JSON.stringify(scenario, undefined, 2)}\n`);
    },
  },
];

function pickFiles(): void {
  const input = document.createElement("input");
  input.type = "file";
  input.multiple = true;
  input.accept = ".json,.txt,.tle,.3le,.csv,.xml,.kvn,.omm";
  input.addEventListener("change", () => void openFiles([...(input.files ?? [])]));
  input.click();
}
