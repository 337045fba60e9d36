import { useEffect, useState } from "react";
import type { ContactColumns } from "../../../core/contact/contactColumns";
import type { IndexedBlock } from "./laneBars";
import { type ContactRows, indexRows, type RowIndex } from "./rowIndex";

/** Grouped tables, and what their rows are. */
export interface IndexedTables {
  readonly rows: ContactRows;
  /** Stands for the plan: rows of another one are other rows. */
  readonly planKey: string;
  readonly blocks: readonly IndexedBlock[];
}

const sliceBudgetMs = 8;

/** Groupings live as long as their tables. */
const known = new WeakMap<ContactColumns, Partial<Record<ContactRows, RowIndex>>>();

/**
 * Groups contact tables by row, a few milliseconds at a time. While new tables of the same rows are being grouped, the former ones stay;
 * after a change of rows there are none until theirs are ready.
 */
export function useIndexedBlocks(
  tables: readonly ContactColumns[],
  rows: ContactRows,
  rowCount: number,
  planKey: string,
): IndexedTables {
  const [indexed, setIndexed] = useState<IndexedTables>({ rows, planKey, blocks: [] });
  useEffect(() => {
    const stop = new AbortController();
    const started = indexTables(tables, rows, rowCount, stop.signal);
    void started.then((blocks) => {
      if (blocks !== undefined) setIndexed({ rows, planKey, blocks });
    });
    return () => stop.abort();
  }, [tables, rows, rowCount, planKey]);
  return indexed.rows === rows && indexed.planKey === planKey ? indexed : { rows, planKey, blocks: noBlocks };
}

const noBlocks: readonly IndexedBlock[] = [];

async function indexTables(
  tables: readonly ContactColumns[],
  rows: ContactRows,
  rowCount: number,
  stop: AbortSignal,
): Promise<readonly IndexedBlock[] | undefined> {
  const blocks: IndexedBlock[] = [];
  await nextTask();
  let sliceEndMs = performance.now() + sliceBudgetMs;
  for (const windows of tables) {
    const ready = known.get(windows)?.[rows];
    const work = ready === undefined ? indexRows(windows, rows, rowCount) : undefined;
    let index = ready;
    while (work !== undefined && index === undefined) {
      const step = work.next();
      if (step.done) index = step.value;
      if (performance.now() < sliceEndMs) continue;
      await nextTask();
      if (stop.aborted) return undefined;
      sliceEndMs = performance.now() + sliceBudgetMs;
    }
    if (index === undefined) return undefined;
    known.set(windows, { ...known.get(windows), [rows]: index });
    blocks.push({ windows, index });
  }
  return stop.aborted ? undefined : blocks;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
