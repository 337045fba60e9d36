import { elementAgeDays, staleAfterDays } from "../../../core/scenario/elements/elementAge";
import type {
  ExpandedSatellite,
  KeplerianElements,
  OemEphemeris,
  OrbitElements,
  Sgp4Elements,
} from "../../../core/scenario/orbitElements";
import type { ResolvedStation } from "../../../core/scenario/station";
import type { Fact } from "../../kit/Facts";
import { durationText, latitudeText, longitudeText } from "../../kit/quantityText";
import { dateTimeText, type Zone } from "../../kit/timeText";

/** WGS-84's equatorial radius: heights of orbits are given above it. */
const equatorialRadiusKm = 6378.137;
const muKm3PerS2 = 398600.4418;

/** The elements of a satellite in words and numbers, with their age at an instant. */
export function satelliteFacts(
  { orbit, constellationId, plane, slot }: ExpandedSatellite,
  atMs: number,
  zone: Zone,
): Fact[] {
  const facts: Fact[] = [{ label: "Elements", value: kindText(orbit) }];
  if (constellationId !== undefined) facts.push({ label: "Constellation", value: constellationId });
  if (plane !== undefined && slot !== undefined) facts.push({ label: "Plane, slot", value: `${plane}, ${slot}` });
  if (orbit.kind === "fixed") return [...facts, ...placeFacts(orbit)];
  if (orbit.kind === "oem") return [...facts, ...coverageFacts(orbit, zone)];
  facts.push({ label: "Epoch", value: dateTimeText(orbit.epochMs, zone) }, ageFact(orbit, atMs), ...shapeFacts(orbit));
  return facts;
}

/** Where a station is, and what it sees and carries. */
export function stationFacts(station: ResolvedStation): Fact[] {
  const facts: Fact[] = [
    ...placeFacts(station),
    { label: "Minimum elevation", value: `${station.minElevationDeg}°` },
    { label: "Downlink, uplink", value: `${station.downlinkMbps}, ${station.uplinkMbps} Mbit/s` },
  ];
  if (station.mask.length > 0) facts.push({ label: "Horizon mask", value: maskText(station.mask) });
  if (Number.isFinite(station.maxSlantRangeKm)) {
    facts.push({ label: "Slant range", value: `at most ${station.maxSlantRangeKm} km` });
  }
  return facts;
}

/** `3.2 days`, and whether that is too old to rely on. */
function ageFact(orbit: OrbitElements, atMs: number): Fact {
  const days = elementAgeDays(orbit, atMs);
  if (days === undefined) return { label: "Age", value: "none" };
  const value = `${Math.abs(days).toFixed(1)} days ${days < 0 ? "before epoch" : "old"}`;
  return { label: "Age", value, isWarning: Math.abs(days) > staleAfterDays };
}

function kindText(orbit: OrbitElements): string {
  if (orbit.kind === "sgp4") return `SGP4, object ${orbit.catalogId}`;
  if (orbit.kind === "oem") return "Ephemeris (OEM)";
  return orbit.kind === "keplerian" ? "Keplerian with J2" : "Fixed to the Earth";
}

function coverageFacts({ segments }: OemEphemeris, zone: Zone): Fact[] {
  const from = segments[0]?.startMs;
  const to = segments.at(-1)?.stopMs;
  if (from === undefined || to === undefined) return [];
  return [
    { label: "From", value: dateTimeText(from, zone) },
    { label: "To", value: dateTimeText(to, zone) },
  ];
}

function shapeFacts(orbit: Sgp4Elements | KeplerianElements): Fact[] {
  const periodSeconds =
    orbit.kind === "sgp4"
      ? 86_400 / orbit.meanMotionRevPerDay
      : 2 * Math.PI * Math.sqrt(orbit.semiMajorAxisKm ** 3 / muKm3PerS2);
  const semiMajorAxisKm = Math.cbrt(muKm3PerS2 * (periodSeconds / (2 * Math.PI)) ** 2);
  const heightKm = (distanceKm: number) => (distanceKm - equatorialRadiusKm).toFixed(0);
  const perigee = heightKm(semiMajorAxisKm * (1 - orbit.eccentricity));
  const apogee = heightKm(semiMajorAxisKm * (1 + orbit.eccentricity));
  return [
    { label: "Perigee, apogee", value: `${perigee}, ${apogee} km` },
    { label: "Inclination", value: `${orbit.inclinationDeg.toFixed(4)}°` },
    { label: "Eccentricity", value: orbit.eccentricity.toFixed(7) },
    { label: "Node", value: `${orbit.raanDeg.toFixed(4)}°` },
    { label: "Period", value: durationText(periodSeconds) },
  ];
}

function placeFacts({ latDeg, lonDeg, altitudeKm }: { latDeg: number; lonDeg: number; altitudeKm: number }): Fact[] {
  return [
    { label: "Place", value: `${latitudeText(latDeg)}, ${longitudeText(lonDeg)}` },
    { label: "Height", value: `${altitudeKm} km` },
  ];
}

function maskText(mask: ResolvedStation["mask"]): string {
  const elevations = mask.map(({ elevationDeg }) => elevationDeg);
  return `${mask.length} points, ${Math.min(...elevations)}° to ${Math.max(...elevations)}°`;
}
