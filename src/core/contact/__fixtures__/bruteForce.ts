import fc from "fast-check";
import { runToEnd } from "../../base/progress";
import { gmstRadians, temeToEarthFixed } from "../../orbit/frames";
import { lookAngles, siteAt } from "../../orbit/lookAngles";
import { createPropagator } from "../../orbit/propagate";
import type { KeplerianElements, OrbitElements, Sgp4Elements } from "../../scenario/orbitElements";
import type { ResolvedStation } from "../../scenario/station";
import { findContacts } from "../findContacts";

/** One satellite, one station, one window. */
export interface ContactCase {
  readonly orbit: OrbitElements;
  readonly station: ResolvedStation;
  readonly startMs: number;
  readonly hours: number;
}

const epochMs = Date.UTC(2026, 2, 20, 12) as Sgp4Elements["epochMs"];

const angle = fc.double({ min: 0, max: 359.999, noNaN: true });
const between = (min: number, max: number) => fc.double({ min, max, noNaN: true });

const elements = (
  kind: "sgp4" | "keplerian",
  perigeeKm: fc.Arbitrary<number>,
  eccentricity: fc.Arbitrary<number>,
  inclination: fc.Arbitrary<number>,
) =>
  fc
    .record({ perigeeKm, eccentricity, inclination, raan: angle, perigee: angle, anomaly: angle })
    .map((drawn): OrbitElements => {
      const semiMajorAxisKm = (6378.137 + drawn.perigeeKm) / (1 - drawn.eccentricity);
      const shared = {
        epochMs,
        eccentricity: drawn.eccentricity,
        inclinationDeg: drawn.inclination,
        raanDeg: drawn.raan,
        argPerigeeDeg: drawn.perigee,
        meanAnomalyDeg: drawn.anomaly,
      };
      if (kind === "keplerian") return { kind, semiMajorAxisKm, ...shared } satisfies KeplerianElements;
      const revPerDay = (86400 / (2 * Math.PI)) * Math.sqrt(398600.4418 / semiMajorAxisKm ** 3);
      return {
        kind,
        catalogId: "90001",
        meanMotionRevPerDay: revPerDay,
        bstar: 1e-5,
        meanMotionDot: 0,
        meanMotionDdot: 0,
        ...shared,
      } satisfies Sgp4Elements;
    });

const kind = fc.constantFrom("sgp4" as const, "keplerian" as const);
const leo = kind.chain((k) => elements(k, between(350, 1500), between(0, 0.02), between(0.001, 179.999)));
const heo = kind.chain((k) => elements(k, between(400, 1200), between(0.55, 0.75), between(20, 65)));
const geo = kind.chain((k) => elements(k, between(35780, 35790), between(0, 0.0003), between(0.001, 8)));

const mask = fc.oneof(
  { weight: 2, arbitrary: fc.constant([]) },
  fc
    .uniqueArray(fc.record({ azimuthDeg: fc.integer({ min: 0, max: 359 }), elevationDeg: between(0, 30) }), {
      minLength: 1,
      maxLength: 6,
      selector: (point) => point.azimuthDeg,
    })
    .map((points) => points.sort((a, b) => a.azimuthDeg - b.azimuthDeg)),
);

const station: fc.Arbitrary<ResolvedStation> = fc
  .record({ lat: between(-90, 90), lon: between(-180, 180), altitude: between(0, 4), min: between(0, 30), mask })
  .map((drawn) => ({
    id: "station",
    name: "Station",
    latDeg: drawn.lat,
    lonDeg: drawn.lon,
    altitudeKm: drawn.altitude,
    minElevationDeg: drawn.min,
    mask: drawn.mask,
    maxSlantRangeKm: Number.POSITIVE_INFINITY,
    uplinkMbps: 10,
    downlinkMbps: 20,
    antennas: 1,
    setupSeconds: 0,
  }));

/** LEO mostly, HEO and GEO; retrograde included; masks of 0 to 30 deg, flat or sloped. */
export const contactCase: fc.Arbitrary<ContactCase> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ orbit: leo, station, startMs: fc.constant(epochMs), hours: fc.constant(6) }) },
  { weight: 1, arbitrary: fc.record({ orbit: heo, station, startMs: fc.constant(epochMs), hours: fc.constant(12) }) },
  { weight: 1, arbitrary: fc.record({ orbit: geo, station, startMs: fc.constant(epochMs), hours: fc.constant(6) }) },
);

