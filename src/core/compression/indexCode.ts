import type { ByteReader } from "./byteReader";
import type { ByteWriter } from "./byteWriter";
import { escapeQuotient, largestParameter, parameterBits, riceBlock, riceParameters } from "./riceBlocks";
import { allIndices } from "./selectTopK";
import { writeRice } from "./writeRice";

/** How a set of indices is written: its gaps in Rice code, one bit for each place, nothing (all are members), or the gaps between the others. */
const indexModes = { rice: 0, bitmap: 1, all: 2, others: 3 } as const;

/**
 * Writes ascending indices below `size` in as few bytes as the modes allow: a mode byte, then the mode's bytes. How many there are is not
 * written.
 */
export function writeIndices(indices: Uint32Array, size: number, out: ByteWriter): void {
  if (indices.length === size) {
    out.uint8(indexModes.all);
    return;
  }
  const isDense = indices.length > size / 2;
  const coded = isDense ? othersOf(indices, size) : indices;
  const { parameters, bits } = riceParameters(coded);
  const riceBytes = Math.ceil(bits / 8);
  const bitmapBytes = Math.ceil(size / 8);
  if (riceBytes <= bitmapBytes) {
    out.uint8(isDense ? indexModes.others : indexModes.rice);
    writeRice(coded, parameters, out, out.take(riceBytes));
    return;
  }
  out.uint8(indexModes.bitmap);
  const at = out.take(bitmapBytes);
  const { bytes } = out;
  bytes.fill(0, at, at + bitmapBytes);
  for (const index of indices) {
    const byte = at + (index >>> 3);
    bytes[byte] = (bytes[byte] as number) | (1 << (index & 7));
  }
}

/** Most bytes that `writeIndices` takes, and those it takes on average where the indices are a uniform subset. */
export function indexBytes(count: number, size: number): { readonly expected: number; readonly atMost: number } {
  if (count === size) return { expected: 1, atMost: 1 };
  const bitmap = Math.ceil(size / 8);
  const coded = Math.min(count, size - count);
  const worstRice = Math.ceil((coded * (escapeQuotient + 33) + parameterBits * Math.ceil(coded / riceBlock)) / 8);
  const atMost = 1 + Math.min(bitmap, worstRice);
  return { expected: Math.min(atMost, 1 + Math.ceil((coded * riceBits(coded / size)) / 8)), atMost };
}

/** Bits an index at this share of places, for geometric gaps and the best parameter. */
function riceBits(share: number): number {
  let best = Number.POSITIVE_INFINITY;
  // The chance that a gap is at least 2^p: the square of the chance for 2^(p - 1).
  let stay = 1 - share;
  for (let parameter = 0; parameter <= largestParameter; parameter++) {
    best = Math.min(best, parameter + 1 / (1 - stay));
    stay *= stay;
  }
  return best + parameterBits / riceBlock;
}

/** Reads `count` indices below `size`; empty with the reader's fault set where the bytes are no such set. */
export function readIndices(input: ByteReader, count: number, size: number): Uint32Array {
  const mode = input.uint8();
  const none = new Uint32Array(0);
  if (input.fault !== undefined) return none;
  if (mode === indexModes.all) {
    if (count !== size) input.fail("all places are said to be kept, but fewer are counted");
    return input.fault === undefined ? allIndices(size) : none;
  }
  // No index takes less than a bit.
  if (mode === indexModes.rice && 8 * input.left >= count) return readRice(input, count, size);
  if (mode === indexModes.others && 8 * input.left >= size - count) {
    const others = readRice(input, size - count, size);
    return input.fault === undefined ? othersOf(others, size) : none;
  }
  if (mode === indexModes.bitmap) return readBitmap(input.piece(Math.ceil(size / 8)), input, count, size);
  const isKnown = mode === indexModes.rice || mode === indexModes.others;
  input.fail(isKnown ? "the indices end early" : `an unknown way to write indices: ${mode}`);
  return none;
}

