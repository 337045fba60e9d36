import { expandSatellites } from "../scenario/expand";
import type { Scenario } from "../scenario/schema";
import { resolveStation } from "../scenario/station";
import { windowOf } from "../scenario/window";
import type { ContactSearch } from "./findContacts";
import type { ContactIds } from "./sortContacts";

/** The search over all satellites and stations of a checked scenario. */
export function contactSearch(scenario: Scenario): ContactSearch & { readonly ids: ContactIds } {
  const { startMs, durationSeconds } = windowOf(scenario);
  const satellites = expandSatellites(scenario);
  const stations = (scenario.stations ?? []).map(resolveStation);
  return {
    startMs,
    durationSeconds,
    satellites,
    stations,
    dut1Seconds: scenario.physics?.dut1Seconds ?? 0,
    refraction: scenario.physics?.refraction ?? false,
    ids: { satelliteIds: satellites.map(({ id }) => id), stationIds: stations.map(({ id }) => id) },
  };
}