/** Edges of the two methods agree to this. */
const edgeToleranceSeconds = 0.01;
const scanSeconds = 1;

/**
 * Compares our windows with a scan of the model itself every second, its changes of sign bisected. What we have and the scan steps over must
 * be shorter than the step; nothing else may differ.
 */
export function compareWithScan(drawn: ContactCase): { windows: number; difference?: string } {
  const durationSeconds = drawn.hours * 3600;
  const { windows } = runToEnd(
    findContacts({
      startMs: drawn.startMs,
      durationSeconds,
      satellites: [{ id: "satellite", orbit: drawn.orbit }],
      stations: [drawn.station],
    }),
  );
  const ours = Array.from({ length: windows.count }, (_, i) => [
    ((windows.aosMs[i] as number) - drawn.startMs) / 1000,
    ((windows.losMs[i] as number) - drawn.startMs) / 1000,
  ]) as [number, number][];
  const scan = scanned(drawn, durationSeconds);
  const long = ours.filter(([aos, los]) => los - aos > scanSeconds || scan.some((seen) => near(seen, [aos, los])));
  if (long.length !== scan.length || !scan.every((seen, i) => near(seen, long[i] as [number, number]))) {
    return { windows: scan.length, difference: `scan ${JSON.stringify(scan)}, ours ${JSON.stringify(ours)}` };
  }
  return { windows: scan.length };
}

function near(a: readonly [number, number], b: readonly [number, number]): boolean {
  return Math.abs(a[0] - b[0]) <= edgeToleranceSeconds && Math.abs(a[1] - b[1]) <= edgeToleranceSeconds;
}

function scanned({ orbit, station: at, startMs }: ContactCase, durationSeconds: number): [number, number][] {
  const propagator = createPropagator(orbit, { dut1Seconds: 0 });
  const site = siteAt(at);
  const state = new Float64Array(6);
  const visible = (seconds: number): boolean => {
    const instant = startMs + seconds * 1000;
    if (propagator.stateAt(instant, state) !== undefined) throw new Error("a drawn orbit must not decay");
    temeToEarthFixed(state, gmstRadians(instant, 0), state);
    const look = lookAngles(site, state[0] as number, state[1] as number, state[2] as number);
    return look.elevationDeg >= Math.max(at.minElevationDeg, linearMask(at.mask, look.azimuthDeg));
  };
  const windows: [number, number][] = [];
  let openedAt = visible(0) ? 0 : Number.NaN;
  for (let t = 0; t < durationSeconds; t += scanSeconds) {
    const next = Math.min(durationSeconds, t + scanSeconds);
    const now = visible(next);
    if (now !== Number.isNaN(openedAt)) continue;
    let low = t;
    let high = next;
    while (high - low > 1e-5) {
      const middle = (low + high) / 2;
      if (visible(middle) === now) high = middle;
      else low = middle;
    }
    if (now) openedAt = high;
    else {
      windows.push([openedAt, low]);
      openedAt = Number.NaN;
    }
  }
  if (!Number.isNaN(openedAt)) windows.push([openedAt, durationSeconds]);
  return windows;
}

/** Written apart from the product's own mask: the wrapped list of points, searched from its start. */
function linearMask(points: ResolvedStation["mask"], azimuthDeg: number): number {
  if (points.length === 0) return Number.NEGATIVE_INFINITY;
  const round = [
    ...points.map((p) => ({ ...p, azimuthDeg: p.azimuthDeg - 360 })),
    ...points,
    ...points.map((p) => ({ ...p, azimuthDeg: p.azimuthDeg + 360 })),
  ];
  for (let i = 0; i + 1 < round.length; i++) {
    const [a, b] = [round[i], round[i + 1]];
    if (!a || !b || azimuthDeg < a.azimuthDeg || azimuthDeg > b.azimuthDeg) continue;
    const share = (azimuthDeg - a.azimuthDeg) / (b.azimuthDeg - a.azimuthDeg);
    return a.elevationDeg + share * (b.elevationDeg - a.elevationDeg);
  }
  throw new Error("azimuth outside the round");
}
