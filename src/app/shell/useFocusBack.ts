import { useEffect } from "react";
import { dialogStore } from "../state/dialogStore";

/** As long as a closing dialog may still hold on to the focus, ms. */
const holdMs = 20;

/** Gives the focus back to what had it before a dialog opened. A dialog does so itself only from its second opening on: for the first one it is mounted open. */
export function useFocusBack(): void {
  useEffect(() => {
    let opener: Element | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const giveBack = (): void => {
      timer = undefined;
      if (isFocusLost() && opener instanceof HTMLElement && opener.isConnected) opener.focus({ preventScroll: true });
    };
    const unsubscribe = dialogStore.subscribe(({ dialog }, before) => {
      if (dialog !== undefined && before.dialog === undefined) {
        // The palette closes and opens another dialog: what had the focus before the palette is meant.
        if (timer === undefined) opener = document.activeElement;
        clearTimeout(timer);
        timer = undefined;
      } else if (dialog === undefined && before.dialog !== undefined) timer = setTimeout(giveBack, holdMs);
    });
    return () => {
      unsubscribe();
      clearTimeout(timer);
    };
  }, []);
}

function isFocusLost(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.closest("[role=dialog]") !== null;
}
