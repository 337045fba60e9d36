import type { Problem } from "../base/outcome";
import type { Constellation, Satellite, Scenario, Station } from "./schema";
import { windowOf } from "./window";

/** Rules over several fields of one object: the window's length, phasing, plane with slot, masks. */
export function placeProblems(scenario: Scenario): Problem[] {
  const { satellites = [], constellations = [], stations = [] } = scenario;
  return [
    ...windowProblems(scenario),
    ...constellations.flatMap((constellation, i) => phasingProblems(constellation, `constellations[${i}]`)),
    ...satellites.flatMap((satellite, i) => gridProblems(satellite, `satellites[${i}]`)),
    ...stations.flatMap((station, i) => maskProblems(station, `stations[${i}]`)),
  ];
}

function windowProblems(scenario: Scenario): Problem[] {
  if (windowOf(scenario).durationSeconds > 0) return [];
  const given = scenario.window.durationHours;
  return [{ path: "window.durationHours", message: "too small", given, allowed: "at least a microsecond" }];
}

/** Of explicit satellites at one place of the +Grid the first alone is linked. */
export function gridWarnings({ satellites = [], mesh }: Scenario): Problem[] {
  if (mesh?.topology !== "plus-grid") return [];
  const first = new Map<string, number>();
  return satellites.flatMap(({ plane, slot }, i) => {
    if (plane === undefined || slot === undefined) return [];
    const place = `plane ${plane}, slot ${slot}`;
    const other = first.get(place);
    if (other === undefined) {
      first.set(place, i);
      return [];
    }
    const message = `satellites[${other}] is at the same place of the +Grid, which links only that one`;
    return [{ path: `satellites[${i}].slot`, message, given: place, allowed: "a place of its own" }];
  });
}

function phasingProblems({ phasing, planes }: Constellation, path: string): Problem[] {
  if (phasing < planes) return [];
  const allowed = `a whole number from 0 to planes - 1, which is ${planes - 1}`;
  return [{ path: `${path}.phasing`, message: "too large", given: phasing, allowed }];
}

function gridProblems({ plane, slot }: Satellite, path: string): Problem[] {
  if ((plane === undefined) === (slot === undefined)) return [];
  const [present, absent] = plane === undefined ? ["slot", "plane"] : ["plane", "slot"];
  return [{ path: `${path}.${absent}`, message: `missing beside ${present}`, allowed: "plane and slot, or neither" }];
}

function maskProblems({ mask = [] }: Station, path: string): Problem[] {
  const seen = new Set<number>();
  return mask.flatMap(({ azimuthDeg }, i) => {
    // -0 and 0 are one direction; a set takes them for one value too.
    const again = seen.has(azimuthDeg);
    seen.add(azimuthDeg);
    if (!again) return [];
    const allowed = "each azimuth once";
    return [{ path: `${path}.mask[${i}].azimuthDeg`, message: "azimuth occurs twice", given: azimuthDeg, allowed }];
  });
}
