import { type AntennaLine, linesOf, thinned } from "./antennaLines";
import type { BookingProblem } from "./bookingProblem";
import { windowBytes } from "./windowValues";

/** A line of antennas with what the booking of a stretch reads of each window, side by side in the line's order. */
export interface StretchLine extends AntennaLine {
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  readonly satellite: Int32Array;
  /** What window i counts towards: caps first[i]..first[i + 1] - 1 of `cap`, by `bytes`. */
  readonly first: Int32Array;
  readonly cap: Int32Array;
  readonly bytes: Float64Array;
}

/** The lines of all antennas, one a kind of antenna of a station, without the windows that are out. */
export function stretchLines(problem: BookingProblem, isOut: Uint8Array): StretchLine[] {
  return linesOf(problem).map((whole) => {
    const line = thinned(problem, whole, isOut);
    const { windows, caps } = problem;
    const first = new Int32Array(line.window.length + 1);
    const cap: number[] = [];
    const bytes: number[] = [];
    line.window.forEach((w, i) => {
      const s = windows.satellite[w] as number;
      for (let c = caps.first[s] as number; c < (caps.first[s + 1] as number); c++) {
        cap.push(c);
        bytes.push(windowBytes(problem, w, caps.down[c] === 1, caps.up[c] === 1));
      }
      first[i + 1] = cap.length;
    });
    return {
      ...line,
      startMs: Float64Array.from(line.window, (w) => windows.startMs[w] as number),
      endMs: Float64Array.from(line.window, (w) => windows.endMs[w] as number),
      satellite: line.window.map((w) => windows.satellite[w] as number),
      first,
      cap: Int32Array.from(cap),
      bytes: Float64Array.from(bytes),
    };
  });
}
