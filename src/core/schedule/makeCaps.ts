import type { SyncRules } from "../scenario/schema";
import type { VolumeCaps } from "./bookingProblem";

/** So much more than the greatest priority counts a byte of a minimum share: shares come first, and no double loses its digits. */
const shareWeight = 1000;

/** What satellites' volumes are worth: demands with their priorities, and minimum shares. */
export function makeCaps(rules: SyncRules, satelliteIds: readonly string[]): VolumeCaps {
  const { direction, minShare = 0 } = rules;
  const greatest = satelliteIds.reduce((most, id) => Math.max(most, rules.priorities?.[id] ?? 1), 0);
  const first = new Int32Array(satelliteIds.length + 1);
  const caps: { slope: number; bytes: number; down: number; up: number; isShare: number }[] = [];
  satelliteIds.forEach((id, s) => {
    const priority = rules.priorities?.[id] ?? 1;
    for (const { megabytes, down, up } of demandsOf(rules, id)) {
      if ((down === 1 && direction !== "up") || (up === 1 && direction !== "down")) {
        caps.push({ slope: priority, bytes: megabytes * 1e6, down, up, isShare: 0 });
        if (minShare > 0 && megabytes < Number.POSITIVE_INFINITY) {
          const slope = shareWeight * Math.max(1, greatest);
          caps.push({ slope, bytes: minShare * megabytes * 1e6, down, up, isShare: 1 });
        }
      }
    }
    first[s + 1] = caps.length;
  });
  return {
    first,
    slope: Float64Array.from(caps, ({ slope }) => slope),
    bytes: Float64Array.from(caps, ({ bytes }) => bytes),
    down: Uint8Array.from(caps, ({ down }) => down),
    up: Uint8Array.from(caps, ({ up }) => up),
    isShare: Uint8Array.from(caps, ({ isShare }) => isShare),
  };
}

/** The demands of a satellite; Infinity where none is given. */
function demandsOf(rules: SyncRules, id: string): { megabytes: number; down: number; up: number }[] {
  const total = rules.demandsMB?.[id];
  const down = rules.downDemandsMB?.[id];
  const up = rules.upDemandsMB?.[id];
  if (down === undefined && up === undefined) {
    return [{ megabytes: total ?? Number.POSITIVE_INFINITY, down: 1, up: 1 }];
  }
  return [
    { megabytes: down ?? Number.POSITIVE_INFINITY, down: 1, up: 0 },
    { megabytes: up ?? Number.POSITIVE_INFINITY, down: 0, up: 1 },
  ];
}

/** Lowers the caps of satellite `s` by a volume that is booked for good. */
export function takeOffCaps(caps: VolumeCaps, s: number, downBytes: number, upBytes: number): void {
  for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
    const volume = (caps.down[cap] as number) * downBytes + (caps.up[cap] as number) * upBytes;
    caps.bytes[cap] = Math.max(0, (caps.bytes[cap] as number) - volume);
  }
}

/** The same caps without what stands for minimum shares: the objective proper. */
export function withoutShares(caps: VolumeCaps): VolumeCaps {
  return { ...caps, slope: caps.slope.map((slope, cap) => (caps.isShare[cap] === 1 ? 0 : slope)) };
}
