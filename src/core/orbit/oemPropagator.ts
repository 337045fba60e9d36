import { formatInstant } from "../base/instant";
import { coverageSlackMs, coveredUntilMs, segmentAt } from "../scenario/elements/oemCoverage";
import type { OemEphemeris } from "../scenario/orbitElements";
import { earthFixedToTeme, gmstRadians } from "./frames";
import { interpolateOem } from "./interpolateOem";
import { j2000ToTeme } from "./j2000";
import type { Propagator } from "./propagator";

/** Positions of an ephemeris: interpolated in its own frame, then turned to TEME. Outside its useable intervals there are none. */
export function oemPropagator(ephemeris: OemEphemeris, { dut1Seconds }: { readonly dut1Seconds: number }): Propagator {
  return {
    stateAt(instantMs, out) {
      const segment = segmentAt(ephemeris, instantMs);
      if (!segment) return describeCoverage(ephemeris, instantMs);
      interpolateOem(segment, instantMs, out);
      if (segment.frame === "j2000") j2000ToTeme(out, instantMs);
      else if (segment.frame === "earth-fixed") earthFixedToTeme(out, gmstRadians(instantMs, dut1Seconds), out);
      return undefined;
    },
    stretchFrom(instantMs) {
      const untilMs = coveredUntilMs(ephemeris, instantMs);
      if (untilMs === undefined) return undefined;
      return { untilMs: untilMs + coverageSlackMs, reason: describeCoverage(ephemeris, untilMs + 2 * coverageSlackMs) };
    },
  };
}

function describeCoverage({ segments }: OemEphemeris, instantMs: number): string {
  const before = segments.findLast((segment) => segment.stopMs < instantMs);
  const after = segments.find((segment) => segment.startMs > instantMs);
  if (before && after) {
    return `the ephemeris has a gap from ${formatInstant(before.stopMs)} to ${formatInstant(after.startMs)}`;
  }
  const startMs = segments[0]?.startMs ?? 0;
  const stopMs = segments.at(-1)?.stopMs ?? 0;
  return `the ephemeris covers ${formatInstant(startMs)} to ${formatInstant(stopMs)} only`;
}
