import type { Picture } from "../../state/storage/records";
import classes from "./library.module.css";

/** A scenario at a glance: stations and satellites as dots on a map of 360 by 180 degrees. */
export function Thumbnail({ picture }: { readonly picture: Picture }) {
  return (
    <svg className={classes.thumbnail} viewBox="-180 -90 360 180" aria-hidden="true">
      <path className={classes.grid} d="M-180 0H180M-90 -90V90M0 -90V90M90 -90V90M-180 -45H180M-180 45H180" />
      {dots(picture.satellites).map(({ key, x, y }) => (
        <circle key={key} className={classes.satellite} cx={x} cy={y} r={4} />
      ))}
      {dots(picture.stations).map(({ key, x, y }) => (
        <rect key={key} className={classes.station} x={x - 6} y={y - 6} width={12} height={12} />
      ))}
    </svg>
  );
}

function dots(lonLat: readonly number[]): { key: number; x: number; y: number }[] {
  const made: { key: number; x: number; y: number }[] = [];
  for (let i = 0; i + 1 < lonLat.length; i += 2) made.push({ key: i, x: lonLat[i] ?? 0, y: -(lonLat[i + 1] ?? 0) });
  return made;
}
