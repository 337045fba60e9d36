/** Remainders of a byte that has 0 to 7 bytes behind it, for the polynomial of IEEE 802.3 in reversed bit order: eight bytes at a step. */
const tables = makeTables();

/**
 * CRC-32 of IEEE 802.3, as in zip and PNG: finds every burst of up to 32 wrong bits.
 * @param before the CRC of the bytes that stand before these, where they come in pieces
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  let remainder = ~before;
  const eights = bytes.length - (bytes.length % 8);
  let i = 0;
  for (; i < eights; i += 8) {
    const low =
      remainder ^
      ((bytes[i] as number) |
        ((bytes[i + 1] as number) << 8) |
        ((bytes[i + 2] as number) << 16) |
        ((bytes[i + 3] as number) << 24));
    remainder =
      (tables[1792 + (low & 255)] as number) ^
      (tables[1536 + ((low >>> 8) & 255)] as number) ^
      (tables[1280 + ((low >>> 16) & 255)] as number) ^
      (tables[1024 + (low >>> 24)] as number) ^
      (tables[768 + (bytes[i + 4] as number)] as number) ^
      (tables[512 + (bytes[i + 5] as number)] as number) ^
      (tables[256 + (bytes[i + 6] as number)] as number) ^
      (tables[bytes[i + 7] as number] as number);
  }
  for (; i < bytes.length; i++) {
    remainder = (remainder >>> 8) ^ (tables[(remainder ^ (bytes[i] as number)) & 255] as number);
  }
  return ~remainder >>> 0;
}

function makeTables(): Int32Array {
  const made = new Int32Array(8 * 256);
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
