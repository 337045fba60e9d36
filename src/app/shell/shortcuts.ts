/**
 * The name of a key press as commands write it: `mod+o`, `shift+arrowright`, `space`, `?`. `mod` is Ctrl, or Cmd on a Mac. Shift counts
 * only where the key's own character does not tell it already.
 */
export function shortcutOf(event: Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">): string {
  const key = event.key === " " ? "space" : event.key.toLowerCase();
  const isSymbol = event.key.length === 1 && event.key !== " " && !/\p{L}/u.test(event.key);
  const parts: string[] = [];
  if (event.ctrlKey || event.metaKey) parts.push("mod");
  if (event.altKey) parts.push("alt");
  if (event.shiftKey && !isSymbol) parts.push("shift");
  return [...parts, key].join("+");
}

const keyNames: Readonly<Record<string, string>> = {
  mod: "Ctrl",
  shift: "Shift",
  alt: "Alt",
  space: "Space",
  escape: "Esc",
  arrowleft: "←",
  arrowright: "→",
  arrowup: "↑",
  arrowdown: "↓",
};

/** The keys of a shortcut as they stand on the keyboard. */
export function keysOf(shortcut: string): string[] {
  return shortcut.split("+").map((key) => keyNames[key] ?? (key.length === 1 ? key.toUpperCase() : capitalised(key)));
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

const ownKeys = new Set([
  "space",
  "enter",
  "home",
  "end",
  "pageup",
  "pagedown",
  "arrowup",
  "arrowdown",
  "arrowleft",
  "arrowright",
]);

/** Keys that no control has a use for. */
const everywhere = new Set(["escape", "mod+k"]);

/** Controls that characters are typed into, with shortcuts of the browser's for what was typed. */
const takesText = "input:not([type=radio], [type=checkbox]), textarea, [contenteditable=true]";

/** Controls that use these keys themselves. */
const usesOwnKeys =
  "input, select, button, a, summary, [role=grid], [role=slider], [role=tab], [role=menuitem], [role=option], [role=radio], [role=separator], [role=application]";

/** Whether the focused element has its own use for the keys, so that a shortcut must not take them. */
export function isTakenBy(target: EventTarget | null, shortcut: string): boolean {
  if (!(target instanceof Element)) return false;
  if (everywhere.has(shortcut)) return false;
  if (target.closest(takesText) !== null) return true;
  // Letters choose in a list.
  if (target.closest("select") !== null && !shortcut.startsWith("mod+")) return true;
  const key = shortcut.split("+").at(-1) ?? "";
  return ownKeys.has(key) && target.closest(usesOwnKeys) !== null;
}
