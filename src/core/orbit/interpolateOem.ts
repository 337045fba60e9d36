import { statesFor } from "../scenario/elements/oemInterpolation";
import type { OemSegment } from "../scenario/orbitElements";
import { polynomialAt } from "./polynomial";

const stride = 6;
const pair = new Float64Array(2);

/**
 * The state of a segment at an instant, in the segment's own frame: x, y, z in km, vx, vy, vz in km/s. Lagrange and Hermite take the states
 * around the instant, as evenly on both sides as there are any, and give the derivative of the position as velocity, so that the two agree;
 * linear interpolation takes both from the line between the neighbours.
 */
export function interpolateOem(segment: OemSegment, instantMs: number, out: Float64Array): void {
  const { timesMs, states, interpolation } = segment;
  const count = statesFor(segment);
  const cell = cellOf(timesMs, instantMs);
  const first = Math.max(0, Math.min(timesMs.length - count, cell - Math.floor((count - 1) / 2)));
  for (let axis = 0; axis < 3; axis++) {
    const slopeColumn = interpolation === "hermite" ? 3 + axis : undefined;
    polynomialAt(
      timesMs,
      states,
      { first, count, stride, column: axis, slopeColumn, slopeScale: 1000 },
      instantMs,
      pair,
    );
    out[axis] = pair[0] as number;
    out[3 + axis] = pair[1] as number;
  }
  if (interpolation !== "linear") return;
  for (let column = 3; column < stride; column++) {
    polynomialAt(timesMs, states, { first, count, stride, column, slopeScale: 1000 }, instantMs, pair);
    out[column] = pair[0] as number;
  }
}

/** The time at or before an instant, at most the last but one. */
function cellOf(timesMs: Float64Array, instantMs: number): number {
  let low = 0;
  let high = timesMs.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((timesMs[middle] as number) <= instantMs) low = middle;
    else high = middle - 1;
  }
  return low;
}
