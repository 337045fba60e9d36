import { type KeyboardEvent, type PointerEvent, type RefObject, useRef } from "react";
import { clock } from "./clockStore";

/** What a chart over the window says of itself, so that the clock can be moved on it. */
interface TimeChart {
  /** The time at a place of the drawing, in units of its own width. */
  readonly timeAt: (xPx: number) => Date;
  readonly widthPx: number;
  /** Where a key takes the clock; undefined: the key is not the chart's. */
  readonly targetOfKey: (key: string, nowMs: number) => number | undefined;
}

interface ClockSlider {
  /** For the drawing. */
  readonly svg: RefObject<SVGSVGElement | null>;
  /** For what has the focus around it. */
  readonly handlers: {
    onKeyDown(event: KeyboardEvent): void;
    onPointerDown(event: PointerEvent): void;
    onPointerMove(event: PointerEvent): void;
  };
}

/** Lets a click or drag on a chart, or its keys, move the clock; the clock then stands. */
export function useClockSlider({ timeAt, widthPx, targetOfKey }: TimeChart): ClockSlider {
  const svg = useRef<SVGSVGElement>(null);
  const scrub = (event: PointerEvent): void => {
    const box = svg.current?.getBoundingClientRect();
    if (box) clock.getState().setNow(timeAt(((event.clientX - box.left) / box.width) * widthPx).getTime());
  };
  return {
    svg,
    handlers: {
      onKeyDown(event) {
        const targetMs = targetOfKey(event.key, clock.getState().nowMs);
        if (targetMs === undefined) return;
        event.preventDefault();
        event.stopPropagation();
        clock.getState().pause();
        clock.getState().setNow(targetMs);
      },
      onPointerDown(event) {
        event.currentTarget.setPointerCapture(event.pointerId);
        clock.getState().pause();
        scrub(event);
      },
      onPointerMove(event) {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) scrub(event);
      },
    },
  };
}
