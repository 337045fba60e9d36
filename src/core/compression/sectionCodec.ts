import type { Problem } from "../base/outcome";
import type { ByteReader } from "./byteReader";
import type { ByteWriter } from "./byteWriter";
import type { CodecSettings } from "./codecSettings";
import type { DrawStream } from "./drawStream";

/** What one section, the values of one tensor, is encoded with. */
export interface SectionRun {
  readonly settings: CodecSettings;
  readonly draws: DrawStream;
  /** Rows of the matrix that the values are; 0 where they are a vector, to which low rank does not apply. */
  readonly rows: number;
  /** What the codec starts from and leaves for its next call: the right factor of `power-sgd`. */
  warm?: Float64Array | undefined;
}

/** Bytes of a section: `expected` on values with uniformly spread indices, `atMost` on any; equal where the values do not matter. */
export interface SectionSize {
  readonly expected: number;
  readonly atMost: number;
}

/** Encodes the values of one tensor; a section says itself how it is to be read, but not how many values it holds. */
export interface SectionCodec {
  /** Whether `encode` refuses NaN and infinities itself, at next to no cost; else the values were looked through before. */
  readonly checksFinite?: boolean;
  /** Appends the section of the values. A problem's path is `[i]` or empty. */
  encode(values: Float32Array, out: ByteWriter, run: SectionRun): Problem | undefined;
  /** Fills `values`, all 0 before; what is wrong becomes the reader's fault. */
  decode(input: ByteReader, values: Float32Array): void;
  /** Bytes for so many values, before anything is encoded. */
  size(count: number, settings: CodecSettings, rows: number): SectionSize;
}

/** The size of a section that depends on nothing but its settings. */
export function exactly(bytes: number): SectionSize {
  return { expected: bytes, atMost: bytes };
}
