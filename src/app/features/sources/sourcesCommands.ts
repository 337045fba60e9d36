import type { Command } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";

export const sourcesCommands: readonly Command[] = [
  {
    id: "sources.open",
    title: "Add satellites from text or files",
    group: "Scenario",
    shortcut: "shift+a",
    run: () => dialogStore.getState().show({ kind: "sources", from: "files" }),
  },
  {
    id: "sources.celestrak",
    title: "Add satellites from CelesTrak",
    group: "Scenario",
    run: () => dialogStore.getState().show({ kind: "sources", from: "celestrak" }),
  },
];
