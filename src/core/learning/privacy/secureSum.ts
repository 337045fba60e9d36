import { Random } from "../../base/random";

/**
 * Secure aggregation (Bonawitz et al. 2017) as a model: each pair of clients shares a mask that one adds and the other subtracts modulo 2^32, so that the sum
 * of all masked vectors is the sum of the vectors, exactly. Where a client is lost after the masks were agreed, the others give up the masks that they
 * share with it, and the server takes these off. It models cost and arithmetic; keys come from seeds and protect nothing.
 */

const fixedPoint = 16_777_216;

/** Sums beyond this are not told from wrapped ones. */
export const secureSumLimit = 2_147_483_647 / fixedPoint;

/** Values in units of 2^-24, modulo 2^32; what is beyond +-128 wraps. */
export function toFixed(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from(values, (value) => Math.round(value * fixedPoint));
}

/** The way back of a sum. */
export function fromFixed(words: Uint32Array): Float64Array {
  return Float64Array.from(words, (word) => (word | 0) / fixedPoint);
}

/** The vector of client `own` with the masks that it shares with the other `members` (numbers of clients). */
export function maskVector(words: Uint32Array, own: number, members: readonly number[], seed: number): Uint32Array {
  const masked = words.slice();
  for (const other of members) if (other !== own) addMask(masked, own, other, seed, 1);
  return masked;
}

/** The sum of the vectors of those that are still there, of masked vectors in the order of `present`; `members` had agreed on masks. */
export function secureSum(
  masked: readonly Uint32Array[],
  present: readonly number[],
  members: readonly number[],
  seed: number,
): Uint32Array {
  const sum = new Uint32Array(masked[0]?.length ?? 0);
  for (const vector of masked) for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (vector[i] as number);
  const lost = members.filter((member) => !present.includes(member));
  for (const gone of lost) for (const survivor of present) addMask(sum, survivor, gone, seed, -1);
  return sum;
}

/** Bytes that one of `members` clients sends and gets beside its vector: two public keys of 32, an encrypted pair of shares for each other (92), and shares back (32). */
export function secureSumOverhead(members: number): { readonly up: number; readonly down: number } {
  const others = Math.max(0, members - 1);
  return { up: 64 + others * (92 + 32), down: others * (64 + 92) };
}

function addMask(vector: Uint32Array, own: number, other: number, seed: number, sign: 1 | -1): void {
  const stream = new Random(seed, "mask", Math.min(own, other), Math.max(own, other));
  const isAdded = own < other === (sign === 1);
  for (let i = 0; i < vector.length; i++) {
    const mask = stream.uint32();
    vector[i] = isAdded ? (vector[i] as number) + mask : (vector[i] as number) - mask;
  }
}
