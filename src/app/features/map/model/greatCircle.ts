import { radiansPerDegree } from "../../../../core/base/angles";

/** Where a line's next point is: degrees. */
export type Visit = (lonDeg: number, latDeg: number) => void;

/** Pieces of an arc are at most this long: on the map they look bent. */
const usualPieceRad = 4 * radiansPerDegree;

/** Visits points of the shortest arc of a sphere from one place to the other, both ends included. */
export function greatCircle(
  fromLonDeg: number,
  fromLatDeg: number,
  toLonDeg: number,
  toLatDeg: number,
  visit: Visit,
  pieceRad = usualPieceRad,
): void {
  const [ax, ay, az] = unit(fromLonDeg, fromLatDeg);
  const [bx, by, bz] = unit(toLonDeg, toLatDeg);
  const angle = Math.acos(Math.min(1, Math.max(-1, ax * bx + ay * by + az * bz)));
  const pieces = Math.max(1, Math.ceil(angle / pieceRad));
  const sin = Math.sin(angle);
  visit(fromLonDeg, fromLatDeg);
  for (let i = 1; i < pieces; i++) {
    const a = Math.sin(((pieces - i) * angle) / pieces) / sin;
    const b = Math.sin((i * angle) / pieces) / sin;
    const x = a * ax + b * bx;
    const y = a * ay + b * by;
    const z = a * az + b * bz;
    visit(Math.atan2(y, x) / radiansPerDegree, Math.atan2(z, Math.sqrt(x * x + y * y)) / radiansPerDegree);
  }
  visit(toLonDeg, toLatDeg);
}

function unit(lonDeg: number, latDeg: number): readonly [number, number, number] {
  const lon = lonDeg * radiansPerDegree;
  const lat = latDeg * radiansPerDegree;
  const ring = Math.cos(lat);
  return [ring * Math.cos(lon), ring * Math.sin(lon), Math.sin(lat)];
}
