import type { Command } from "../../state/commands";
import { documentStore } from "../../state/documentStore";
import { redoName, undoName } from "../../state/history";

/** Undo and redo, titled with what they take back or do again. */
export const editCommands: readonly Command[] = [
  {
    id: "edit.undo",
    get title() {
      return titled("Undo", undoName(documentStore.getState().history));
    },
    group: "Edit",
    shortcut: "mod+z",
    when: () => undoName(documentStore.getState().history) !== undefined,
    run: () => documentStore.getState().undo(),
  },
  {
    id: "edit.redo",
    get title() {
      return titled("Redo", redoName(documentStore.getState().history));
    },
    group: "Edit",
    shortcut: "mod+shift+z",
    secondShortcut: "mod+y",
    when: () => redoName(documentStore.getState().history) !== undefined,
    run: () => documentStore.getState().redo(),
  },
];

function titled(action: string, step: string | undefined): string {
  return step === undefined ? action : `${action}: ${step}`;
}
