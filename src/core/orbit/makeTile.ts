import type { OrbitElements } from "../scenario/orbitElements";
import { earthRotationRadPerS } from "./earth";
import { type EphemerisTile, knotStride, tileSeconds } from "./ephemerisTile";
import { gmstRadians, rotateToEarthFixed } from "./frames";
import { gridStepSeconds } from "./gridStep";
import type { Propagator } from "./propagator";

/** A satellite that can be put in a tile. */
export interface TileSatellite {
  readonly orbit: OrbitElements;
  readonly propagator: Propagator;
}

/** To this the last good instant of a failing satellite is found. */
const failureToleranceSeconds = 0.001;

/** Propagates a block of satellites over the two hours from `startMs`. Failures are part of the tile; it never throws. */
export function makeTile(satellites: readonly TileSatellite[], startMs: number, dut1Seconds: number): EphemerisTile {
  const rows = satellites.map((satellite) => makeRow(satellite, startMs, dut1Seconds));
  const firstKnot = new Uint32Array(rows.length + 1);
  rows.forEach((row, i) => {
    firstKnot[i + 1] = (firstKnot[i] as number) + row.states.length / knotStride;
  });
  const states = new Float64Array((firstKnot[rows.length] as number) * knotStride);
  for (const [i, row] of rows.entries()) states.set(row.states, (firstKnot[i] as number) * knotStride);
  return {
    startMs,
    satelliteCount: rows.length,
    stepSeconds: Float64Array.from(rows, (row) => row.stepSeconds),
    firstKnot,
    states,
    goodSeconds: Float64Array.from(rows, (row) => row.goodSeconds),
    evaluations: rows.reduce((sum, row) => sum + row.evaluations, 0),
    failures: rows.flatMap((row, satellite) => (row.failure === undefined ? [] : [{ satellite, reason: row.failure }])),
  };
}

interface Row {
  readonly stepSeconds: number;
  readonly states: Float64Array;
  readonly goodSeconds: number;
  readonly evaluations: number;
  readonly failure?: string;
}

const endState = new Float64Array(6);
const scratch = new Float64Array(6);

function makeRow({ orbit, propagator }: TileSatellite, startMs: number, dut1Seconds: number): Row {
  const startState = new Float64Array(6);
  const failure = propagator.stateAt(startMs, startState);
  if (failure !== undefined) {
    return { stepSeconds: 0, states: new Float64Array(knotStride), goodSeconds: -1, evaluations: 1, failure };
  }
  if (orbit.kind === "fixed") {
    const states = new Float64Array(knotStride);
    rotateAt(startState, startMs, dut1Seconds, states, 0);
    return { stepSeconds: 0, states, goodSeconds: Number.POSITIVE_INFINITY, evaluations: 1 };
  }
  const known = propagator.stretchFrom?.(startMs);
  const endFailure = propagator.stateAt(startMs + tileSeconds * 1000, endState);
  const stepSeconds = gridStepSeconds(startState, endFailure === undefined ? endState : undefined);
  const steps = Math.round(tileSeconds / stepSeconds);
  // SGP4's velocity is not quite the derivative of its position (up to 4 m/s on eccentric orbits): the path is differentiated instead.
  const margin = orbit.kind === "sgp4" ? 2 : 0;
  const grid = rotationGrid(startMs, dut1Seconds, steps, margin);
  const path = new Float64Array((steps + 1 + 2 * margin) * knotStride);
  let evaluations = 2;
  let from = -margin;
  let bad = steps + 1 + margin;
  let reason = "";
  for (let i = -margin; i <= steps + margin; i++) {
    const instantMs = startMs + i * stepSeconds * 1000;
    const problem = known && instantMs > known.untilMs ? known.reason : propagator.stateAt(instantMs, scratch);
    evaluations++;
    if (problem === undefined) {
      const at = 2 * (i + margin);
      rotateToEarthFixed(scratch, grid[at] as number, grid[at + 1] as number, path, (i + margin) * knotStride);
    } else if (i < 0) from = i + 1;
    else {
      bad = i;
      reason = problem;
      break;
    }
  }
  if (margin > 0) differentiate(path, stepSeconds, from + margin, bad + margin - 1);
  const good = path.subarray(margin * knotStride);
  if (bad > steps) {
    return {
      stepSeconds,
      states: good.slice(0, (steps + 1) * knotStride),
      goodSeconds: Number.POSITIVE_INFINITY,
      evaluations,
    };
  }
  return failedRow(
    propagator,
    startMs,
    dut1Seconds,
    stepSeconds,
    good.subarray(0, bad * knotStride),
    evaluations,
    reason,
    known && (known.untilMs - startMs) / 1000,
  );
}

