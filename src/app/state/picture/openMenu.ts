import { selectedTarget } from "./linkFocus";
import { thingMenu } from "./thingMenu";

/** Opens the menu of what is selected at a pixel of a canvas, or in its middle where the place is not known or not in sight. */
export function openMenu(canvas: HTMLElement, at: { readonly xPx: number; readonly yPx: number } | undefined): void {
  const target = selectedTarget();
  if (target === undefined) return;
  const { left, top, width, height } = canvas.getBoundingClientRect();
  const isInside = at !== undefined && at.xPx >= 0 && at.yPx >= 0 && at.xPx <= width && at.yPx <= height;
  const { xPx, yPx } = isInside ? at : { xPx: width / 2, yPx: height / 2 };
  thingMenu.getState().open({ target, xPx: left + xPx, yPx: top + yPx });
}
