const stepDeg = 0.1;
const longStepDeg = 1;

/** How far a key press moves a station; undefined: it does not. */
export function nudgeOf({
  key,
  shiftKey,
  ctrlKey,
  metaKey,
  altKey,
}: Pick<KeyboardEvent, "key" | "shiftKey" | "ctrlKey" | "metaKey" | "altKey">):
  | { readonly northDeg: number; readonly eastDeg: number }
  | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  const step = shiftKey ? longStepDeg : stepDeg;
  switch (key) {
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
