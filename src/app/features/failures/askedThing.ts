import { type ThingMenu, thingMenu } from "../../state/picture/thingMenu";

/**
 * Opens the menu of what a row of a list stands for (`thingAttributes`), by the right button, a long touch, or the menu key on the list's
 * current row. Returns what ends it. Globe and map ask for themselves.
 */
export function listenToContextMenus(): () => void {
  const ask = (event: MouseEvent): void => {
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    const menu = askedIn(event.target, event);
    if (menu === undefined) return;
    event.preventDefault();
    thingMenu.getState().open(menu);
  };
  window.addEventListener("contextmenu", ask);
  return () => window.removeEventListener("contextmenu", ask);
}

const rightButton = 2;

/** A list has the focus itself and names its current row; the key's event is at the list. */
function askedIn(element: Element, event: MouseEvent): ThingMenu | undefined {
  const pointed = element.closest("[data-thing-kind]");
  if (pointed) return menuOf(pointed, event.button === rightButton ? event : undefined);
  if (event.button === rightButton) return undefined;
  const current = document.getElementById(element.getAttribute("aria-activedescendant") ?? "");
  return current ? menuOf(current, undefined) : undefined;
}

function menuOf(
  element: Element,
  pointer: { readonly clientX: number; readonly clientY: number } | undefined,
): ThingMenu | undefined {
  const { thingKind: kind, thingId: id } = element instanceof HTMLElement ? element.dataset : {};
  if (id === undefined || (kind !== "satellite" && kind !== "station")) return undefined;
  const box = element.getBoundingClientRect();
  return { target: { kind, id }, xPx: pointer?.clientX ?? box.left + 12, yPx: pointer?.clientY ?? box.bottom };
}
