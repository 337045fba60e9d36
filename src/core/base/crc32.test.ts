import { expect, it } from "vitest";
import { crc32 } from "./crc32";

it("CRC-32 has the check value of its definition, and 0 for nothing", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array(0))).toBe(0);
});

it("bytes at every length and in pieces have the CRC that division bit by bit gives", () => {
  const bytes = Uint8Array.from({ length: 100 }, (_, i) => (i * i * 37 + 11) & 255);
  for (let length = 0; length <= bytes.length; length++) {
    const part = bytes.subarray(0, length);
    const known = crcBitByBit(part);
    expect(crc32(part)).toBe(known);
    const cut = Math.floor(length / 3);
    expect(crc32(part.subarray(cut), crc32(part.subarray(0, cut)))).toBe(known);
  }
});

it("so have thousands of bytes, wherever in a word they begin", () => {
  const bytes = Uint8Array.from({ length: 40_000 }, (_, i) => Math.imul(i, 0x9e3779b1) >>> 13);
  for (const [start, end] of [
    [0, 16_384],
    [1, 16_400],
    [2, 16_401],
    [3, 32_800],
    [4, 40_000],
  ]) {
    const part = bytes.subarray(start, end);
    expect(crc32(part)).toBe(crcBitByBit(part));
  }
});

function crcBitByBit(bytes: Uint8Array): number {
  let remainder = 0xffffffff;
  for (const byte of bytes) {
    for (let bit = 0; bit < 8; bit++) {
      const top = (remainder ^ (byte >>> bit)) & 1;
      remainder = (remainder >>> 1) ^ (top ? 0xedb88320 : 0);
    }
  }
  return ~remainder >>> 0;
}
