import { useRef } from "react";
import { siteAt } from "../../../core/orbit/lookAngles";
import { Facts } from "../../kit/Facts";
import { countText, durationText } from "../../kit/quantityText";
import { useClock4Hz } from "../../state/clockStore";
import { resolvedStations, satelliteIndex, stationIndex, useScenario } from "../../state/derived";
import type { LinkEnds } from "../../state/picture/linkFocus";
import { distanceKm } from "../../state/picture/nodePositions";
import { useMeshLinks } from "../../state/picture/useMeshPicture";
import { usePicturePlan } from "../../state/picture/usePicturePlan";
import { linkFigures } from "./linkFigures";
import classes from "./links.module.css";

/** A link's distance, latency, bandwidth and next break, as the clock stands. */
export function LinkFacts({ ends }: { readonly ends: LinkEnds }) {
  const scenario = useScenario();
  const nowMs = useClock4Hz();
  const links = useMeshLinks(true);
  const apartKm = useDistance(ends, nowMs);
  const figures = links && linkFigures(scenario, links, ends, apartKm);
  if (figures === undefined) return <p className={classes.gone}>There is no such link now.</p>;
  const facts = [
    { label: "Distance", value: Number.isNaN(figures.distanceKm) ? "–" : `${countText(figures.distanceKm)} km` },
    { label: "Latency, one way", value: `${figures.latencyMs.toFixed(3)} ms` },
    { label: "Bandwidth", value: `${countText(figures.bandwidthMbps)} Mbit/s` },
    { label: "Booked share", value: `${(100 * figures.bookedShare).toFixed(1)} %` },
    { label: "Next break", value: breakText(figures.breakMs, nowMs) },
  ];
  return <Facts facts={facts} />;
}

function breakText(breakMs: number, nowMs: number): string {
  if (Number.isNaN(breakMs)) return "not known yet";
  return Number.isFinite(breakMs)
    ? `in ${durationText(Math.max(0, (breakMs - nowMs) / 1000))}`
    : "not within two hours";
}

/** Kilometres between two nodes at an instant; NaN while positions are still to come. */
function useDistance({ a, b }: LinkEnds, instantMs: number): number {
  const scenario = useScenario();
  const plan = usePicturePlan();
  const positions = useRef(new Float64Array());
  if (plan === undefined) return Number.NaN;
  const length = 3 * plan.satellites.length;
  if (positions.current.length !== length) positions.current = new Float64Array(length);
  if (!plan.ephemeris.positionsAt(instantMs, positions.current)) return Number.NaN;
  const places = [a, b].flatMap((id) => {
    const satellite = satelliteIndex(scenario).get(id);
    if (satellite !== undefined) return [...positions.current.subarray(3 * satellite, 3 * satellite + 3)];
    const station = resolvedStations(scenario)[stationIndex(scenario).get(id) ?? -1];
    return station ? [...siteAt(station).positionKm] : [Number.NaN, Number.NaN, Number.NaN];
  });
  return distanceKm(Float64Array.from(places), 0, 1);
}
