import { useElementSize } from "@mantine/hooks";
import type { RefCallback } from "react";

const narrowestPx = 300;
const widestPx = 1400;

/** The width that a chart has, so that its letters are as large as the page's at any width. */
export function useChartWidth(): { readonly ref: RefCallback<HTMLDivElement | null>; readonly widthPx: number } {
  const { ref, width } = useElementSize<HTMLDivElement>();
  return { ref, widthPx: Math.min(widestPx, Math.max(narrowestPx, Math.round(width) || 620)) };
}
