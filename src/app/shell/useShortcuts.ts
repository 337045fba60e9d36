import { useEffect } from "react";
import { allCommands, runCommand } from "../state/commands";
import { dialogStore } from "../state/dialogStore";
import { isTakenBy, shortcutOf } from "./shortcuts";

/** Runs the command that belongs to a key press anywhere on the page. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || dialogStore.getState().dialog !== undefined) return;
      const shortcut = shortcutOf(event);
      if (isTakenBy(event.target, shortcut)) return;
      // Several commands may share a key, such as Escape: it means the first one that is possible.
      const command = allCommands().find(
        (candidate) =>
          (candidate.shortcut === shortcut || candidate.secondShortcut === shortcut) && candidate.when?.() !== false,
      );
      if (command === undefined) return;
      event.preventDefault();
      void runCommand(command.id);
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
