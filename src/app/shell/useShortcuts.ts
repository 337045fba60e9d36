import { useEffect } from "react";
import { allCommands, runCommand } from "../state/commands";
import { dialogStore } from "../state/dialogStore";
import { thingMenu } from "../state/picture/thingMenu";
import { isTakenBy, shortcutOf } from "./shortcuts";

/** Runs the command that belongs to a key press anywhere on the page. */
export function useShortcuts(): void {
  useEffect(() => {
    // What a key closes is closed before the key comes here: Escape must not mean more than that.
    let wasCovered = false;
    const look = (): void => {
      wasCovered = dialogStore.getState().dialog !== undefined || thingMenu.getState().menu !== undefined;
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing || wasCovered) return;
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
    window.addEventListener("keydown", look, { capture: true });
    window.addEventListener("keydown", onKeyDown);
    return () => {
      window.removeEventListener("keydown", look, { capture: true });
      window.removeEventListener("keydown", onKeyDown);
    };
  }, []);
}
