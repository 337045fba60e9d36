import type { JobOutcome, Track, TrackInput } from "../../../engine/client/planner";

/** A satellite whose path is wanted. */
export interface Followed {
  /** Row of the expanded satellites. */
  readonly satellite: number;
  readonly periodSeconds: number;
  /** Its path begins here, if anywhere. */
  readonly earliestMs?: number | undefined;
}

export type TrackMaker = (input: Omit<TrackInput, "sliceText">, signal: AbortSignal) => Promise<JobOutcome<Track>>;

export interface TrackFollower {
  /** Says whose path is wanted around which instant; undefined: nobody's. Cheap: to be called each frame. */
  follow(followed: Followed | undefined, nowMs: number): void;
  /** The path that is there: of the satellite followed, if perhaps a little old. */
  readonly track: Track | undefined;
  dispose(): void;
}

/** Points of a revolution. */
export const pointsPerPeriod = 240;

/** The path reaches this many periods back and ahead. */
const periodsBack = 0.5;
const periodsAhead = 1;

/** A path is renewed when the clock has moved on by this part of a period. */
const renewalPeriods = 0.1;

/** Keeps the path of one satellite around the clock, one order at a time; `onTrack` is called when another one came. */
export function createTrackFollower(makeTrack: TrackMaker, onTrack: () => void): TrackFollower {
  let wanted: Followed | undefined;
  let track: Track | undefined;
  let madeForMs = Number.NaN;
  let order: AbortController | undefined;
  let failedForMs = Number.NaN;

  const reset = (): void => {
    order?.abort();
    order = undefined;
    track = undefined;
    madeForMs = Number.NaN;
    failedForMs = Number.NaN;
  };

  const request = (
    { satellite, periodSeconds, earliestMs = Number.NEGATIVE_INFINITY }: Followed,
    nowMs: number,
  ): void => {
    const mine = new AbortController();
    order = mine;
    const periodMs = periodSeconds * 1000;
    const fromMs = Math.max(nowMs - periodsBack * periodMs, earliestMs);
    const toMs = Math.max(nowMs, fromMs) + periodsAhead * periodMs;
    const points = Math.ceil(((toMs - fromMs) / periodMs) * pointsPerPeriod) + 1;
    const input = { satellite, fromMs, toMs: fromMs + ((points - 1) / pointsPerPeriod) * periodMs, points };
    makeTrack(input, mine.signal).then((outcome) => {
      if (order !== mine) return;
      order = undefined;
      if (outcome.status === "done") {
        track = outcome.value;
        madeForMs = nowMs;
        onTrack();
      } else failedForMs = nowMs;
    });
  };

  return {
    follow(followed, nowMs) {
      if (followed?.satellite !== wanted?.satellite || followed?.periodSeconds !== wanted?.periodSeconds) {
        wanted = followed;
        const hadTrack = track !== undefined;
        reset();
        if (hadTrack) onTrack();
      }
      if (wanted === undefined || order !== undefined) return;
      const isFar = (fromMs: number): boolean =>
        !(Math.abs(nowMs - fromMs) <= renewalPeriods * (wanted?.periodSeconds ?? 0) * 1000);
      // What failed here fails here again.
      if (isFar(madeForMs) && isFar(failedForMs)) request(wanted, nowMs);
    },
    get track() {
      return track;
    },
    dispose() {
      wanted = undefined;
      reset();
    },
  };
}
