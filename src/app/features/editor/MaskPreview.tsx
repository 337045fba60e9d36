import classes from "./editor.module.css";
import { maskOutline } from "./maskOutline";
import type { MaskRow } from "./maskText";

const sizePx = 116;
const rings = [0, 30, 60];
const directions = [
  { letter: "N", x: 0, y: -1 },
  { letter: "E", x: 1, y: 0 },
  { letter: "S", x: 0, y: 1 },
  { letter: "W", x: -1, y: 0 },
];

/** The sky from below, north up, east to the right: what the horizon hides is dark. */
export function MaskPreview({ rows }: { readonly rows: readonly MaskRow[] }) {
  const outline = maskOutline(rows);
  return (
    <svg width={sizePx} height={sizePx} viewBox="-1.25 -1.25 2.5 2.5" role="img" className={classes.sky}>
      <title>
        {rows.length === 0 ? "The sky without a mask" : `The sky above a mask of ${rows.length} points; north is up`}
      </title>
      <circle r={1} className={classes.skyHidden} />
      <polygon
        points={outline.map(({ x, y }) => `${x.toFixed(4)},${y.toFixed(4)}`).join(" ")}
        className={classes.skyOpen}
      />
      {rings.map((elevationDeg) => (
        <circle key={elevationDeg} r={1 - elevationDeg / 90} className={classes.skyRing} />
      ))}
      {directions.map(({ letter, x, y }) => (
        <text key={letter} x={1.13 * x} y={1.13 * y} className={classes.skyLetter}>
          {letter}
        </text>
      ))}
    </svg>
  );
}
