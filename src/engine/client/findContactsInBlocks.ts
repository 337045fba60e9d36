import type { Contacts } from "../../core/contact/contactColumns";
import type { ContactsJobs, SatelliteRange } from "../protocol/contactsJobs";
import type { JobOutcome } from "../protocol/jobOutcome";
import { transferablesOf } from "../protocol/transferables";
import { copyContactColumns } from "./columnCopies";
import type { JobOptions, Pool } from "./pool";

export interface FindContactsOptions extends JobOptions {
  /** A block of satellites is done: its windows are final, sorted, and the receiver's to keep. Blocks come in any order. */
  readonly onPartial?: (block: Contacts) => void;
}

/** A block should take about this long: other work waits no longer than that for a worker, and rows appear as often. */
const blockMs = 150;
const firstBlock = 4;
const largestBlock = 256;

/**
 * Spreads the satellites over the pool: each worker takes the next block as soon as it is free, in sizes that follow the speed seen so far.
 * Blocks are handed on as they come and joined in a worker. How they were cut does not show in the result.
 */
export async function findContactsInBlocks(
  pool: Pool<ContactsJobs>,
  sliceText: string,
  satelliteCount: number,
  { signal, priority, onProgress, onPartial }: FindContactsOptions,
): Promise<JobOutcome<Contacts>> {
  const stop = new AbortController();
  const abort = () => stop.abort();
  if (signal?.aborted) abort();
  signal?.addEventListener("abort", abort, { once: true });

  const blocks: Contacts[] = [];
  let spare: Contacts[] = [];
  let next = 0;
  let finished = 0;
  let fastestMs = Number.POSITIVE_INFINITY;
  let ending: JobOutcome<never> | undefined;

  const takeBlock = (): Omit<SatelliteRange, "sliceText"> => {
    const wished = fastestMs === Number.POSITIVE_INFINITY ? firstBlock : Math.floor(blockMs / fastestMs);
    const fair = Math.ceil((satelliteCount - next) / pool.size);
    const count = Math.min(Math.max(1, wished), fair, largestBlock);
    const firstSatellite = next;
    next += count;
    return { firstSatellite, satelliteCount: count };
  };

  const work = async (): Promise<void> => {
    while (next < satelliteCount && ending === undefined) {
      const range = takeBlock();
      const startedMs = performance.now();
      const outcome = await pool.run("findContacts", () => ({ input: { sliceText, ...range } }), {
        signal: stop.signal,
        priority,
      });
      if (outcome.status !== "done") {
        ending ??= outcome;
        stop.abort();
        return;
      }
      fastestMs = Math.min(fastestMs, (performance.now() - startedMs) / range.satelliteCount);
      finished += range.satelliteCount;
      blocks.push(outcome.value);
      spare.push({ ...outcome.value, windows: copyContactColumns(outcome.value.windows) });
      onPartial?.(outcome.value);
      onProgress?.(progressOf(finished, satelliteCount));
    }
  };

  await Promise.all(Array.from({ length: pool.size }, work));
  const outcome = ending ?? (await merge());
  signal?.removeEventListener("abort", abort);
  return outcome;

  function merge(): Promise<JobOutcome<Contacts>> {
    return pool.run(
      "mergeContacts",
      () => {
        const input = { sliceText, blocks: spare.length > 0 ? spare : blocks };
        // The copies go with the first attempt; a second one clones the blocks, which are the receiver's.
        const transfer = spare.length > 0 ? transferablesOf(spare) : [];
        spare = [];
        return { input, transfer };
      },
      { signal: stop.signal, priority },
    );
  }
}

function progressOf(finished: number, all: number): { readonly fraction: number; readonly label: string } {
  const count = (n: number) => n.toLocaleString("en-US");
  return {
    fraction: all === 0 ? 1 : finished / all,
    label: `Contacts: ${count(finished)} of ${count(all)} satellites`,
  };
}
