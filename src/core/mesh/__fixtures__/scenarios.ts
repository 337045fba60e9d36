import { parseScenario } from "../../scenario/parseScenario";
import type { MeshRules, Satellite, Scenario, Station } from "../../scenario/schema";
import { type MeshModel, meshModel } from "../meshModel";

export const start = "2026-03-20T12:00:00Z";

/** A satellite that hangs over a place. */
export function over(id: string, latDeg: number, lonDeg: number, altitudeKm = 550): Satellite {
  return { id, orbit: { kind: "fixed", latDeg, lonDeg, altitudeKm } };
}

export function ground(id: string, latDeg: number, lonDeg: number, more: Partial<Station> = {}): Station {
  return { id, latDeg, lonDeg, altitudeKm: 0, uplinkMbps: 50, downlinkMbps: 200, ...more };
}

/** A scenario of an hour, checked as any document is. */
export function checkedScenario(parts: Partial<Scenario>): Scenario {
  const parsed = parseScenario({
    schema: "orbitweave/scenario/1",
    name: "mesh",
    window: { start, durationHours: 1 },
    ...parts,
  });
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value.scenario;
}

export function modelOf(satellites: Satellite[], mesh: MeshRules | undefined, stations: Station[] = []): MeshModel {
  return meshModel(checkedScenario({ satellites, stations, ...(mesh && { mesh }) }));
}