/** The indices below `size` that are not in the list, ascending. */
function othersOf(indices: Uint32Array, size: number): Uint32Array {
  const others = new Uint32Array(size - indices.length);
  let next = 0;
  let at = 0;
  for (const index of indices) {
    while (next < index) others[at++] = next++;
    next++;
  }
  while (next < size) others[at++] = next++;
  return others;
}

function readRice(input: ByteReader, count: number, size: number): Uint32Array {
  const { bytes, position } = input;
  const indices = new Uint32Array(count);
  const place = { byte: position, bit: 0, last: -1 };
  for (let start = 0; start < count; start += riceBlock) {
    if (readBlock(bytes, place, indices.subarray(start, start + riceBlock), size)) continue;
    input.fail("the indices end early or leave the array");
    return indices;
  }
  input.skip(place.byte + (place.bit > 0 ? 1 : 0) - position);
  return indices;
}

/** Where the next bit is, and the index before. */
interface RicePlace {
  byte: number;
  bit: number;
  last: number;
}

/** Reads the indices of one block; false where the bytes are none. A function of its own, so that engines compile it whole. */
function readBlock(bytes: Uint8Array, place: RicePlace, indices: Uint32Array, size: number): boolean {
  let { byte, bit, last } = place;
  const parameter = bitsAt(bytes, byte, bit) & 31;
  if (parameter > largestParameter) return false;
  bit += parameterBits;
  for (let i = 0; i < indices.length; i++) {
    byte += bit >>> 3;
    bit &= 7;
    const word = bitsAt(bytes, byte, bit);
    const quotient = 31 - Math.clz32(word & -word);
    // No one among 25 bits: the bytes have ended, or are not ours.
    if (quotient < 0 || quotient > escapeQuotient) return false;
    const used = quotient + 1;
    bit += used;
    let gap: number;
    if (quotient === escapeQuotient) {
      byte += bit >>> 3;
      bit &= 7;
      gap = (bitsAt(bytes, byte, bit) & 0xffff) + 65536 * (bitsAt(bytes, byte + 2, bit) & 0xffff);
      byte += 4;
      if (gap >= size) return false;
    } else {
      const rest = used + parameter <= 25 ? word >>> used : bitsAt(bytes, byte + (bit >>> 3), bit & 7);
      gap = (quotient << parameter) + (rest & ((1 << parameter) - 1));
      bit += parameter;
    }
    last += gap + 1;
    if (last >= size) return false;
    indices[i] = last;
  }
  byte += bit >>> 3;
  bit &= 7;
  place.byte = byte;
  place.bit = bit;
  place.last = last;
  return byte + (bit > 0 ? 1 : 0) <= bytes.length;
}

/** At least 25 bits from a bit on; zeros behind the end. */
function bitsAt(bytes: Uint8Array, byte: number, bit: number): number {
  const low = (bytes[byte] as number) | ((bytes[byte + 1] as number) << 8);
  return (low | ((bytes[byte + 2] as number) << 16) | ((bytes[byte + 3] as number) << 24)) >>> bit;
}

function readBitmap(bitmap: Uint8Array, input: ByteReader, count: number, size: number): Uint32Array {
  const indices = new Uint32Array(input.fault === undefined ? count : 0);
  if (input.fault !== undefined) return indices;
  let at = 0;
  for (let byte = 0; byte < bitmap.length; byte++) {
    for (let bits = bitmap[byte] as number; bits !== 0; bits &= bits - 1) {
      const index = 8 * byte + 31 - Math.clz32(bits & -bits);
      if (at === count || index >= size) {
        input.fail("the bitmap holds more indices than are counted, or leaves the array");
        return indices;
      }
      indices[at++] = index;
    }
  }
  if (at < count) input.fail("the bitmap holds fewer indices than are counted");
  return indices;
}
