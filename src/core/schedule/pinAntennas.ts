import type { Interval } from "../base/interval";

/** A booking that stands, and the antennas that may have it. */
export interface PinTimes {
  readonly startMs: number;
  readonly endMs: number;
  readonly antennas: readonly number[];
  /** Between bookings of one antenna. */
  readonly setupMs: number;
}

/** Steps of the search beyond one for each pin. */
const mostStepsMore = 20_000;

/**
 * An antenna for each pin, outside of what is blocked already: without a choice first, then by start, each on the antenna that has least room behind it,
 * with steps back where that leads nowhere. What fits together is nearly always found; to find it always is hard where some pins name their antennas
 * (it is the colouring of intervals of which some are coloured). Where nothing is found, -1 for pins that have none free when placed one after the other.
 */
export function pinAntennas(pins: readonly PinTimes[], blocked: readonly (readonly Interval[])[]): Int32Array {
  const order = [...pins].sort((a, b) => choiceOf(a) - choiceOf(b) || a.startMs - b.startMs);
  const antennas = searched(order, blocked) ?? oneByOne(order, blocked);
  return Int32Array.from(pins, (pin) => antennas.get(pin) ?? -1);
}

function choiceOf({ antennas }: PinTimes): number {
  return Math.min(2, antennas.length);
}

type Placed = ReadonlyMap<PinTimes, number>;

function searched(order: readonly PinTimes[], blocked: readonly (readonly Interval[])[]): Placed | undefined {
  const taken = blocked.map((periods) => [...periods]);
  const placed = new Map<PinTimes, number>();
  const untried: number[][] = [];
  for (let steps = 0; placed.size < order.length; steps++) {
    if (steps > order.length + mostStepsMore) return undefined;
    const pin = order[placed.size] as PinTimes;
    untried[placed.size] ??= freeFor(pin, taken);
    const antenna = untried[placed.size]?.shift();
    if (antenna !== undefined) {
      taken[antenna]?.push(blockOf(pin));
      placed.set(pin, antenna);
      continue;
    }
    untried.length = placed.size;
    const before = order[placed.size - 1];
    if (before === undefined) return undefined;
    taken[placed.get(before) as number]?.pop();
    placed.delete(before);
  }
  return placed;
}

function oneByOne(order: readonly PinTimes[], blocked: readonly (readonly Interval[])[]): Placed {
  const taken = blocked.map((periods) => [...periods]);
  const placed = new Map<PinTimes, number>();
  for (const pin of order) {
    const [antenna] = freeFor(pin, taken);
    if (antenna === undefined) continue;
    taken[antenna]?.push(blockOf(pin));
    placed.set(pin, antenna);
  }
  return placed;
}

/** What a pin takes of its antenna. */
export function blockOf({ startMs, endMs, setupMs }: PinTimes): Interval {
  return { start: startMs - setupMs, end: endMs + setupMs };
}

/** The antennas that are free for a pin, the one that is taken again soonest first. */
function freeFor({ startMs, endMs, antennas }: PinTimes, taken: readonly (readonly Interval[])[]): number[] {
  const takenAt = (antenna: number): number => {
    let next = Number.POSITIVE_INFINITY;
    for (const { start, end } of taken[antenna] ?? []) {
      if (start < endMs && end > startMs) return Number.NaN;
      if (start >= endMs) next = Math.min(next, start);
    }
    return next;
  };
  return antennas
    .map((antenna) => ({ antenna, next: takenAt(antenna) }))
    .filter(({ next }) => !Number.isNaN(next))
    .sort((a, b) => (a.next < b.next ? -1 : Number(a.next > b.next)))
    .map(({ antenna }) => antenna);
}
