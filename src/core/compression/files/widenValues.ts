import { ByteReader } from "../byteReader";
import { fp16 } from "../codecs/halfFloats";
import { wordsOf } from "../finiteValues";

/** Value types of files that f32 holds exactly. */
export type FileValueType = "F32" | "F16" | "BF16";

/** Bytes that a value takes in a file. */
export const valueBytes: Readonly<Record<FileValueType, number>> = { F32: 4, F16: 2, BF16: 2 };

/** The values of little-endian bytes as f32, none of them changed; the bytes are whole values. */
export function widenValues(bytes: Uint8Array, type: FileValueType): Float32Array {
  const values = new Float32Array(bytes.length / valueBytes[type]);
  if (type === "F16") fp16.decode(new ByteReader(bytes), values);
  else if (type === "F32") new Uint8Array(values.buffer).set(bytes);
  else {
    const words = wordsOf(values);
    for (let i = 0; i < words.length; i++)
      words[i] = ((bytes[2 * i] as number) | ((bytes[2 * i + 1] as number) << 8)) << 16;
  }
  return values;
}
