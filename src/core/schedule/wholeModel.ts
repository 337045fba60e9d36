import type { MilpModel } from "../base/milp";
import { MilpBuilder } from "../base/milpBuilder";
import { linesOf } from "./antennaLines";
import type { BookingProblem } from "./bookingProblem";
import { overlapCliques } from "./cliques";
import { windowBytes } from "./windowValues";

/** The whole-window problem as a model, with the columns that say what is booked. Values are in MB. */
export interface WholeModel {
  readonly model: MilpModel;
  /** Window and antennas of each choice column; the choices come first. */
  readonly choices: readonly { readonly window: number; readonly members: readonly number[] }[];
  /** Column of what counts of each cap, in MB. */
  readonly counted: Int32Array;
}

/** Satellites' volume in MB, so that the model's numbers stay near 1. */
const megabyte = 1e6;

/**
 * Whole windows as 0-1 choices. For each antenna and each satellite one row a maximal set of overlapping windows (interval cliques), which
 * makes the linear relaxation tight; for each demand a column of what counts of it.
 */
export function wholeModel(problem: BookingProblem): WholeModel {
  const { windows, caps, satelliteIds, setupMs } = problem;
  const builder = new MilpBuilder();
  const choices: { window: number; members: readonly number[] }[] = [];
  const countedOf = new Int32Array(caps.slope.length);
  const columnsOf: [column: number, window: number][][] = satelliteIds.map(() => []);
  for (const line of linesOf(problem)) {
    const inOrder = [...line.window].sort((a, b) => a - b);
    const column = new Map<number, number>();
    for (const window of inOrder) {
      const choice = builder.choice(0);
      column.set(window, choice);
      choices.push({ window, members: line.members });
      columnsOf[windows.satellite[window] as number]?.push([choice, window]);
    }
    for (const clique of overlapCliques(inOrder, windows.startMs, windows.endMs, setupMs[line.station] as number)) {
      if (clique.length <= line.antennas) continue;
      builder.atMost(
        line.antennas,
        clique.map((window) => [column.get(window) as number, 1]),
      );
    }
  }
  columnsOf.forEach((columns, s) => {
    columns.sort(([, a], [, b]) => a - b);
    const at = columns.map((_, i) => i);
    const starts = Float64Array.from(columns, ([, window]) => windows.startMs[window] as number);
    const ends = Float64Array.from(columns, ([, window]) => windows.endMs[window] as number);
    for (const clique of overlapCliques(at, starts, ends, 0)) {
      if (clique.length === 1) continue;
      builder.atMost(
        1,
        clique.map((i) => [(columns[i] as [number, number])[0], 1]),
      );
    }
    for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
      const bytes = caps.bytes[cap] as number;
      const counted = builder.column(caps.slope[cap] as number, 0, bytes / megabyte);
      countedOf[cap] = counted;
      builder.atMost(0, [
        [counted, 1],
        ...columns.map(([choice, window]): [number, number] => [
          choice,
          -windowBytes(problem, window, caps.down[cap] === 1, caps.up[cap] === 1) / megabyte,
        ]),
      ]);
    }
  });
  return { model: builder.build(), choices, counted: countedOf };
}
