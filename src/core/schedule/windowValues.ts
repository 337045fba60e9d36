import type { BookingProblem } from "./bookingProblem";

/** Bytes of a whole window in the directions wanted. */
export function windowBytes({ windows }: BookingProblem, w: number, down: boolean, up: boolean): number {
  let from = windows.startMs[w] as number;
  let bytes = 0;
  for (let piece = windows.pieceFirst[w] as number; piece < (windows.pieceFirst[w + 1] as number); piece++) {
    const to = Math.min(windows.pieceEndMs[piece] as number, windows.endMs[w] as number);
    if (down) bytes += (to - from) * (windows.downBytesPerMs[piece] as number);
    if (up) bytes += (to - from) * (windows.upBytesPerMs[piece] as number);
    from = to;
  }
  return Math.round(bytes);
}

/** What each window counts towards the caps of its satellite: entries of window w are first[w]..first[w + 1] - 1. */
export interface CapEntries {
  readonly first: Int32Array;
  readonly cap: Int32Array;
  /** Slope of the cap x bytes of the whole window. */
  readonly value: Float64Array;
}

export function capEntries(problem: BookingProblem): CapEntries {
  const { windows, caps } = problem;
  const first = new Int32Array(windows.count + 1);
  const cap: number[] = [];
  const value: number[] = [];
  for (let w = 0; w < windows.count; w++) {
    const s = windows.satellite[w] as number;
    for (let c = caps.first[s] as number; c < (caps.first[s + 1] as number); c++) {
      cap.push(c);
      value.push((caps.slope[c] as number) * windowBytes(problem, w, caps.down[c] === 1, caps.up[c] === 1));
    }
    first[w + 1] = cap.length;
  }
  return { first, cap: Int32Array.from(cap), value: Float64Array.from(value) };
}

/** Value of each cap when it is full; 0 for one that never is. */
export function fullCaps({ caps }: BookingProblem): Float64Array {
  return caps.slope.map((slope, c) => {
    const bytes = caps.bytes[c] as number;
    return bytes === Number.POSITIVE_INFINITY ? 0 : slope * bytes;
  });
}
