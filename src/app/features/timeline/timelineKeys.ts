/** What of a key event decides. */
interface Key {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const commandOfKey: Readonly<Record<string, string>> = {
  ArrowLeft: "timeline.panEarlier",
  ArrowRight: "timeline.panLater",
  "shift+ArrowLeft": "clock.stepBack",
  "shift+ArrowRight": "clock.stepForward",
  ArrowUp: "timeline.selectPreviousRow",
  ArrowDown: "timeline.selectNextRow",
  "+": "timeline.zoomIn",
  "=": "timeline.zoomIn",
  "-": "timeline.zoomOut",
  "0": "timeline.zoomAll",
  Home: "timeline.panToStart",
  End: "timeline.panToEnd",
};

/** The keys in words, for the timeline's description. */
export const keysInWords =
  "Arrow keys left and right pan, with Shift they step the clock; up and down select a row; plus, minus and 0 zoom; " +
  "Home and End show the start and the end; bracket keys go to the previous and the next contact; Space plays and pauses. Where a training in mission time is " +
  "shown, braces go to the previous and the next aggregation, less-than and greater-than signs to the previous and the next training or message.";

/** The command of a key while the timeline has the focus. With Ctrl, Alt or Cmd a key is the browser's. */
export function commandForKey({ key, shiftKey, ctrlKey, metaKey, altKey }: Key): string | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  // Plus needs Shift on many keyboards: only arrows mean something else with it.
  return commandOfKey[shiftKey && key.startsWith("Arrow") ? `shift+${key}` : key];
}
