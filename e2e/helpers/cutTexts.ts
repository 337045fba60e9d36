import type { Locator } from "@playwright/test";

/** What controls and table cells within an element have more text than room for: names and numbers that nobody can read to their ends. */
export function cutTexts(within: Locator): Promise<string[]> {
  return within.evaluate((root) => {
    const context = document.createElement("canvas").getContext("2d");
    const widthOf = (text: string, style: CSSStyleDeclaration): number => {
      if (context === null) return 0;
      // The short form is empty where a part of it cannot be written there.
      context.font = `${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
      return context.measureText(text).width;
    };
    /** The text of a field, which is not among its children. */
    const fieldText = (element: Element): string | undefined => {
      if (element instanceof HTMLSelectElement) return element.selectedOptions[0]?.text ?? "";
      return element instanceof HTMLInputElement && ["text", "search"].includes(element.type)
        ? element.value || element.placeholder
        : undefined;
    };
    const isCut = (element: HTMLElement): boolean => {
      const style = getComputedStyle(element);
      const text = fieldText(element);
      const roomPx = element.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight);
      if (text !== undefined) return widthOf(text, style) > roomPx + 1;
      if (style.overflowX !== "visible" && element.scrollWidth > element.clientWidth + 1) return true;
      const clip = clipping(element)?.getBoundingClientRect();
      return clip !== undefined && element.getBoundingClientRect().right > clip.right + 1;
    };
    /** The nearest element around that hides what does not fit, unless what is outside can be scrolled to. */
    const clipping = (element: HTMLElement): HTMLElement | undefined => {
      for (let around = element.parentElement; around !== null && around !== root; around = around.parentElement) {
        const { overflowX } = getComputedStyle(around);
        if (overflowX === "auto" || overflowX === "scroll") return undefined;
        if (overflowX === "hidden" || overflowX === "clip") return around;
      }
      return undefined;
    };
    const looked = "button, button *, label, input, select, th, td, dt, dd, [role=gridcell], [role=columnheader]";
    return [...root.querySelectorAll<HTMLElement>(looked)]
      .filter((element) => element.getClientRects().length > 0 && element.clientWidth > 1 && isCut(element))
      .map((element) => fieldText(element) ?? element.textContent ?? "")
      .filter((text) => text !== "");
  });
}