/** Weights, in twelfths, of five even points for the derivative at each of them (fourth order). */
const derivativeWeights = [
  [-25, 48, -36, 16, -3],
  [-3, -10, 18, -6, 1],
  [1, -8, 0, 8, -1],
  [-1, 6, -18, 10, 3],
  [3, -16, 36, -48, 25],
] as const;

/** Replaces the velocities of knots first..last by the derivative of the positions, where there are at least five knots. */
function differentiate(path: Float64Array, stepSeconds: number, first: number, last: number): void {
  if (last - first < 4) return;
  for (let knot = first; knot <= last; knot++) {
    const base = Math.min(Math.max(knot - 2, first), last - 4);
    const weights = derivativeWeights[knot - base] as readonly number[];
    for (let axis = 0; axis < 3; axis++) {
      let sum = 0;
      for (let i = 0; i < 5; i++) sum += (weights[i] as number) * (path[(base + i) * knotStride + axis] as number);
      path[knot * knotStride + 3 + axis] = sum / (12 * stepSeconds);
    }
  }
}

/** The knot after the last one of `states` has no state: the last good instant, known or bisected, becomes the closing knot. */
function failedRow(
  propagator: Propagator,
  startMs: number,
  dut1Seconds: number,
  stepSeconds: number,
  states: Float64Array,
  spent: number,
  firstReason: string,
  lastGoodSeconds?: number,
): Row {
  const knots = states.length / knotStride;
  let good = lastGoodSeconds ?? (knots - 1) * stepSeconds;
  let gone = lastGoodSeconds ?? knots * stepSeconds;
  let failure = firstReason;
  let evaluations = spent;
  while (gone - good > failureToleranceSeconds) {
    const middle = (good + gone) / 2;
    const problem = propagator.stateAt(startMs + middle * 1000, scratch);
    evaluations++;
    if (problem === undefined) good = middle;
    else {
      gone = middle;
      failure = problem;
    }
  }
  // A closing cell far shorter than the others would make differences noisy: it is joined to the cell before.
  const cells = good - (knots - 1) * stepSeconds < stepSeconds / 4 ? knots - 1 : knots;
  if (cells === 0) {
    return { stepSeconds: 0, states: states.slice(0, knotStride), goodSeconds: good, evaluations, failure };
  }
  const end = cells * knotStride;
  const closed = new Float64Array(end + knotStride);
  closed.set(states.subarray(0, end));
  const apart = Math.min(0.5, good / 4);
  const before = [0, 1, 2].map((i) => {
    const at = new Float64Array(6);
    const instant = startMs + (good - i * apart) * 1000;
    propagator.stateAt(instant, scratch);
    rotateAt(scratch, instant, dut1Seconds, at, 0);
    return at;
  });
  const [last, middle, first] = before as [Float64Array, Float64Array, Float64Array];
  for (let axis = 0; axis < 3; axis++) {
    const [x0, x1, x2] = [last[axis] as number, middle[axis] as number, first[axis] as number];
    closed[end + axis] = x0;
    closed[end + 3 + axis] = (3 * x0 - 4 * x1 + x2) / (2 * apart);
  }
  return { stepSeconds, states: closed, goodSeconds: good, evaluations: evaluations + 3, failure };
}

function rotateAt(teme: Float64Array, instantMs: number, dut1Seconds: number, out: Float64Array, at: number): void {
  const gmst = gmstRadians(instantMs, dut1Seconds);
  rotateToEarthFixed(teme, Math.cos(gmst), Math.sin(gmst), out, at);
}

/** Cosine and sine of GMST at knots -margin .. steps + margin: satellites of one tile mostly share a grid, so the last one made is kept. */
function rotationGrid(startMs: number, dut1Seconds: number, steps: number, margin: number): Float64Array {
  const known = kept;
  if (
    known.startMs === startMs &&
    known.dut1Seconds === dut1Seconds &&
    known.steps === steps &&
    known.margin === margin
  ) {
    return known.grid;
  }
  const grid = new Float64Array(2 * (steps + 1 + 2 * margin));
  const gmst = gmstRadians(startMs, dut1Seconds);
  for (let i = -margin; i <= steps + margin; i++) {
    const angle = gmst + (earthRotationRadPerS * tileSeconds * i) / steps;
    grid[2 * (i + margin)] = Math.cos(angle);
    grid[2 * (i + margin) + 1] = Math.sin(angle);
  }
  kept = { startMs, dut1Seconds, steps, margin, grid };
  return grid;
}

let kept = { startMs: Number.NaN, dut1Seconds: 0, steps: 0, margin: 0, grid: new Float64Array() };
