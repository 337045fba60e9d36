import { Random } from "../base/random";

/**
 * Random words in bulk: xoshiro128** (Blackman and Vigna, 2018), whose 16 bytes of state a message can carry, so that the decoder draws
 * the same.
 */
export class DrawStream {
  /** Four words, not all of them 0. */
  readonly state: Uint32Array;

  constructor(state: Uint32Array) {
    this.state = Uint32Array.from(state);
  }

  /** A stream of its own for each seed and names. */
  static of(seed: number, ...names: readonly (number | string)[]): DrawStream {
    const random = new Random(seed, ...names);
    const state = Uint32Array.from({ length: 4 }, () => random.uint32());
    state[3] = (state[3] as number) | 1;
    return new DrawStream(state);
  }

  /** The next word, 0..2^32 - 1. */
  word(): number {
    const words = new Uint32Array(1);
    this.fill(words, 1);
    return words[0] as number;
  }

  /** The next words 0..2^32 - 1 into the first `count` of `words`. */
  fill(words: Uint32Array, count: number): void {
    const { state } = this;
    let a = state[0] as number;
    let b = state[1] as number;
    let c = state[2] as number;
    let d = state[3] as number;
    for (let i = 0; i < count; i++) {
      const scrambled = Math.imul(b, 5);
      words[i] = Math.imul((scrambled << 7) | (scrambled >>> 25), 9);
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
    state[0] = a;
    state[1] = b;
    state[2] = c;
    state[3] = d;
  }

  /**
   * A uniform subset of `count` of the numbers 0..size - 1, ascending (Floyd's algorithm; Bentley 1987). A draw below n is a word mod n, and
   * words from the last whole multiple of n on are drawn again. It uses up a few words more than it needs.
   */
  subset(count: number, size: number): Uint32Array {
    const inverted = count > size / 2;
    const members = new Uint32Array(Math.ceil(size / 32));
    const drawn = inverted ? size - count : count;
    const words = new Uint32Array(Math.min(1024, drawn + 8));
    let used = words.length;
    for (let last = size - drawn; last < size; last++) {
      const bound = last + 1;
      const limit = 4294967296 - (4294967296 % bound);
      let word = limit;
      while (word >= limit) {
        if (used === words.length) {
          this.fill(words, words.length);
          used = 0;
        }
        word = words[used++] as number;
      }
      const pick = word % bound;
      const isTaken = ((members[pick >>> 5] as number) >>> (pick & 31)) & 1;
      const chosen = isTaken ? last : pick;
      members[chosen >>> 5] = (members[chosen >>> 5] as number) | (1 << (chosen & 31));
    }
    return listMembers(members, size, count, inverted);
  }
}

function listMembers(members: Uint32Array, size: number, count: number, inverted: boolean): Uint32Array {
  const listed = new Uint32Array(count);
  let at = 0;
  for (let word = 0; word < members.length && at < count; word++) {
    let bits = inverted ? ~(members[word] as number) : (members[word] as number);
    const left = size - 32 * word;
    if (left < 32) bits &= (1 << left) - 1;
    while (bits !== 0) {
      listed[at++] = 32 * word + 31 - Math.clz32(bits & -bits);
      bits &= bits - 1;
    }
  }
  return listed;
}
