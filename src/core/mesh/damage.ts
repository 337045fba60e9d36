import { medianOf } from "./medianOf";

/** What a failure that lasts for the whole window does to the pairs of a study, the mean over them. */
export interface Damage {
  /** Share of the instants at which a pair is reachable with everything up, but no longer, 0 to 1. */
  readonly lostAvailability: number;
  /** How much the median latency rises, over the instants at which a pair stays reachable; null: no pair ever does. */
  readonly addedMedianMs: number | null;
  /** The same for the mean latency. */
  readonly addedMeanMs: number | null;
}

/** Latencies that differ from those with everything up: ms by pair and sample; Infinity: unreachable. */
export class Detours {
  private readonly byPair = new Map<number, Map<number, number>>();

  set(pair: number, sample: number, latencyMs: number): void {
    const known = this.byPair.get(pair);
    if (known) known.set(sample, latencyMs);
    else this.byPair.set(pair, new Map([[sample, latencyMs]]));
  }

  /** `base`: latencies with everything up, by pair and sample. */
  damage(base: readonly Float64Array[]): Damage {
    let lost = 0;
    let addedMedian = 0;
    let addedMean = 0;
    let reachable = 0;
    for (const [pair, before] of base.entries()) {
      const detours = this.byPair.get(pair);
      if (detours) lost += [...detours.values()].filter((ms) => ms === Number.POSITIVE_INFINITY).length / before.length;
      const after = detours ? before.map((ms, sample) => detours.get(sample) ?? ms) : before;
      const stays = [...after.keys()].filter((sample) => after[sample] !== Number.POSITIVE_INFINITY);
      if (stays.length === 0) continue;
      reachable++;
      if (!detours) continue;
      const then = Float64Array.from(stays, (sample) => before[sample] as number);
      const now = Float64Array.from(stays, (sample) => after[sample] as number);
      addedMean += meanOf(now) - meanOf(then);
      addedMedian += (medianOf(now.sort()) ?? 0) - (medianOf(then.sort()) ?? 0);
    }
    return {
      lostAvailability: base.length === 0 ? 0 : lost / base.length,
      addedMedianMs: reachable === 0 ? null : addedMedian / reachable,
      addedMeanMs: reachable === 0 ? null : addedMean / reachable,
    };
  }
}

/** The worse first: lost availability, then added median latency, then added mean latency; all pairs lost is worst. */
export function compareDamage(a: Damage, b: Damage): number {
  return (
    b.lostAvailability - a.lostAvailability ||
    compareAdded(a.addedMedianMs, b.addedMedianMs) ||
    compareAdded(a.addedMeanMs, b.addedMeanMs)
  );
}

function compareAdded(a: number | null, b: number | null): number {
  if (a === b) return 0;
  if (a === null) return -1;
  return b === null ? 1 : b - a;
}

function meanOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
