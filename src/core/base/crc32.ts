/** Remainders of a byte that has 0 to 15 bytes behind it, for the polynomial of IEEE 802.3 in reversed bit order: sixteen bytes at a step. */
const tables = makeTables();

/**
 * CRC-32 of IEEE 802.3, as in zip and PNG: finds every burst of up to 32 wrong bits.
 * @param before the CRC of the bytes that stand before these, where they come in pieces
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let remainder = ~before;
  // Words are read whole where they lie at multiples of four bytes.
  const lead = Math.min(bytes.length, (4 - (bytes.byteOffset % 4)) % 4);
  let i = 0;
  for (; i < lead; i++) remainder = (remainder >>> 8) ^ (tables[(remainder ^ (bytes[i] as number)) & 255] as number);
  const fours = 4 * Math.floor((bytes.length - lead) / 16);
  const words = new Int32Array(bytes.buffer, fours === 0 ? 0 : bytes.byteOffset + lead, fours);
  for (let w = 0; w < fours; w += 4) {
    const a = remainder ^ (words[w] as number);
    const b = words[w + 1] as number;
    const c = words[w + 2] as number;
    const d = words[w + 3] as number;
    remainder =
      (tables[3840 + (a & 255)] as number) ^
      (tables[3584 + ((a >>> 8) & 255)] as number) ^
      (tables[3328 + ((a >>> 16) & 255)] as number) ^
      (tables[3072 + (a >>> 24)] as number) ^
      (tables[2816 + (b & 255)] as number) ^
      (tables[2560 + ((b >>> 8) & 255)] as number) ^
      (tables[2304 + ((b >>> 16) & 255)] as number) ^
      (tables[2048 + (b >>> 24)] as number) ^
      (tables[1792 + (c & 255)] as number) ^
      (tables[1536 + ((c >>> 8) & 255)] as number) ^
      (tables[1280 + ((c >>> 16) & 255)] as number) ^
      (tables[1024 + (c >>> 24)] as number) ^
      (tables[768 + (d & 255)] as number) ^
      (tables[512 + ((d >>> 8) & 255)] as number) ^
      (tables[256 + ((d >>> 16) & 255)] as number) ^
      (tables[d >>> 24] as number);
  }
  for (i += 4 * fours; i < bytes.length; i++) {
    remainder = (remainder >>> 8) ^ (tables[(remainder ^ (bytes[i] as number)) & 255] as number);
  }
  return ~remainder >>> 0;
}

function makeTables(): Int32Array {
  const made = new Int32Array(16 * 256);
  for (let byte = 0; byte < 256; byte++) {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    made[byte] = remainder;
  }
  for (let i = 256; i < made.length; i++) {
    const shorter = made[i - 256] as number;
    made[i] = (shorter >>> 8) ^ (made[shorter & 255] as number);
  }
  return made;
}
