/** What a person points at on the globe, in pixels of the page from its left upper corner. */
export interface PointerHandlers {
  /** Pressed and released in one place; fingers are less exact than mice. */
  onClick(xPx: number, yPx: number, isTouch: boolean): void;
  /** The menu is asked for: by the right button or a long touch at a place, or by a key. */
  onMenu(at: { readonly xPx: number; readonly yPx: number } | undefined, isTouch: boolean): void;
  /** Where the mouse is while no button is down; undefined: not on the globe. */
  onHover(at: { readonly xPx: number; readonly yPx: number } | undefined): void;
}

/** A press that moved further is a drag. */
const clickPx = 5;
const rightButton = 2;

/** Follows the pointer over the canvas; returns what ends it. */
export function listenToPointer(canvas: HTMLCanvasElement, { onClick, onMenu, onHover }: PointerHandlers): () => void {
  let pressedAt: { readonly x: number; readonly y: number; readonly button: number } | undefined;
  const ending = new AbortController();
  const { signal } = ending;
  const placeOf = (event: MouseEvent) => {
    const box = canvas.getBoundingClientRect();
    return { xPx: event.clientX - box.left, yPx: event.clientY - box.top };
  };
  canvas.addEventListener(
    "pointerdown",
    (event) => {
      const { isPrimary, button, clientX: x, clientY: y } = event;
      pressedAt = isPrimary && (button === 0 || button === rightButton) ? { x, y, button } : undefined;
      onHover(undefined);
    },
    { signal },
  );
  canvas.addEventListener(
    "pointerup",
    (event) => {
      if (pressedAt === undefined) return;
      const moved = Math.hypot(event.clientX - pressedAt.x, event.clientY - pressedAt.y);
      const { button } = pressedAt;
      pressedAt = undefined;
      if (moved > clickPx) return;
      const { xPx, yPx } = placeOf(event);
      const isTouch = event.pointerType === "touch";
      // A drag with the right button zooms: only its release tells which it was.
      if (button === rightButton) onMenu({ xPx, yPx }, isTouch);
      else onClick(xPx, yPx, isTouch);
    },
    { signal },
  );
  canvas.addEventListener(
    "pointermove",
    (event) => {
      if (event.buttons !== 0 || event.pointerType === "touch") return;
      onHover(placeOf(event));
    },
    { signal },
  );
  canvas.addEventListener(
    "contextmenu",
    (event) => {
      event.preventDefault();
      if (event.button === rightButton) return;
      const isTouch = "pointerType" in event && event.pointerType === "touch";
      pressedAt = undefined;
      onMenu(isTouch ? placeOf(event) : undefined, isTouch);
    },
    { signal },
  );
  canvas.addEventListener("pointerleave", () => onHover(undefined), { signal });
  return () => ending.abort();
}
