const stepDeg = 0.1;
const longStepDeg = 1;

/** Controls that need the arrow keys even while stations are moved: texts, lists, tables, sliders, tabs and menus. */
const keepsArrows =
  "input, textarea, select, [contenteditable=true], [role=listbox], [role=grid], [role=slider], [role=separator], [role=tab], [role=menu]";

/** How far a key press moves the selected station; undefined: it does not. */
export function nudgeOf(
  event: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey" | "target">,
): { readonly northDeg: number; readonly eastDeg: number } | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.target instanceof Element && event.target.closest(keepsArrows) !== null) return undefined;
  const step = event.shiftKey ? longStepDeg : stepDeg;
  switch (event.key) {
    case "ArrowUp":
      return { northDeg: step, eastDeg: 0 };
    case "ArrowDown":
      return { northDeg: -step, eastDeg: 0 };
    case "ArrowRight":
      return { northDeg: 0, eastDeg: step };
    case "ArrowLeft":
      return { northDeg: 0, eastDeg: -step };
    default:
      return undefined;
  }
}
