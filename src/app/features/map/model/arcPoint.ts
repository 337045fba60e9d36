import { radiansPerDegree } from "../../../../core/base/angles";

/** Writes longitude and latitude, degrees, of the point at a share (0 to 1) of the shortest arc of a sphere between two places; NaN where one is nowhere. */
export function arcPoint(
  fromLonDeg: number,
  fromLatDeg: number,
  toLonDeg: number,
  toLatDeg: number,
  share: number,
  out: Float64Array,
): void {
  const [aLon, aLat] = [fromLonDeg * radiansPerDegree, fromLatDeg * radiansPerDegree];
  const [bLon, bLat] = [toLonDeg * radiansPerDegree, toLatDeg * radiansPerDegree];
  const ax = Math.cos(aLat) * Math.cos(aLon);
  const ay = Math.cos(aLat) * Math.sin(aLon);
  const az = Math.sin(aLat);
  const bx = Math.cos(bLat) * Math.cos(bLon);
  const by = Math.cos(bLat) * Math.sin(bLon);
  const bz = Math.sin(bLat);
  const angle = Math.acos(Math.min(1, Math.max(-1, ax * bx + ay * by + az * bz)));
  const sin = Math.sin(angle);
  // Places that are the same, or opposite each other, have no one arc between them.
  const a = sin < 1e-12 ? 1 - share : Math.sin((1 - share) * angle) / sin;
  const b = sin < 1e-12 ? share : Math.sin(share * angle) / sin;
  const [x, y, z] = [a * ax + b * bx, a * ay + b * by, a * az + b * bz];
  out[0] = Math.atan2(y, x) / radiansPerDegree;
  out[1] = Math.atan2(z, Math.sqrt(x * x + y * y)) / radiansPerDegree;
}
