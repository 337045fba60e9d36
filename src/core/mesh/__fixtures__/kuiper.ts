import type { Scenario } from "../../scenario/schema";
import { checkedScenario } from "./scenarios";

/** A station of Hypatia's list, by its node number. */
export interface HypatiaStation {
  readonly id: string;
  readonly latDeg: number;
  readonly lonDeg: number;
}

export const manila: HypatiaStation = { id: "1173", latDeg: 14.6042, lonDeg: 120.9822 };
export const dalian: HypatiaStation = { id: "1241", latDeg: 38.913811, lonDeg: 121.602322 };

const planes = 34;
const perPlane = 34;

/**
 * The Kuiper K1 network as Hypatia makes it (Kassing et al., IMC 2020; github snkas/hypatia): 34 x 34 satellites as TLEs, 2,312 links by hand
 * without latency, stations that see by distance alone.
 */
export function kuiperScenario(stations: readonly HypatiaStation[], durationSeconds: number): Scenario {
  const satellites = Array.from({ length: planes * perPlane }, (_, n) => {
    const plane = Math.floor(n / perPlane);
    const anomaly = (360 * (n % perPlane)) / perPlane + (plane % 2 === 1 ? 360 / 68 : 0);
    const [line1, line2] = kuiperTle(n, (360 * plane) / planes, anomaly);
    return { id: String(n), orbit: { kind: "tle" as const, line1, line2 } };
  });
  const links = satellites.flatMap(({ id }, n) => {
    const plane = Math.floor(n / perPlane);
    const slot = n % perPlane;
    const next = plane * perPlane + ((slot + 1) % perPlane);
    const across = ((plane + 1) % planes) * perPlane + slot;
    return [
      { a: id, b: String(next) },
      { a: id, b: String(across) },
    ];
  });
  return checkedScenario({
    name: "Kuiper K1 as in Hypatia",
    window: { start: "2000-01-01T00:00:00Z", durationHours: durationSeconds / 3600 },
    satellites,
    stations: stations.map(({ id, latDeg, lonDeg }) => ({
      id,
      latDeg,
      lonDeg,
      altitudeKm: 0,
      minElevationDeg: -10,
      maxSlantRangeKm: 1260,
      uplinkMbps: 10,
      downlinkMbps: 10,
    })),
    mesh: { topology: "manual", links },
  });
}

function kuiperTle(n: number, raanDeg: number, anomalyDeg: number): [string, string] {
  const id = String(n + 1).padStart(5, "0");
  const angle = (deg: number) => deg.toFixed(4).padStart(8);
  return [
    withChecksum(`1 ${id}U 00000ABC 00001.00000000 +.00000000 +00000-0 +00000+0 0    0`),
    withChecksum(`2 ${id} ${angle(51.9)} ${angle(raanDeg)} 0000001 ${angle(0)} ${angle(anomalyDeg)} 14.80000000    0`),
  ];
}

function withChecksum(line: string): string {
  let sum = 0;
  for (const letter of line) {
    if (letter >= "0" && letter <= "9") sum += Number(letter);
    else if (letter === "-") sum++;
  }
  return line + (sum % 10);
}
