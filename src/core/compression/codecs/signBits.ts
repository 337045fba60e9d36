import type { ByteWriter } from "../byteWriter";
import { wordsOf } from "../finiteValues";

/** Appends a bit for each f32, given by its bits: 1 below 0, 0 for both zeros; eight a byte, the first lowest. */
export function writeSigns(bits: Uint32Array, out: ByteWriter): void {
  const at = out.take(Math.ceil(bits.length / 8));
  const { bytes } = out;
  const whole = bits.length - (bits.length % 8);
  let to = at;
  for (let i = 0; i < whole; i += 8) {
    bytes[to++] =
      negative(bits[i] as number) |
      (negative(bits[i + 1] as number) << 1) |
      (negative(bits[i + 2] as number) << 2) |
      (negative(bits[i + 3] as number) << 3) |
      (negative(bits[i + 4] as number) << 4) |
      (negative(bits[i + 5] as number) << 5) |
      (negative(bits[i + 6] as number) << 6) |
      (negative(bits[i + 7] as number) << 7);
  }
  if (whole === bits.length) return;
  let packed = 0;
  for (let i = whole; i < bits.length; i++) packed |= negative(bits[i] as number) << (i - whole);
  bytes[to] = packed;
}

/** 1 for a value below 0: its sign is set, and its magnitude's negation carries into the sign. */
function negative(word: number): number {
  return (word & -(word & 0x7fffffff)) >>> 31;
}

/** Sets the values from sign bits at `at`: `size` where the bit is 0, else its negation. */
export function readSigns(bytes: Uint8Array, at: number, size: number, values: Float32Array): void {
  const words = wordsOf(values);
  const [plus = 0] = wordsOf(Float32Array.of(size));
  const [minus = 0] = wordsOf(Float32Array.of(-size));
  const differing = plus ^ minus;
  for (let i = 0; i < words.length; i++) {
    const bit = ((bytes[at + (i >>> 3)] as number) >>> (i & 7)) & 1;
    words[i] = plus ^ (differing & -bit);
  }
}
