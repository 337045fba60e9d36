import type { OemEphemeris, OemSegment } from "../orbitElements";

/** Times are rounded to a millisecond at best: what is this close to a useable interval belongs to it, and closes a gap. */
export const coverageSlackMs = 1;

/** The segment whose useable interval holds an instant; where two touch, the later one. */
export function segmentAt({ segments }: OemEphemeris, instantMs: number): OemSegment | undefined {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle] as OemSegment).startMs <= instantMs) low = middle;
    else high = middle - 1;
  }
  const segment = segments[low];
  return segment && instantMs >= segment.startMs - coverageSlackMs && instantMs <= segment.stopMs + coverageSlackMs
    ? segment
    : undefined;
}

/** Last instant of the unbroken stretch of positions that holds an instant; undefined where the instant itself has none. */
export function coveredUntilMs(ephemeris: OemEphemeris, instantMs: number): number | undefined {
  const segment = segmentAt(ephemeris, instantMs);
  if (!segment) return undefined;
  let untilMs = segment.stopMs;
  for (const next of ephemeris.segments.slice(ephemeris.segments.indexOf(segment) + 1)) {
    if (next.startMs > untilMs + coverageSlackMs) break;
    untilMs = next.stopMs;
  }
  return untilMs;
}
