import { wrapDegrees } from "../../../../core/base/angles";
import { type Light, lights } from "../../../../core/orbit/eclipse";
import type { PassColumns, PassSample } from "../../../../core/orbit/passSamples";

/** A sample at any instant of the pass. */
export type PassMoment = PassSample & { readonly instantMs: number };

/** The columns that are drawn as curves. */
export type PassQuantity = "elevationDeg" | "rangeKm" | "rangeRateKmPerS" | "dopplerHz" | "sunElevationDeg";

/** Linear between the samples around an instant; undefined outside of them. */
export function momentAt(pass: PassColumns, instantMs: number): PassMoment | undefined {
  const last = pass.count - 1;
  const first = pass.timesMs[0];
  const end = pass.timesMs[last];
  if (first === undefined || end === undefined || !(instantMs >= first && instantMs <= end)) return undefined;
  let low = 0;
  let high = last;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((pass.timesMs[middle] as number) <= instantMs) low = middle;
    else high = middle;
  }
  const from = pass.timesMs[low] as number;
  const span = (pass.timesMs[high] as number) - from;
  const share = span > 0 ? (instantMs - from) / span : 0;
  const between = (column: Float64Array): number =>
    (column[low] as number) + share * ((column[high] as number) - (column[low] as number));
  const azimuth = pass.azimuthDeg[low] as number;
  const turn = wrapDegrees((pass.azimuthDeg[high] as number) - azimuth + 180) - 180;
  return {
    instantMs,
    azimuthDeg: wrapDegrees(azimuth + share * turn),
    elevationDeg: between(pass.elevationDeg),
    rangeKm: between(pass.rangeKm),
    rangeRateKmPerS: between(pass.rangeRateKmPerS),
    dopplerHz: between(pass.dopplerHz),
    light: lightOf(pass, share < 0.5 ? low : high),
    sunElevationDeg: between(pass.sunElevationDeg),
  };
}

/** Evenly spaced moments for a table, both ends included. */
export function momentsOf(pass: PassColumns, count: number): PassMoment[] {
  const first = pass.timesMs[0];
  const last = pass.timesMs[pass.count - 1];
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: count }, (_, i) => momentAt(pass, first + ((last - first) * i) / (count - 1))).filter(
    (moment) => moment !== undefined,
  );
}

/** A stretch of one light. */
export interface LightStretch {
  readonly light: Light;
  readonly startMs: number;
  readonly endMs: number;
}

/** The pass cut where the satellite enters or leaves the Earth's shadow: in the middle between two samples. */
export function lightStretches(pass: PassColumns): LightStretch[] {
  const stretches: LightStretch[] = [];
  let startMs = pass.timesMs[0] ?? 0;
  for (let i = 1; i <= pass.count; i++) {
    if (i < pass.count && pass.light[i] === pass.light[i - 1]) continue;
    const before = pass.timesMs[i - 1] as number;
    const endMs = i < pass.count ? (before + (pass.timesMs[i] as number)) / 2 : before;
    stretches.push({ light: lightOf(pass, i - 1), startMs, endMs });
    startMs = endMs;
  }
  return stretches;
}

/** Time between two samples: some 600 of them, at most one a second. */
export function stepSecondsOf(startMs: number, endMs: number): number {
  return Math.max(1, (endMs - startMs) / 1000 / 600);
}

function lightOf(pass: PassColumns, sample: number): Light {
  return lights[pass.light[sample] as number] ?? "sunlit";
}
