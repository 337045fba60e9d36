import { type IndexedBlock, type LaneBars, laneBars } from "./laneBars";

/** The bars of the rows that were looked at lately. A row takes up to some milliseconds to lay out, so a frame does only as many as fit. */
export interface LaneCache {
  /** Begins a frame: its time for laying out starts now. */
  beginFrame(): void;
  /** The row's bars; those of the former tables, or none, where the frame's time is used up. */
  barsOfRow(row: number): LaneBars;
  /** Whether the frame left rows that still have to be laid out: ask for another. */
  isBehind(): boolean;
  /** New tables. Former bars stay on screen until theirs are laid out, unless the rows mean something else now. */
  setBlocks(blocks: readonly IndexedBlock[], rowsAreSame: boolean): void;
}

/** Time that a frame may spend on laying out rows. */
const frameBudgetMs = 6;

/** More rows than any screen shows; the longest unused go first. */
const keptRows = 512;

const noBars = laneBars([], 0);

/** Makes a cache; `nowMs` is the clock that the budget is measured with. */
export function createLaneCache(nowMs: () => number): LaneCache {
  let blocks: readonly IndexedBlock[] = [];
  let endOfBudgetMs = Number.POSITIVE_INFINITY;
  let behind = false;
  const kept = new Map<number, LaneBars>();

  return {
    beginFrame() {
      behind = false;
      endOfBudgetMs = nowMs() + frameBudgetMs;
    },
    barsOfRow(row) {
      const known = kept.get(row);
      if (known?.blocks === blocks) return known;
      if (nowMs() > endOfBudgetMs) {
        behind = true;
        return known ?? noBars;
      }
      const bars = laneBars(blocks, row);
      kept.delete(row);
      kept.set(row, bars);
      const [oldest] = kept.keys();
      if (kept.size > keptRows && oldest !== undefined) kept.delete(oldest);
      return bars;
    },
    isBehind: () => behind,
    setBlocks(next, rowsAreSame) {
      blocks = next;
      if (!rowsAreSame) kept.clear();
    },
  };
}
