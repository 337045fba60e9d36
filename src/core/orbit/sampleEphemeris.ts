import type { Problem } from "../base/outcome";
import type { Sliced } from "../base/progress";
import type { ExpandedSatellite } from "../scenario/orbitElements";
import { createPropagator } from "./propagate";

/** What an ephemeris file is written from. */
export interface EphemerisExport {
  readonly satellites: readonly ExpandedSatellite[];
  /** The window: ms since the Unix epoch, and its length. */
  readonly startMs: number;
  readonly durationSeconds: number;
  /** Between two states of one satellite. */
  readonly stepSeconds: number;
  /** UT1 - UTC, default 0. */
  readonly dut1Seconds?: number;
}

/** A satellite whose positions end before the window does: what is written ends there, too, or is nothing. */
export interface ExportFailure {
  /** Index into the export's satellites. */
  readonly satellite: number;
  readonly error: string;
  /** First instant of the grid without a position. */
  readonly fromMs: number;
}

export interface ExportSummary {
  readonly states: number;
  readonly failed: readonly ExportFailure[];
}

/** TEME states on a grid. */
export interface SampledEphemeris {
  readonly timesMs: Float64Array;
  /** Six numbers a time: km and km/s. */
  readonly states: Float64Array;
  readonly failure?: { readonly error: string; readonly fromMs: number };
}

export const defaultExportStepSeconds = 60;

/** Of one export; about 130 bytes of text each. */
const mostStates = 4_000_000;
const step = { from: 1, to: 600 } as const;

/** States propagated between two places to stop. */
const sliceStates = 1000;

/** Why an export cannot be made, for people; empty where it can. */
export function exportProblems({ satellites, durationSeconds, stepSeconds }: EphemerisExport): Problem[] {
  if (!(stepSeconds >= step.from && stepSeconds <= step.to)) {
    const allowed = `${step.from} to ${step.to} seconds`;
    return [{ path: "step", message: "step is out of range", given: stepSeconds, allowed }];
  }
  const states = satellites.length * (Math.ceil(durationSeconds / stepSeconds) + 1);
  if (states <= mostStates) return [];
  const given = `${states.toLocaleString("en")} states`;
  const allowed = `at most ${mostStates.toLocaleString("en")}: a longer step, a shorter window or fewer satellites`;
  return [{ path: "step", message: "the export would be too large", given, allowed }];
}

/** One satellite's states at start, start + step, ... and at the window's end, up to the first instant without a position. */
export function* sampleEphemeris(
  { orbit }: ExpandedSatellite,
  { startMs, durationSeconds, stepSeconds, dut1Seconds = 0 }: EphemerisExport,
): Sliced<SampledEphemeris> {
  const propagator = createPropagator(orbit, { dut1Seconds });
  const known = propagator.stretchFrom?.(startMs);
  // A last step far shorter than the others would make interpolation noisy: it is joined to the one before.
  const steps = Math.max(1, Math.ceil(durationSeconds / stepSeconds - 0.25));
  const timesMs = new Float64Array(steps + 1);
  const states = new Float64Array(6 * (steps + 1));
  const state = new Float64Array(6);
  for (let i = 0; i <= steps; i++) {
    const instantMs = startMs + 1000 * (i === steps ? durationSeconds : i * stepSeconds);
    const error = known && instantMs > known.untilMs ? known.reason : propagator.stateAt(instantMs, state);
    if (error !== undefined) {
      return { timesMs: timesMs.slice(0, i), states: states.slice(0, 6 * i), failure: { error, fromMs: instantMs } };
    }
    timesMs[i] = instantMs;
    states.set(state, 6 * i);
    if (i % sliceStates === sliceStates - 1) yield { fraction: i / steps, label: "Positions" };
  }
  return { timesMs, states };
}
