/** Puts numbers below 2^width, width 1..16, into `bytes` from `at` on, each byte filled from its lowest bit; ceil(n width / 8) bytes. */
export function packBits(numbers: Uint16Array, width: number, bytes: Uint8Array, at: number): void {
  let held = 0;
  let heldBits = 0;
  let to = at;
  for (let i = 0; i < numbers.length; i++) {
    held |= (numbers[i] as number) << heldBits;
    heldBits += width;
    if (heldBits >= 16) {
      bytes[to] = held;
      bytes[to + 1] = held >>> 8;
      to += 2;
      held >>>= 16;
      heldBits -= 16;
    }
  }
  for (; heldBits > 0; heldBits -= 8) {
    bytes[to++] = held;
    held >>>= 8;
  }
}

/** The other way round: fills `numbers` from the bytes that begin at `at`. */
export function unpackBits(bytes: Uint8Array, at: number, width: number, numbers: Uint16Array): void {
  const mask = (1 << width) - 1;
  let held = 0;
  let heldBits = 0;
  let from = at;
  for (let i = 0; i < numbers.length; i++) {
    while (heldBits < width) {
      held |= (bytes[from++] as number) << heldBits;
      heldBits += 8;
    }
    numbers[i] = held & mask;
    held >>>= width;
    heldBits -= width;
  }
}
