/**
 * Amounts are thousandths of a bit: bit/s x ms. Whole numbers, so that a message is sent to its last bit and nothing depends on the order of
 * sums.
 */
export const milliBitsPerByte = 8000;

/** A stretch of one message on one link at one rate. */
export interface Transmission {
  readonly startMs: number;
  readonly endMs: number;
  readonly milliBits: number;
  readonly bps: number;
  /** Index of the contact with a station; -1: a link between satellites. */
  readonly contact: number;
  /** From 0; -1 between satellites. */
  readonly antenna: number;
}

/** One message over one link, perhaps in several stretches. It goes on from there when it has arrived in full. */
export interface Hop {
  /** Satellite, or the ground. */
  readonly from: number;
  readonly to: number;
  readonly transmissions: readonly Transmission[];
  /** The last stretch's end and its light time. */
  readonly arrivalMs: number;
}

/** A stretch of time with one rate on a link, or with none. */
export interface Stretch {
  readonly untilMs: number;
  /** 0: nothing can be sent. */
  readonly bps: number;
  readonly contact: number;
  readonly antenna: number;
}

/**
 * Sends an amount from `atMs` on over the stretches that `stretchAt` finds, as soon as can be; undefined where it does not begin before `byMs` or does not get
 * through. Ends are rounded up to whole milliseconds.
 */
export function sendOver(
  milliBits: number,
  atMs: number,
  byMs: number,
  stretchAt: (nowMs: number, last: Transmission | undefined) => Stretch | undefined,
): Transmission[] | undefined {
  const sent: Transmission[] = [];
  let left = milliBits;
  let nowMs = atMs;
  let last: Transmission | undefined;
  while (left > 0) {
    if (nowMs >= byMs) return undefined;
    const stretch = stretchAt(nowMs, last);
    if (stretch === undefined) return undefined;
    const { bps, contact, antenna, untilMs } = stretch;
    if (bps === 0) {
      nowMs = untilMs;
      continue;
    }
    const endMs = Math.min(untilMs, nowMs + Math.ceil(left / bps));
    const moved = Math.min(left, (endMs - nowMs) * bps);
    left -= moved;
    const goesOn = last?.endMs === nowMs && last.contact === contact && last.antenna === antenna && last.bps === bps;
    if (goesOn && last !== undefined) {
      last = { ...last, endMs, milliBits: last.milliBits + moved };
      sent[sent.length - 1] = last;
    } else {
      last = { startMs: nowMs, endMs, milliBits: moved, bps, contact, antenna };
      sent.push(last);
    }
    nowMs = endMs;
  }
  return sent;
}
