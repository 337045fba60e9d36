/** What a person points at on the globe, in pixels of the page from its left upper corner. */
export interface PointerHandlers {
  /** Pressed and released in one place; fingers are less exact than mice. */
  onClick(xPx: number, yPx: number, isTouch: boolean): void;
  /** Where the mouse is while no button is down; undefined: not on the globe. */
  onHover(at: { readonly xPx: number; readonly yPx: number } | undefined): void;
}

/** A press that moved further is a drag. */
const clickPx = 5;

/** Follows the pointer over the canvas; returns what ends it. */
export function listenToPointer(canvas: HTMLCanvasElement, { onClick, onHover }: PointerHandlers): () => void {
  let pressedAt: { readonly x: number; readonly y: number } | undefined;
  const ending = new AbortController();
  const { signal } = ending;
  canvas.addEventListener(
    "pointerdown",
    (event) => {
      pressedAt = event.isPrimary && event.button === 0 ? { x: event.clientX, y: event.clientY } : undefined;
      onHover(undefined);
    },
    { signal },
  );
  canvas.addEventListener(
    "pointerup",
    (event) => {
      if (pressedAt === undefined) return;
      const moved = Math.hypot(event.clientX - pressedAt.x, event.clientY - pressedAt.y);
      pressedAt = undefined;
      const box = canvas.getBoundingClientRect();
      if (moved <= clickPx) onClick(event.clientX - box.left, event.clientY - box.top, event.pointerType === "touch");
    },
    { signal },
  );
  canvas.addEventListener(
    "pointermove",
    (event) => {
      if (event.buttons !== 0 || event.pointerType === "touch") return;
      const box = canvas.getBoundingClientRect();
      onHover({ xPx: event.clientX - box.left, yPx: event.clientY - box.top });
    },
    { signal },
  );
  canvas.addEventListener("pointerleave", () => onHover(undefined), { signal });
  return () => ending.abort();
}
