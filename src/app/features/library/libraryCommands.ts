import type { Command } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { saver } from "../../state/storage/saving";

/** Saved work: the library, and what to do when it cannot be saved. */
export const libraryCommands: readonly Command[] = [
  {
    id: "library.open",
    title: "Library: saved scenarios and their revisions",
    group: "Scenario",
    shortcut: "shift+l",
    run: () => dialogStore.getState().show({ kind: "library" }),
  },
  {
    id: "saving.retry",
    title: "Try again to save",
    group: "Scenario",
    when: () => saver.state.getState().fault !== undefined,
    run: () => saver.flush(),
  },
  {
    id: "saving.keepMine",
    title: "Two versions: keep mine as a copy",
    group: "Scenario",
    when: isInConflict,
    run: () => saver.resolveConflict("keep mine"),
  },
  {
    id: "saving.takeTheirs",
    title: "Two versions: take the other tab's",
    group: "Scenario",
    when: isInConflict,
    run: () => saver.resolveConflict("take theirs"),
  },
];

function isInConflict(): boolean {
  return saver.state.getState().status === "conflict";
}
