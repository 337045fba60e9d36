import { type KeyboardEvent, type RefObject, useEffect } from "react";
import { editorStore } from "./editorStore";

/** Puts the focus into a form's first field where somebody asked for it, with its text selected. */
export function useFocusWish(form: RefObject<HTMLFormElement | null>): void {
  const isWished = editorStore((state) => state.isFocusWished);
  useEffect(() => {
    if (!isWished) return;
    editorStore.getState().wishFocus(false);
    const first = form.current?.querySelector<HTMLElement>("input, textarea, select");
    first?.focus();
    if (first instanceof HTMLInputElement) first.select();
  }, [isWished, form]);
}

/** Escape leads out of a form, to the list above it, or to the tab that it belongs to. From there shortcuts work again. */
export function leaveOnEscape(event: KeyboardEvent): void {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  event.preventDefault();
  const panel = event.currentTarget.closest("[data-editor]");
  const list = panel?.querySelector<HTMLElement>("[role=listbox]");
  (list ?? panel?.querySelector<HTMLElement>("[role=tab][aria-selected=true]"))?.focus();
}
