import { useStore } from "zustand";
import { SaveMenu } from "../../kit/SaveMenu";
import { runCommand } from "../../state/commands";
import { routeSeries } from "../../state/mesh/routeSeries";

const formats = [
  { format: "csv", title: "CSV, for spreadsheets" },
  { format: "json", title: "JSON, as the command line gives it" },
] as const;

export function ExportMenu() {
  const isDone = useStore(routeSeries.store, ({ status }) => status === "done");
  return (
    <SaveMenu
      what="the route over the window"
      formats={formats}
      isThere={isDone}
      onSave={(format) => void runCommand("mesh.exportRoutes", format)}
    />
  );
}
