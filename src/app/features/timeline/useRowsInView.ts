import { type RefObject, useEffect, useState } from "react";
import { visibleRows } from "./rowGeometry";

/** Rows beyond both edges, so that a slow frame shows no gap. */
const spareRows = 4;

/** The rows that the scrolled box shows, with a few to spare: from `first` to before `end`. Renews when that changes, not with every pixel. */
export function useRowsInView(scroller: RefObject<HTMLElement | null>, rowCount: number) {
  const [rows, setRows] = useState({ first: 0, end: 0 });
  // Not in the layout phase: the box is an ancestor, and comes into its ref after that of its content.
  useEffect(() => {
    const box = scroller.current;
    if (box === null) return;
    const measure = (): void => {
      const seen = visibleRows(box.scrollTop, box.clientHeight, rowCount);
      const first = Math.max(seen.first - spareRows, 0);
      const end = Math.min(seen.end + spareRows, rowCount);
      setRows((before) => (before.first === first && before.end === end ? before : { first, end }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    box.addEventListener("scroll", measure, { passive: true });
    return () => {
      observer.disconnect();
      box.removeEventListener("scroll", measure);
    };
  }, [scroller, rowCount]);
  return { first: rows.first, end: Math.min(rows.end, rowCount) };
}
