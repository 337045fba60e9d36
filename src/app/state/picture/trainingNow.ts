import { indexLinks, type LinkIndex } from "./linkIndex";
import type { TrainingTrace, TrainingTransfers } from "./trainingTrace";

/** Who trains and what is under way at an instant. Flat, `count` of each are in use; the next `moveTo` writes over them. */
export interface TrainingNow {
  readonly atWork: { readonly count: number /** Rows of `trace.work`. */; readonly row: Uint32Array };
  readonly underWay: {
    readonly count: number;
    /** Rows of `trace.transfers`. */
    readonly row: Uint32Array;
    /** How far along its hop each is: 0 where it was sent, 1 where it arrives. */
    readonly share: Float64Array;
  };
  /** `leastMs`: everything is shown for at least so long, see `drawnTransfers`. */
  moveTo(instantMs: number, leastMs: number): void;
}

/** When transfers are shown. */
export interface DrawnTransfers {
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
}

/** A message crosses its hops in at least so much real time, or nobody would see it at the clock's usual speeds. */
const seenMs = 800;
/** Later than this a message is never shown: by then satellites are elsewhere. */
const mostDelayMs = 90_000;

/** For how long of the clock's time everything is shown at least, at a speed of so many simulated seconds a second. */
export function leastShownMs(speed: number): number {
  return Math.min(seenMs * speed, mostDelayMs);
}

/**
 * When each transfer is shown: from its start to its end where its message takes `leastMs` or more. A shorter message is stretched to that over its hops, one after the
 * other; none is shown earlier than it is, and none later than `leastMs` after its end.
 */
export function drawnTransfers(
  { count, isUpdate, update, startMs, endMs }: TrainingTransfers,
  leastMs: number,
): DrawnTransfers {
  const messageOf = (row: number): number => 2 * (update[row] as number) + (isUpdate[row] as number);
  const messages = update.reduce((most, each) => Math.max(most, 2 * each + 2), 0);
  const hops = new Uint32Array(messages);
  for (let row = 0; row < count; row++) hops[messageOf(row)] = (hops[messageOf(row)] as number) + 1;
  const shownUntilMs = new Float64Array(messages).fill(Number.NEGATIVE_INFINITY);
  const drawn = { startMs: new Float64Array(count), endMs: new Float64Array(count) };
  for (let row = 0; row < count; row++) {
    const message = messageOf(row);
    const fromMs = Math.max(startMs[row] as number, shownUntilMs[message] as number);
    const untilMs = Math.max(endMs[row] as number, fromMs + leastMs / (hops[message] as number));
    drawn.startMs[row] = fromMs;
    drawn.endMs[row] = untilMs;
    shownUntilMs[message] = untilMs;
  }
  return drawn;
}

/** Finds those of an instant without going through all of them, and without making objects. */
export function createTrainingNow({ transfers, work }: TrainingTrace): TrainingNow {
  const atWork = { count: 0, row: new Uint32Array(work.count) };
  const underWay = {
    count: 0,
    row: new Uint32Array(transfers.count),
    share: new Float64Array(transfers.count),
  };
  let stretchedBy = Number.NaN;
  let drawn: DrawnTransfers = transfers;
  let transferIndex: LinkIndex | undefined;
  let workIndex: LinkIndex | undefined;
  let nowMs = 0;

  const stretch = (leastMs: number): void => {
    if (leastMs === stretchedBy) return;
    stretchedBy = leastMs;
    drawn = drawnTransfers(transfers, leastMs);
    // The index needs an order of start, which what is shown may not have.
    transferIndex = indexLinks({ count: transfers.count, startMs: transfers.startMs, endMs: drawn.endMs });
    const workEndMs = work.endMs.map((endMs, row) => Math.max(endMs, (work.startMs[row] as number) + leastMs));
    workIndex = indexLinks({ count: work.count, startMs: work.startMs, endMs: workEndMs });
  };
  const addTransfer = (row: number): void => {
    const startMs = drawn.startMs[row] as number;
    if (startMs > nowMs) return;
    underWay.row[underWay.count] = row;
    underWay.share[underWay.count] = (nowMs - startMs) / ((drawn.endMs[row] as number) - startMs);
    underWay.count++;
  };
  const addWork = (row: number): void => {
    atWork.row[atWork.count] = row;
    atWork.count++;
  };

  return {
    atWork,
    underWay,
    moveTo(instantMs, leastMs) {
      stretch(leastMs);
      nowMs = instantMs;
      underWay.count = 0;
      atWork.count = 0;
      transferIndex?.visitActive(instantMs, addTransfer);
      workIndex?.visitActive(instantMs, addWork);
    },
  };
}
