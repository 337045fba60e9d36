import { useCallback } from "react";
import { isSameLink, linkFocus } from "../../state/picture/linkFocus";
import { LinkFacts } from "./LinkFacts";
import classes from "./links.module.css";

/** What is known of the link under the pointer. Not for readers of the screen: a link is selected for that. */
export function LinkTooltip() {
  const link = linkFocus((state) => state.hovered);
  const selected = linkFocus((state) => state.selected);
  const { xPx, yPx } = linkFocus((state) => state.pointer);
  const place = useCallback(
    (element: HTMLDivElement | null) => {
      // Away from the edge towards which the pointer stands.
      const isLeft = xPx > window.innerWidth / 2;
      const isUp = yPx > window.innerHeight / 2;
      element?.style.setProperty("left", `${xPx + (isLeft ? -14 : 14)}px`);
      element?.style.setProperty("top", `${yPx + (isUp ? -10 : 14)}px`);
      element?.style.setProperty("transform", `translate(${isLeft ? "-100%" : "0"}, ${isUp ? "-100%" : "0"})`);
    },
    [xPx, yPx],
  );
  if (link === undefined || isSameLink(link, selected)) return null;
  return (
    <div ref={place} className={classes.tooltip} aria-hidden>
      <strong>
        {link.a} – {link.b}
      </strong>
      <LinkFacts ends={link} />
    </div>
  );
}
