import { expect, it } from "vitest";
import { crc32 } from "./crc32";

it("CRC-32 has the check value of its definition, and 0 for nothing", () => {
  expect(crc32(new TextEncoder().encode("123456789"))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array(0))).toBe(0);
});
