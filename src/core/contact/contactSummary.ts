import type { ContactColumns } from "./contactColumns";

/** The columns that totals and gaps read. */
export type SummaryColumns = Pick<
  ContactColumns,
  "count" | "satellite" | "station" | "aosMs" | "losMs" | "downlinkMB" | "uplinkMB"
>;

/** Totals of every satellite, or of every station: one entry each, in the scenario's order. */
export interface ContactTotals {
  readonly count: Uint32Array;
  readonly totalSeconds: Float64Array;
  readonly downlinkMB: Float64Array;
  readonly uplinkMB: Float64Array;
  /** Longest and mean time without any contact inside the window, its start and end included; 0 where there is no gap. */
  readonly longestGapSeconds: Float64Array;
  readonly meanGapSeconds: Float64Array;
}

export interface ContactSummary {
  readonly bySatellite: ContactTotals;
  readonly byStation: ContactTotals;
}

/** What the rows of a summary are counted over. */
export interface SummaryFrame {
  readonly satelliteCount: number;
  readonly stationCount: number;
  /** The scenario's window, ms since the Unix epoch. */
  readonly startMs: number;
  readonly endMs: number;
}

/** Contact times are whole milliseconds: less than one between two of them is rounding, not a gap. */
const shortestGapMs = 1;

/** Counts, sums and gaps by satellite and by station. The rows must be in order of AOS, as `findContacts` gives them. */
export function summariseContacts(windows: SummaryColumns, frame: SummaryFrame): ContactSummary {
  return {
    bySatellite: totalsBy(windows.satellite, frame.satelliteCount, windows, frame),
    byStation: totalsBy(windows.station, frame.stationCount, windows, frame),
  };
}

function totalsBy(member: Uint32Array, members: number, windows: SummaryColumns, frame: SummaryFrame): ContactTotals {
  const count = new Uint32Array(members);
  const totalSeconds = new Float64Array(members);
  const downlinkMB = new Float64Array(members);
  const uplinkMB = new Float64Array(members);
  const longestGapSeconds = new Float64Array(members);
  const gapSeconds = new Float64Array(members);
  const gaps = new Uint32Array(members);
  const coveredToMs = new Float64Array(members).fill(frame.startMs);

  const closeGap = (m: number, untilMs: number) => {
    const gapMs = untilMs - (coveredToMs[m] as number);
    if (gapMs < shortestGapMs) return;
    gaps[m] = (gaps[m] as number) + 1;
    gapSeconds[m] = (gapSeconds[m] as number) + gapMs / 1000;
    longestGapSeconds[m] = Math.max(longestGapSeconds[m] as number, gapMs / 1000);
  };

  for (let row = 0; row < windows.count; row++) {
    const m = member[row] as number;
    const aosMs = windows.aosMs[row] as number;
    const losMs = windows.losMs[row] as number;
    count[m] = (count[m] as number) + 1;
    totalSeconds[m] = (totalSeconds[m] as number) + (losMs - aosMs) / 1000;
    downlinkMB[m] = (downlinkMB[m] as number) + (windows.downlinkMB[row] as number);
    uplinkMB[m] = (uplinkMB[m] as number) + (windows.uplinkMB[row] as number);
    closeGap(m, aosMs);
    coveredToMs[m] = Math.max(coveredToMs[m] as number, losMs);
  }
  for (let m = 0; m < members; m++) closeGap(m, frame.endMs);

  const meanGapSeconds = gapSeconds.map((seconds, m) => (gaps[m] === 0 ? 0 : seconds / (gaps[m] as number)));
  return { count, totalSeconds, downlinkMB, uplinkMB, longestGapSeconds, meanGapSeconds };
}
