import type { ByteWriter } from "../byteWriter";

/** Appends a bit for each f32, given by its bits: 1 below 0, 0 for both zeros; eight a byte, the first lowest. */
export function writeSigns(bits: Uint32Array, out: ByteWriter): void {
  const at = out.take(Math.ceil(bits.length / 8));
  const { bytes } = out;
  for (let start = 0; start < bits.length; start += 8) {
    const end = Math.min(bits.length, start + 8);
    let packed = 0;
    for (let i = start; i < end; i++) packed |= ((bits[i] as number) > 0x80000000 ? 1 : 0) << (i - start);
    bytes[at + (start >>> 3)] = packed;
  }
}
