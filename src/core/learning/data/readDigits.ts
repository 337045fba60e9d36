import { crc32 } from "../../base/crc32";
import { failure, type Outcome, success } from "../../base/outcome";
import { inflateCapped } from "../../scenario/link/inflateCapped";
import type { Samples } from "./samples";

/** The file's first bytes; then sides (two bytes each, the lower first), classes, bits a pixel (one each), pictures and CRC-32 of what is inflated (four each). */
export const digitsMagic = "OWDIGIT1";
export const digitsHeaderBytes = digitsMagic.length + 14;

const mostPictures = 100_000;
const mostSide = 64;

/** Pictures with a class each, every pixel from 0 (paper) to 1 (ink). */
export interface DigitPictures {
  readonly samples: Samples;
  readonly picture: readonly [height: number, width: number, channels: 1];
}

/**
 * Reads the packed digits: a header, then raw deflate of one byte a label and the pixels of one picture after the other, row by row, 4 bits each with the first
 * pixel in the upper ones. A file that is damaged or something else is a problem.
 */
export function readDigits(bytes: Uint8Array): Outcome<DigitPictures> {
  const path = "digits";
  const allowed = "the file of handwritten digits that comes with this version";
  const magic = String.fromCharCode(...bytes.subarray(0, digitsMagic.length));
  if (magic !== digitsMagic || bytes.length < digitsHeaderBytes) {
    return failure([{ path, message: "not a file of digits", given: magic, allowed }]);
  }
  const header = new DataView(
    bytes.buffer,
    bytes.byteOffset + digitsMagic.length,
    digitsHeaderBytes - digitsMagic.length,
  );
  const [height, width] = [header.getUint16(0, true), header.getUint16(2, true)];
  const [classes, bits] = [header.getUint8(4), header.getUint8(5)];
  const [count, crc] = [header.getUint32(6, true), header.getUint32(10, true)];
  const fits = height > 0 && width > 0 && height <= mostSide && width <= mostSide && classes >= 2 && bits === 4;
  if (!fits || count > mostPictures) return failure([{ path, message: "a header that cannot be", allowed }]);
  const dimension = height * width;
  const length = count + Math.ceil((count * dimension) / 2);
  const inflated = inflateCapped(bytes.subarray(digitsHeaderBytes), length);
  if (!inflated.ok || inflated.value.length !== length || crc32(inflated.value) !== crc) {
    return failure([{ path, message: "a damaged file", allowed }]);
  }
  const labels = inflated.value.slice(0, count);
  if (labels.some((label) => label >= classes)) return failure([{ path, message: "a damaged file", allowed }]);
  const values = new Float32Array(count * dimension);
  for (let i = 0; i < values.length; i++) {
    const pair = inflated.value[count + (i >> 1)] as number;
    values[i] = (i % 2 === 0 ? pair >> 4 : pair & 15) / 15;
  }
  return success({ samples: { count, dimension, classes, values, labels }, picture: [height, width, 1] });
}
