/** Fills `numbers`, below 2^width with width 1..16, from bits packed from each byte's lowest on, in the bytes that begin at `at`. */
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
