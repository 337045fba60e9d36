import { type RefObject, useEffect } from "react";
import { clock } from "../../state/clockStore";
import type { TrainingTrace } from "../../state/picture/trainingTrace";
import { clearedSurface } from "./canvasSurface";
import { drawRounds } from "./drawRounds";
import { readPalette, type TimelinePalette } from "./timelinePalette";
import { timelineStore } from "./timelineStore";

/** Draws the rounds of a training after a change of clock, view, theme or size, once a frame. */
export function useRoundsCanvas(canvas: RefObject<HTMLCanvasElement | null>, trace: TrainingTrace): void {
  useEffect(() => {
    const element = canvas.current;
    if (element === null) return;
    let palette: TimelinePalette | undefined;
    let frame: number | undefined;
    const draw = (): void => {
      frame = undefined;
      const { clientWidth: widthPx, clientHeight: heightPx } = element;
      const context = widthPx > 0 ? clearedSurface(element, widthPx, heightPx) : undefined;
      palette ??= readPalette(element);
      const { view } = timelineStore.getState();
      if (context) drawRounds(context, { widthPx, heightPx }, view, clock.getState().nowMs, trace, palette);
    };
    const drawSoon = (): void => {
      frame ??= requestAnimationFrame(draw);
    };
    const sizes = new ResizeObserver(drawSoon);
    sizes.observe(element);
    const theme = new MutationObserver(() => {
      palette = undefined;
      drawSoon();
    });
    theme.observe(document.documentElement, { attributeFilter: ["data-mantine-color-scheme"] });
    const endings = [
      clock.subscribe((state, before) => {
        if (state.nowMs !== before.nowMs) drawSoon();
      }),
      timelineStore.subscribe((state, before) => {
        if (state.view !== before.view) drawSoon();
      }),
    ];
    drawSoon();
    return () => {
      for (const end of endings) end();
      sizes.disconnect();
      theme.disconnect();
      if (frame !== undefined) cancelAnimationFrame(frame);
    };
  }, [canvas, trace]);
}
