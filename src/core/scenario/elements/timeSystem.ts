/** First day of each value of TAI - UTC (IERS Bulletin C 52 and before: the last leap second was that at the end of 2016). */
const leapSeconds: readonly (readonly [utc: number, taiMinusUtcSeconds: number])[] = [
  [Date.UTC(1972, 0), 10],
  [Date.UTC(1972, 6), 11],
  [Date.UTC(1973, 0), 12],
  [Date.UTC(1974, 0), 13],
  [Date.UTC(1975, 0), 14],
  [Date.UTC(1976, 0), 15],
  [Date.UTC(1977, 0), 16],
  [Date.UTC(1978, 0), 17],
  [Date.UTC(1979, 0), 18],
  [Date.UTC(1980, 0), 19],
  [Date.UTC(1981, 6), 20],
  [Date.UTC(1982, 6), 21],
  [Date.UTC(1983, 6), 22],
  [Date.UTC(1985, 6), 23],
  [Date.UTC(1988, 0), 24],
  [Date.UTC(1990, 0), 25],
  [Date.UTC(1991, 0), 26],
  [Date.UTC(1992, 6), 27],
  [Date.UTC(1993, 6), 28],
  [Date.UTC(1994, 6), 29],
  [Date.UTC(1996, 0), 30],
  [Date.UTC(1997, 6), 31],
  [Date.UTC(1999, 0), 32],
  [Date.UTC(2006, 0), 33],
  [Date.UTC(2009, 0), 34],
  [Date.UTC(2012, 6), 35],
  [Date.UTC(2015, 6), 36],
  [Date.UTC(2017, 0), 37],
];

/** Seconds by which each time system that can be read is ahead of TAI; UTC goes its own way. */
const aheadOfTaiSeconds = { TAI: 0, TT: 32.184, GPS: -19 } as const;

export type TimeSystem = "UTC" | keyof typeof aheadOfTaiSeconds;

export const timeSystems: readonly TimeSystem[] = ["UTC", "TAI", "TT", "GPS"];

/**
 * UTC, as ms since the Unix epoch, of a reading of a clock in `system`, itself written as ms as if it were UTC. Before 1972 TAI - UTC is
 * taken as 10 s; leap seconds not yet announced are unknown.
 */
export function utcMs(system: TimeSystem, readingMs: number): number {
  if (system === "UTC") return readingMs;
  const taiMs = readingMs - aheadOfTaiSeconds[system] * 1000;
  for (let i = leapSeconds.length - 1; i > 0; i--) {
    const [fromMs, offset] = leapSeconds[i] as (typeof leapSeconds)[number];
    if (taiMs - offset * 1000 >= fromMs) return taiMs - offset * 1000;
  }
  return taiMs - 10_000;
}
