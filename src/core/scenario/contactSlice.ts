import { type Scenario, type Station, scenarioSchemaId } from "./schema";

/**
 * The part of a checked scenario that contacts depend on, as a scenario of its own: equal slices mean equal contacts, so that its digest
 * is a cache key that renaming or replanning does not touch. Absent parts stay absent.
 */
export function contactSlice({ window, constellations, satellites, stations, physics }: Scenario): Scenario {
  return {
    schema: scenarioSchemaId,
    name: "contacts",
    window: { start: window.start, durationHours: window.durationHours },
    ...(constellations && { constellations }),
    ...(satellites && { satellites: satellites.map(({ id, orbit }) => ({ id, orbit })) }),
    ...(stations && { stations: stations.map(stationSlice) }),
    ...(physics && { physics }),
  };
}

function stationSlice(station: Station): Station {
  const { id, latDeg, lonDeg, altitudeKm, minElevationDeg, mask, maxSlantRangeKm } = station;
  const { uplinkMbps, downlinkMbps, uplinkBudget, downlinkBudget } = station;
  return {
    id,
    latDeg,
    lonDeg,
    altitudeKm,
    ...(minElevationDeg !== undefined && { minElevationDeg }),
    ...(mask && { mask }),
    ...(maxSlantRangeKm !== undefined && { maxSlantRangeKm }),
    uplinkMbps,
    downlinkMbps,
    ...(uplinkBudget && { uplinkBudget }),
    ...(downlinkBudget && { downlinkBudget }),
  };
}
