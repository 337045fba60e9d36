import type { BookingProblem } from "./bookingProblem";

/** What a byte sent down is worth at these prices of caps. */
function worthOfByte({ caps }: BookingProblem, s: number, priceOf: (cap: number) => number): number {
  let worth = 0;
  for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
    worth += priceOf(cap) * (caps.slope[cap] as number) * (caps.down[cap] as number);
  }
  return worth;
}

/**
 * Prices of what comes in on board: for each satellite of limited storage whose caps would count more than that, what sending a byte down
 * costs. They stand behind the prices of caps. At any prices not above a byte's worth, the bound stays one: nobody sends more than comes in.
 */
export class StoredPrices {
  readonly satellites: readonly number[];
  /** Of each satellite: place of its price among those of the bound; -1: none. */
  readonly placeOf: Int32Array;
  /** Of each price: bytes that come in, less what pinned bookings would send. */
  readonly roomBytes: Float64Array;
  /** Of each price: worth of a byte at full prices. */
  readonly most: Float64Array;

  constructor(private readonly problem: BookingProblem) {
    const { caps, storage, durationMs, pinned } = problem;
    this.satellites = storage.flatMap((store, s) => {
      if (store === undefined) return [];
      const mine = caps.bytes.subarray(caps.first[s], caps.first[s + 1]);
      return mine.some((bytes) => bytes > store.bytesPerMs * durationMs) ? [s] : [];
    });
    this.placeOf = new Int32Array(storage.length).fill(-1);
    this.satellites.forEach((s, k) => {
      this.placeOf[s] = caps.slope.length + k;
    });
    this.roomBytes = Float64Array.from(this.satellites, (s) => (storage[s]?.bytesPerMs ?? 0) * durationMs);
    for (const { satellite, downBytes } of pinned) {
      const k = (this.placeOf[satellite] as number) - caps.slope.length;
      if (k >= 0) this.roomBytes[k] = (this.roomBytes[k] as number) - downBytes;
    }
    this.most = Float64Array.from(this.satellites, (s) => worthOfByte(problem, s, () => 1));
  }

  /** Lowers prices that are above a byte's worth to that: beyond it satellites would rather send nothing. */
  hold(prices: Float64Array): void {
    for (const s of this.satellites) {
      const place = this.placeOf[s] as number;
      const worth = worthOfByte(this.problem, s, (cap) => prices[cap] as number);
      prices[place] = Math.min(prices[place] as number, worth);
    }
  }
}

/**
 * What pinned bookings of satellites with limited storage would count towards each cap, were it never full: their caps are not lowered by what
 * is pinned.
 */
export function pinnedTowardsCaps({ caps, storage, pinned }: BookingProblem): Float64Array {
  const worth = new Float64Array(caps.slope.length);
  for (const { satellite: s, downBytes, upBytes } of pinned) {
    if (storage[s] === undefined) continue;
    for (let cap = caps.first[s] as number; cap < (caps.first[s + 1] as number); cap++) {
      const bytes = (caps.down[cap] as number) * downBytes + (caps.up[cap] as number) * upBytes;
      worth[cap] = (worth[cap] as number) + (caps.slope[cap] as number) * bytes;
    }
  }
  return worth;
}
