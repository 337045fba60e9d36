import type { RunSummary } from "../../../../core/scenario/schema/trainingRun";
import { hoursOf } from "../../../state/learning/runSummary";
import type { SeedRounds } from "../../../state/learning/trainingRun";

/** What a chart can have along and up. */
export type CurveAxis = "rounds" | "megabytes" | "hours";
export type CurveQuantity = "accuracy" | "loss" | "megabytes";

/** One round: of one seed, or the mean of several with how far they lie apart. */
export interface CurvePoint {
  readonly rounds: number;
  /** Sent both ways by then. */
  readonly megabytes: number;
  /** From the window's start; undefined where a round is only a round. */
  readonly hours?: number | undefined;
  readonly accuracy: number;
  readonly loss: number;
  readonly band?: {
    readonly accuracy: readonly [least: number, greatest: number];
    readonly loss: readonly [least: number, greatest: number];
  };
}

export interface Curve {
  readonly id: string;
  readonly label: string;
  /** Which of the colours of a chart. */
  readonly colour: number;
  readonly points: readonly CurvePoint[];
}

/** The rounds of a training so far: means over the seeds that reached a round, and the band that they lie in. */
export function trainingPoints(seeds: readonly SeedRounds[], startMs: number): CurvePoint[] {
  const lengths = seeds.map(({ rounds }) => rounds.length);
  const megabytes = seeds.map(() => 0);
  return Array.from({ length: Math.max(0, ...lengths) }, (_, i) => {
    const there = seeds.flatMap(({ rounds }, s) => {
      const record = rounds[i];
      if (record === undefined) return [];
      megabytes[s] = (megabytes[s] as number) + (record.bytesUp + record.bytesDown) / 1e6;
      return [{ record, megabytes: megabytes[s] as number }];
    });
    const accuracies = there.map(({ record }) => record.accuracy);
    const losses = there.map(({ record }) => record.loss);
    const hours = there.flatMap(({ record }) => hoursOf(record.endsAt, startMs) ?? []);
    return {
      rounds: i + 1,
      megabytes: mean(there.map((each) => each.megabytes)),
      ...(hours.length === there.length && { hours: mean(hours) }),
      accuracy: mean(accuracies),
      loss: mean(losses),
      ...(there.length > 1 && { band: { accuracy: rangeOf(accuracies), loss: rangeOf(losses) } }),
    };
  });
}

/** The curve that a plan keeps of a run. */
export function keptPoints({ curve }: RunSummary): CurvePoint[] {
  return curve.rounds.map((rounds, i) => ({
    rounds,
    megabytes: curve.megabytes[i] as number,
    ...(curve.hours && { hours: curve.hours[i] as number }),
    accuracy: curve.accuracy[i] as number,
    loss: curve.loss[i] as number,
  }));
}

/** The axes along which all points have a place. */
export function axesOf(curves: readonly Curve[]): CurveAxis[] {
  const haveHours = curves.length > 0 && curves.every(({ points }) => points.every(({ hours }) => hours !== undefined));
  return haveHours ? ["rounds", "megabytes", "hours"] : ["rounds", "megabytes"];
}

/** The axis that was chosen, where all points have a place on it; else mission time, which only plans in it have, else rounds. */
export function axisOf(chosen: CurveAxis | undefined, axes: readonly CurveAxis[]): CurveAxis {
  if (chosen !== undefined && axes.includes(chosen)) return chosen;
  return axes.includes("hours") ? "hours" : "rounds";
}

/** The last point at or before a place of an axis, on which points stand in order; undefined: the place is before all. */
export function pointAt(points: readonly CurvePoint[], axis: CurveAxis, place: number): CurvePoint | undefined {
  return points.findLast((point) => (point[axis] ?? 0) <= place + 1e-9);
}

/** The next place of any curve after one, or before it. */
export function nextPlace(
  curves: readonly Curve[],
  axis: CurveAxis,
  place: number | undefined,
  direction: 1 | -1,
): number | undefined {
  const places = curves.flatMap(({ points }) => points.map((point) => point[axis] ?? 0)).sort((a, b) => a - b);
  if (place === undefined) return direction === 1 ? places[0] : places[places.length - 1];
  return direction === 1 ? places.find((each) => each > place + 1e-9) : places.findLast((each) => each < place - 1e-9);
}

function rangeOf(values: readonly number[]): readonly [least: number, greatest: number] {
  return [Math.min(...values), Math.max(...values)];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
