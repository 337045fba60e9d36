import { timeToTargetHours } from "../src/core/learning/mission/missionRecord";
import type { MissionRun } from "../src/core/learning/mission/missionRun";

/** What an arm came to, a number a seed. */
export interface ArmResult {
  readonly name: string;
  /** Of those that reach the target. */
  readonly hoursToTarget: readonly number[];
  readonly hoursToHalf: readonly (number | null)[];
  /** Mean time of a round or step of eight updates or more; as the window ends fewer can report. */
  readonly hoursARound: readonly number[];
  readonly staleness: readonly number[];
  readonly finalAccuracy: readonly number[];
}

const hourMs = 3_600_000;

export function resultOf(name: string, runs: readonly MissionRun[]): ArmResult {
  return {
    name,
    hoursToTarget: runs.flatMap((run) => timeToTargetHours(run) ?? []),
    hoursToHalf: runs.map(({ rounds, times }) => {
      const at = rounds.findIndex(({ accuracy }) => accuracy >= 0.5);
      return at < 0 ? null : (times[at]?.endMs ?? 0) / hourMs;
    }),
    hoursARound: runs.map(({ rounds, times }) => {
      const full = times.filter((_, i) => (rounds[i]?.participants ?? 0) >= 8);
      return full.reduce((sum, { startMs, endMs }) => sum + endMs - startMs, 0) / full.length / hourMs;
    }),
    staleness: runs.map(({ log }) => {
      const counted = log.updates.filter(({ countedMs }) => countedMs !== null);
      return counted.reduce((sum, { staleness }) => sum + staleness, 0) / Math.max(1, counted.length);
    }),
    finalAccuracy: runs.map(({ rounds }) => rounds.at(-1)?.accuracy ?? 0),
  };
}

/** A table in Markdown. */
export function studyTable(results: readonly ArmResult[]): string {
  const rows = results.map((result) => {
    const { name, hoursToTarget, hoursToHalf, hoursARound, staleness, finalAccuracy } = result;
    const seeds = hoursToHalf.length;
    const reached = [...hoursToTarget].sort((a, b) => a - b);
    const most = `${reached.length} of ${seeds}`;
    const target =
      reached.length === 0
        ? "not in 72 h"
        : `${one(medianOf(reached))} (${one(reached[0])} to ${one(reached.at(-1))})${reached.length < seeds ? `, ${most} seeds` : ""}`;
    const half = hoursToHalf.map((hours) => (hours === null ? "-" : one(hours))).join(", ");
    const accuracy = `${(100 * Math.min(...finalAccuracy)).toFixed(0)} to ${(100 * Math.max(...finalAccuracy)).toFixed(0)}`;
    return `| ${name} | ${target} | ${half} | ${medianOf(hoursARound).toFixed(2)} | ${one(medianOf(staleness))} | ${accuracy} |`;
  });
  return [
    "| | 70 % after, h: median (least to greatest) | 50 % after, h, each seed | a full round, h | staleness | accuracy at the end, % |",
    "|---|---|---|---|---|---|",
    ...rows,
  ].join("\n");
}

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}

function one(value: number | undefined): string {
  return value?.toFixed(1) ?? "";
}
