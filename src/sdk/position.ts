import { quantity, record } from "../core/scenario/fields";
import { zodProblems } from "../core/scenario/zodProblems";
import { OrbitweaveError } from "./orbitweaveError";

const positionSchema = record("A place", {
  latDeg: quantity("Geodetic latitude, north positive", "degrees", { from: -90, to: 90 }),
  lonDeg: quantity("Longitude, east positive", "degrees", { from: -180, to: 180 }),
  altitudeKm: quantity("Height above the WGS-84 ellipsoid", "km", { from: -12, to: 10_000_000 }),
});

/** A place that turns with the Earth, on or above the WGS-84 ellipsoid. */
export class Position {
  /**
   * @param latDeg geodetic latitude in degrees, north positive, -90 to 90
   * @param lonDeg longitude in degrees, east positive, -180 to 180
   * @param altitudeKm height above the ellipsoid in km, default 0
   * @throws OrbitweaveError where a number is out of range or not finite
   */
  constructor(
    readonly latDeg: number,
    readonly lonDeg: number,
    readonly altitudeKm = 0,
  ) {
    const given = { latDeg, lonDeg, altitudeKm };
    const checked = positionSchema.safeParse(given);
    if (!checked.success) throw new OrbitweaveError(zodProblems(checked.error, given));
  }
}
