import { radiansPerDegree } from "../base/angles";
import { earthRadiusKm, earthRotationRadPerS, muKm3PerS2 } from "../orbit/earth";
import type { ExpandedSatellite, OemEphemeris, OrbitElements } from "../scenario/orbitElements";
import type { ResolvedStation } from "../scenario/station";

/** Runs beyond either are only started when asked for explicitly. */
const contactLimits = { windows: 2_000_000, bytes: 1e9 } as const;

export interface ContactEstimate {
  /** Contact windows to expect, within a factor of about two. */
  readonly windows: number;
  /** Memory that a run and its result take at most. */
  readonly bytes: number;
  /** Beyond `contactLimits`. */
  readonly tooLarge: boolean;
}

/** A row of contact columns is 89 bytes; blocks, their copies and the sorted whole exist at once. */
const bytesPerWindow = 3 * 89;

/**
 * How many contact windows a run would find, without propagating: each revolution is a great circle whose node lies anywhere, and sees a
 * station if it passes within the Earth-central angle at which the satellite stands at the station's minimum elevation. For an inclination
 * i and a latitude phi that is the share of longitudes D with |sin phi cos i + cos phi sin i cos D| <= sin(angle).
 */
export function estimateContacts(
  satellites: readonly ExpandedSatellite[],
  stations: readonly ResolvedStation[],
  durationSeconds: number,
): ContactEstimate {
  let windows = 0;
  for (const { shape, count } of groupByShape(satellites)) {
    for (const station of stations) windows += count * windowsOf(shape, station, durationSeconds);
  }
  const whole = Math.ceil(windows);
  const bytes = whole * bytesPerWindow;
  return { windows: whole, bytes, tooLarge: whole > contactLimits.windows || bytes > contactLimits.bytes };
}

interface OrbitShape {
  readonly inclinationDeg: number;
  readonly periodSeconds: number;
  readonly apogeeKm: number;
}

function groupByShape(satellites: readonly ExpandedSatellite[]): { readonly shape: OrbitShape; count: number }[] {
  const groups = new Map<string, { readonly shape: OrbitShape; count: number }>();
  for (const { orbit } of satellites) {
    const shape = shapeOf(orbit);
    const key = `${shape.inclinationDeg.toFixed(1)} ${(shape.periodSeconds / 60).toFixed(1)} ${(shape.apogeeKm / 20).toFixed(0)}`;
    const group = groups.get(key);
    if (group) group.count++;
    else groups.set(key, { shape, count: 1 });
  }
  return [...groups.values()];
}

function shapeOf(orbit: OrbitElements): OrbitShape {
  switch (orbit.kind) {
    case "sgp4": {
      const periodSeconds = 86400 / orbit.meanMotionRevPerDay;
      const semiMajorAxisKm = Math.cbrt(muKm3PerS2 * (periodSeconds / (2 * Math.PI)) ** 2);
      return {
        inclinationDeg: orbit.inclinationDeg,
        periodSeconds,
        apogeeKm: semiMajorAxisKm * (1 + orbit.eccentricity),
      };
    }
    case "keplerian": {
      const periodSeconds = 2 * Math.PI * Math.sqrt(orbit.semiMajorAxisKm ** 3 / muKm3PerS2);
      return {
        inclinationDeg: orbit.inclinationDeg,
        periodSeconds,
        apogeeKm: orbit.semiMajorAxisKm * (1 + orbit.eccentricity),
      };
    }
    case "oem":
      return ephemerisShape(orbit);
    case "fixed":
      return {
        inclinationDeg: orbit.latDeg,
        periodSeconds: Number.POSITIVE_INFINITY,
        apogeeKm: earthRadiusKm + orbit.altitudeKm,
      };
  }
}

/** The osculating orbit of the first state. */
function ephemerisShape({ segments: [segment] }: OemEphemeris): OrbitShape {
  const [x = 0, y = 0, z = 0, vx = 0, vy = 0, vz = 0] = segment?.states ?? [];
  const turning = segment?.frame === "earth-fixed" ? earthRotationRadPerS : 0;
  const inertialX = vx - turning * y;
  const inertialY = vy + turning * x;
  const speedSquared = inertialX * inertialX + inertialY * inertialY + vz * vz;
  const momentum = [y * vz - z * inertialY, z * inertialX - x * vz, x * inertialY - y * inertialX] as const;
  const radius = Math.hypot(x, y, z);
  const semiMajorAxisKm = 1 / Math.max(1e-7, 2 / radius - speedSquared / muKm3PerS2);
  const parameter = momentum.reduce((sum, part) => sum + part * part, 0) / muKm3PerS2;
  const eccentricity = Math.sqrt(Math.max(0, 1 - parameter / semiMajorAxisKm));
  return {
    inclinationDeg: Math.acos(momentum[2] / Math.max(1e-9, Math.hypot(...momentum))) / radiansPerDegree,
    periodSeconds: 2 * Math.PI * Math.sqrt(semiMajorAxisKm ** 3 / muKm3PerS2),
    apogeeKm: Math.max(radius, semiMajorAxisKm * (1 + eccentricity)),
  };
}

function windowsOf(shape: OrbitShape, station: ResolvedStation, durationSeconds: number): number {
  const elevation = station.minElevationDeg * radiansPerDegree;
  const reach = Math.acos(Math.min(1, (earthRadiusKm * Math.cos(elevation)) / shape.apogeeKm)) - elevation;
  if (reach <= 0) return 0;
  const tilt = shape.inclinationDeg * radiansPerDegree;
  const lat = station.latDeg * radiansPerDegree;
  const middle = Math.sin(lat) * Math.cos(tilt);
  const swing = Math.max(1e-9, Math.abs(Math.cos(lat) * Math.sin(tilt)));
  const edge = Math.sin(Math.min(Math.PI / 2, reach));
  const share = (arc((-edge - middle) / swing) - arc((edge - middle) / swing)) / Math.PI;
  return share * (durationSeconds / shape.periodSeconds + 1);
}

function arc(cosine: number): number {
  return Math.acos(Math.max(-1, Math.min(1, cosine)));
}
