const held = new Set<number>();
let listeners: (() => void)[] = [];

/** Begins to watch the page's pointers; call it once. */
export function watchPointers(): void {
  const options = { capture: true, passive: true };
  window.addEventListener("pointerdown", ({ pointerId }) => held.add(pointerId), options);
  for (const end of ["pointerup", "pointercancel"] as const) {
    window.addEventListener(end, ({ pointerId }) => release(pointerId), options);
  }
  window.addEventListener("blur", () => release(...held), options);
}

/** Resolves when no mouse button is pressed and no finger is down: at once, or at the end of a drag. */
export function pointerReleased(): Promise<void> {
  if (held.size === 0) return Promise.resolve();
  return new Promise((resolve) => listeners.push(resolve));
}

function release(...pointers: readonly number[]): void {
  for (const pointer of pointers) held.delete(pointer);
  if (held.size > 0) return;
  const waiting = listeners;
  listeners = [];
  for (const each of waiting) each();
}
