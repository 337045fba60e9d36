import type { Sliced } from "../base/progress";
import type { ExpandedSatellite } from "../scenario/orbitElements";
import {
  type EphemerisExport,
  type ExportFailure,
  type ExportSummary,
  type SampledEphemeris,
  sampleEphemeris,
} from "./sampleEphemeris";

/** Text of a satellite's states `from` to `to` (without it), with what stands around them where they are its first or last. */
type StatesText = (from: number, to: number) => string;

/**
 * Samples satellite after satellite and yields their texts as `partial`, `statesAPiece` states at once. A satellite whose propagation fails ends
 * there, and is left out with fewer than two states.
 */
export function* writeEphemerides(
  request: EphemerisExport,
  statesAPiece: number,
  textOf: (satellite: ExpandedSatellite, sampled: SampledEphemeris) => StatesText,
): Sliced<ExportSummary, string> {
  const { satellites } = request;
  const failed: ExportFailure[] = [];
  let states = 0;
  for (const [i, satellite] of satellites.entries()) {
    const progress = (share: number, partial: string) => ({
      fraction: (i + share) / satellites.length,
      label: `Ephemeris: ${(i + 1).toLocaleString("en")} of ${satellites.length.toLocaleString("en")} satellites`,
      partial,
    });
    const sampling = sampleEphemeris(satellite, request);
    let sampled = sampling.next();
    for (; !sampled.done; sampled = sampling.next()) yield progress(sampled.value.fraction / 2, "");
    const { value } = sampled;
    if (value.failure) failed.push({ satellite: i, ...value.failure });
    const count = value.timesMs.length;
    if (count < 2) continue;
    states += count;
    const text = textOf(satellite, value);
    for (let from = 0; from < count; from += statesAPiece) {
      const to = Math.min(count, from + statesAPiece);
      yield progress(0.5 + to / count / 2, text(from, to));
    }
  }
  return { states, failed };
}
