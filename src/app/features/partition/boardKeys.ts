/** What a key does on the board. */
export type BoardAction =
  | { readonly kind: "focus"; readonly towards: "up" | "down" | "left" | "right"; readonly extends: boolean }
  | { readonly kind: "lift" }
  | { readonly kind: "carry"; readonly by: 1 | -1 }
  | { readonly kind: "drop" }
  | { readonly kind: "cancel" }
  | { readonly kind: "toggle" }
  | { readonly kind: "moveTo" }
  | { readonly kind: "pin" }
  | { readonly kind: "takeOff" }
  | { readonly kind: "clear" };

interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const directions = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" } as const;

/** What a key on a card means; `isCarried`: cards have been taken up by the keyboard. Undefined: it is not the board's. */
export function boardAction(
  { key, shiftKey, ctrlKey, metaKey, altKey }: PressedKey,
  isCarried: boolean,
): BoardAction | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  if (isCarried) {
    if (key === "ArrowLeft" || key === "ArrowUp") return { kind: "carry", by: -1 };
    if (key === "ArrowRight" || key === "ArrowDown") return { kind: "carry", by: 1 };
    if (key === " " || key === "Enter") return { kind: "drop" };
    return key === "Escape" || key === "Tab" ? { kind: "cancel" } : undefined;
  }
  if (Object.hasOwn(directions, key)) {
    return { kind: "focus", towards: directions[key as keyof typeof directions], extends: shiftKey };
  }
  if (shiftKey) return undefined;
  switch (key) {
    case " ":
      return { kind: "lift" };
    case "Enter":
      return { kind: "toggle" };
    case "m":
      return { kind: "moveTo" };
    case "p":
      return { kind: "pin" };
    case "Delete":
    case "Backspace":
      return { kind: "takeOff" };
    case "Escape":
      return { kind: "clear" };
    default:
      return undefined;
  }
}

/** The card beside the one that has the focus: in its column, or at the same height in the next column that has cards. */
export function neighbourCard(
  board: HTMLElement,
  from: HTMLElement,
  towards: "up" | "down" | "left" | "right",
): HTMLElement | undefined {
  const columns = [...board.querySelectorAll<HTMLElement>("[data-column]")].map((column) => [
    ...column.querySelectorAll<HTMLElement>("[data-card]"),
  ]);
  const at = columns.findIndex((cards) => cards.includes(from));
  const row = columns[at]?.indexOf(from) ?? -1;
  if (towards === "up") return columns[at]?.[row - 1];
  if (towards === "down") return columns[at]?.[row + 1];
  const step = towards === "left" ? -1 : 1;
  for (let next = at + step; next >= 0 && next < columns.length; next += step) {
    const cards = columns[next];
    if (cards && cards.length > 0) return cards[Math.min(row, cards.length - 1)];
  }
  return undefined;
}
