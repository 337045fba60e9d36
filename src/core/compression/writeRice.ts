import type { ByteWriter } from "./byteWriter";
import { escapeQuotient, parameterBits, riceBlock } from "./riceBlocks";

/** Where the next byte goes, the bits that wait before it, fewer than 16, and the index before. */
interface RiceEnd {
  byte: number;
  held: number;
  heldBits: number;
  last: number;
}

/** Writes ascending indices with the parameter of each block from `start` on, where `out` has room for them; bits fill bytes from the lowest on. */
export function writeRice(indices: Uint32Array, parameters: Uint8Array, out: ByteWriter, start: number): void {
  const { bytes } = out;
  const end: RiceEnd = { byte: start, held: 0, heldBits: 0, last: -1 };
  for (let block = 0; block < parameters.length; block++) {
    const part = indices.subarray(block * riceBlock, (block + 1) * riceBlock);
    writeBlock(part, parameters[block] as number, bytes, end);
  }
  for (; end.heldBits > 0; end.heldBits -= 8) {
    bytes[end.byte++] = end.held;
    end.held >>>= 8;
  }
}

/** Nearly all codes have at most 16 bits; what is known of the end of the bytes stays out of memory for them. */
function writeBlock(indices: Uint32Array, parameter: number, bytes: Uint8Array, end: RiceEnd): void {
  put(parameter, parameterBits, bytes, end);
  const mask = (1 << parameter) - 1;
  let { byte, held, heldBits, last } = end;
  for (let i = 0; i < indices.length; i++) {
    const index = indices[i] as number;
    const gap = index - last - 1;
    last = index;
    const quotient = gap >>> parameter;
    const bits = quotient + 1 + parameter;
    if (bits > 16) {
      Object.assign(end, { byte, held, heldBits });
      putLong(gap, quotient, parameter, bytes, end);
      ({ byte, held, heldBits } = end);
      continue;
    }
    held |= ((1 | ((gap & mask) << 1)) << quotient) << heldBits;
    heldBits += bits;
    if (heldBits >= 16) {
      bytes[byte] = held;
      bytes[byte + 1] = held >>> 8;
      byte += 2;
      held >>>= 16;
      heldBits -= 16;
    }
  }
  Object.assign(end, { byte, held, heldBits, last });
}

function putLong(gap: number, quotient: number, parameter: number, bytes: Uint8Array, end: RiceEnd): void {
  const zeros = Math.min(quotient, escapeQuotient);
  put(0, Math.min(16, zeros), bytes, end);
  put(0, Math.max(0, zeros - 16), bytes, end);
  put(1, 1, bytes, end);
  const restBits = quotient < escapeQuotient ? parameter : 32;
  const rest = restBits < 32 ? gap & ((1 << restBits) - 1) : gap;
  put(rest & 0xffff, Math.min(16, restBits), bytes, end);
  put(rest >>> 16, Math.max(0, restBits - 16), bytes, end);
}

/** At most 16 bits. */
function put(value: number, bits: number, bytes: Uint8Array, end: RiceEnd): void {
  end.held |= value << end.heldBits;
  end.heldBits += bits;
  if (end.heldBits < 16) return;
  bytes[end.byte++] = end.held;
  bytes[end.byte++] = end.held >>> 8;
  end.held >>>= 16;
  end.heldBits -= 16;
}
