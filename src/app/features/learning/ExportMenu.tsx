import { useStore } from "zustand";
import { SaveMenu } from "../../kit/SaveMenu";
import { runCommand } from "../../state/commands";
import { trainingRun } from "../../state/learning/trainingRun";

const formats = [
  { format: "csv", title: "CSV: a row a round, of all seeds" },
  { format: "json", title: "JSON, as the command line gives it" },
] as const;

export function ExportMenu() {
  const isThere = useStore(trainingRun, ({ status, report }) => status !== "running" && report !== undefined);
  return (
    <SaveMenu
      what="the training"
      formats={formats}
      isThere={isThere}
      onSave={(format) => void runCommand("learning.export", format)}
    />
  );
}
