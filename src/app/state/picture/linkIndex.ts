import type { TimedLinks } from "../layers";

/** Rows of a block: few enough to scan, many enough that the blocks of 660,000 rows are gone through in microseconds. */
const blockRows = 256;

/** Finds the links that exist at an instant without going through all of them. */
export interface LinkIndex {
  /** Calls back with the row of each link with start <= instant < end, in order of start. */
  visitActive(instantMs: number, visit: (row: number) => void): void;
}

/** Notes the latest end in each block of rows, in one pass. The links must be in order of start. */
export function indexLinks({ count, startMs, endMs }: Pick<TimedLinks, "count" | "startMs" | "endMs">): LinkIndex {
  const latestEndMs = new Float64Array(Math.ceil(count / blockRows)).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < count; row++) {
    const block = Math.floor(row / blockRows);
    latestEndMs[block] = Math.max(latestEndMs[block] as number, endMs[row] as number);
  }
  return {
    visitActive(instantMs, visit) {
      const begun = countBegun(startMs, count, instantMs);
      for (let block = 0; block * blockRows < begun; block++) {
        if ((latestEndMs[block] as number) <= instantMs) continue;
        const end = Math.min(begun, (block + 1) * blockRows);
        for (let row = block * blockRows; row < end; row++) if ((endMs[row] as number) > instantMs) visit(row);
      }
    },
  };
}

/** How many links start at or before an instant. */
function countBegun(startMs: Float64Array, count: number, instantMs: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((startMs[middle] as number) <= instantMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
