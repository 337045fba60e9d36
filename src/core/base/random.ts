import { log } from "./elementary";

const twoTo32 = 4294967296;

/**
 * A seeded stream of random numbers, the same bits on every engine: xoshiro128** (Blackman and Vigna, 2018) on 32-bit lanes, its state
 * filled from the seed and any further names of the stream (a node's id, a round) by a mixing hash, so that streams of near seeds or names
 * share nothing.
 */
export class Random {
  private a: number;
  private b: number;
  private c: number;
  private d: number;
  private spareNormal: number | undefined;

  /** `seed` and numbers in `stream` are whole; text counts by its UTF-16 code units. */
  constructor(seed: number, ...stream: readonly (number | string)[]) {
    const hash = new StreamHash();
    hash.number(seed);
    for (const part of stream) {
      if (typeof part === "number") hash.number(part);
      else hash.text(part);
    }
    this.a = hash.lane();
    this.b = hash.lane();
    this.c = hash.lane();
    // The state of all zeros is the one that never moves on.
    this.d = hash.lane() | 1;
  }

  /** A whole number in 0..2^32 - 1. */
  uint32(): number {
    const scrambled = Math.imul(this.b, 5);
    const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
    const shifted = this.b << 9;
    this.c ^= this.a;
    this.d ^= this.b;
    this.b ^= this.c;
    this.a ^= this.d;
    this.c ^= shifted;
    this.d = (this.d << 11) | (this.d >>> 21);
    return result;
  }

  /** A multiple of 2^-53 in [0, 1). */
  double(): number {
    const high = this.uint32() >>> 5;
    const low = this.uint32() >>> 6;
    return (high * 67108864 + low) / 9007199254740992;
  }

  /** A whole number in 0..count - 1, each equally likely; `count` is whole, 1..2^32. */
  below(count: number): number {
    // Draws beyond the last whole multiple of `count` are drawn again.
    const excess = twoTo32 % count;
    const limit = twoTo32 - excess;
    let draw = this.uint32();
    while (draw >= limit) draw = this.uint32();
    return draw % count;
  }

  /** A draw from the normal distribution with mean 0 and variance 1 (Marsaglia's polar method). */
  normal(): number {
    if (this.spareNormal !== undefined) {
      const spare = this.spareNormal;
      this.spareNormal = undefined;
      return spare;
    }
    for (;;) {
      const u = 2 * this.double() - 1;
      const v = 2 * this.double() - 1;
      const square = u * u + v * v;
      if (square >= 1 || square === 0) continue;
      const factor = Math.sqrt((-2 * log(square)) / square);
      this.spareNormal = v * factor;
      return u * factor;
    }
  }

  /** Puts the items in random order, in place; every order is equally likely. */
  shuffle(items: { readonly length: number; [index: number]: number }): void {
    for (let i = items.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const held = items[i] as number;
      items[i] = items[j] as number;
      items[j] = held;
    }
  }
}

/** Two mixed 32-bit lanes that take in numbers and text and give out as many lanes as wanted (multipliers: MurmurHash3's finalisers). */
class StreamHash {
  private x = 0x9e3779b9;
  private y = 0x243f6a88;

  number(value: number): void {
    this.take(1);
    this.take(value >>> 0);
    this.take(Math.floor(value / twoTo32) >>> 0);
  }

  text(value: string): void {
    this.take(2);
    this.take(value.length);
    for (let i = 0; i < value.length; i++) this.take(value.charCodeAt(i));
  }

  lane(): number {
    this.take(3);
    return this.x ^ this.y;
  }

  private take(word: number): void {
    this.x = mix(this.x ^ word, 0x85ebca6b, 0xc2b2ae35) + this.y;
    this.y = mix(this.y + this.x, 0xcc9e2d51, 0x1b873593) ^ word;
  }
}

function mix(value: number, first: number, second: number): number {
  let mixed = value | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), first);
  mixed = Math.imul(mixed ^ (mixed >>> 13), second);
  return (mixed ^ (mixed >>> 16)) | 0;
}
