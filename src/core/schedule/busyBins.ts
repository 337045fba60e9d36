/** About a third of a pass of a low orbit: few bins a booking, few bookings a bin. */
const binMs = 150_000;

/** Which parts of the time have bookings of a satellite, a bit a bin: says quickly that nothing is in the way, as is mostly the case. */
export class BusyBins {
  private readonly words: number;
  private readonly bits: Int32Array;

  constructor(satellites: number, durationMs: number) {
    this.words = Math.floor(durationMs / (32 * binMs)) + 1;
    this.bits = new Int32Array(satellites * this.words);
  }

  clear(satellite: number): void {
    this.bits.fill(0, satellite * this.words, (satellite + 1) * this.words);
  }

  /** `startMs` and `endMs` are within the duration. */
  mark(satellite: number, startMs: number, endMs: number): void {
    const last = Math.floor(endMs / binMs);
    for (let bin = Math.floor(startMs / binMs); bin <= last; bin++) {
      const word = satellite * this.words + (bin >> 5);
      this.bits[word] = (this.bits[word] as number) | (1 << (bin & 31));
    }
  }

  /** False only where no marked time meets [startMs, endMs]. */
  mayMeet(satellite: number, startMs: number, endMs: number): boolean {
    const first = Math.floor(startMs / binMs);
    const last = Math.floor(endMs / binMs);
    for (let word = first >> 5; word <= last >> 5; word++) {
      let asked = -1;
      if (word === first >> 5) asked &= -1 << (first & 31);
      if (word === last >> 5) asked &= -1 >>> (31 - (last & 31));
      if (((this.bits[satellite * this.words + word] as number) & asked) !== 0) return true;
    }
    return false;
  }
}
