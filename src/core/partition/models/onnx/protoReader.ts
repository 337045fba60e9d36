import type { ByteSource } from "../../../base/byteSource";

/** What was read breaks protobuf's rules or a limit; thrown and caught inside this folder. */
export class Malformed extends Error {}

/** One field of a message: a number, or the range of bytes of what is longer. */
export interface ProtoField {
  readonly number: number;
  /** Of a varint, as the number nearest to its 64 bits, signed; 0 for others. */
  readonly value: number;
  /** Whether it is a range that may hold a message, a text or a list. */
  readonly isRange: boolean;
  readonly start: number;
  readonly end: number;
}

/** 128 to the power of the index. */
const powers = [1, 128, 16_384, 2_097_152, 268_435_456, 34_359_738_368];

const chunkBytes = 32_768;
const mostRead = 300e6;
const longestText = 65_536;

/**
 * Walks over the fields of protobuf messages in a file, reading little more than what it is asked for: long fields are jumped over. Every length is checked against
 * what holds it. Source: the encoding guide of Protocol Buffers.
 */
export class ProtoReader {
  private chunk = new Uint8Array();
  private chunkStart = 0;
  private read = 0;

  constructor(private readonly file: ByteSource) {}

  /** The fields of the message in a range of the file. */
  async *fields(start: number, end: number): AsyncGenerator<ProtoField, void, void> {
    let at = start;
    while (at < end) {
      const tag = await this.varint(at, end);
      at = tag.next;
      const number = Math.floor(tag.value / 8);
      const wire = tag.value % 8;
      if (tag.value < 0 || number < 1 || number > 536_870_911) throw new Malformed(`a field of number ${number}`);
      if (wire === 0) {
        const { value, next } = await this.varint(at, end);
        yield { number, value, isRange: false, start: at, end: next };
        at = next;
        continue;
      }
      if (wire === 2) {
        const { value: length, next } = await this.varint(at, end);
        if (length < 0 || length > end - next) {
          // Lengths have no sign: what reads as negative is at least 2^63.
          const bytes = length < 0 ? "2^63 or more" : length;
          throw new Malformed(`a field of ${bytes} bytes where ${end - next} are left`);
        }
        yield { number, value: 0, isRange: true, start: next, end: next + length };
        at = next + length;
        continue;
      }
      const length = wire === 1 ? 8 : wire === 5 ? 4 : 0;
      if (length === 0) throw new Malformed(`a field of unknown kind ${wire}`);
      if (at + length > end) throw new Malformed("cut off within a number");
      yield { number, value: 0, isRange: false, start: at, end: at + length };
      at += length;
    }
  }

  async text({ start, end }: ProtoField): Promise<string> {
    if (end - start > longestText) throw new Malformed(`a text of ${end - start} bytes, of at most ${longestText}`);
    const bytes = await this.bytes(start, end);
    if (bytes.every((byte) => byte < 128)) return asciiOf(bytes);
    return (await this.file.readText(start, end - start)) ?? "";
  }

  /** Whole numbers of a repeated field: packed in one range, or one by itself. */
  async numbers(field: ProtoField, most: number): Promise<number[]> {
    if (!field.isRange) return [field.value];
    const values: number[] = [];
    for (let at = field.start; at < field.end; ) {
      const { value, next } = await this.varint(at, field.end);
      values.push(value);
      if (values.length > most) throw new Malformed(`a list of more than ${most} numbers`);
      at = next;
    }
    return values;
  }

  /** Bytes of a range, which is within the file and short. */
  async bytes(start: number, end: number): Promise<Uint8Array> {
    await this.reach(start, end);
    return this.chunk.subarray(start - this.chunkStart, end - this.chunkStart);
  }

  private async reach(start: number, end: number): Promise<void> {
    if (start >= this.chunkStart && end <= this.chunkStart + this.chunk.length) return;
    const length = Math.min(Math.max(end - start, chunkBytes), this.file.size - start);
    this.read += length;
    if (this.read > mostRead) throw new Malformed(`more than ${mostRead / 1e6} MB of structure`);
    this.chunk = Uint8Array.from(await this.file.read(start, length));
    this.chunkStart = start;
    if (this.chunk.length < end - start) throw new Malformed("cut off");
  }

  private async varint(start: number, end: number): Promise<{ readonly value: number; readonly next: number }> {
    let low = 0;
    let high = 0;
    for (let i = 0; i < 10; i++) {
      const at = start + i;
      if (at >= end) throw new Malformed("cut off within a number");
      await this.reach(at, at + 1);
      const byte = this.chunk[at - this.chunkStart] as number;
      // 28 bits below, 36 above: both stay exact.
      if (i < 4) low += (byte & 127) * (powers[i] as number);
      else high += (byte & (i < 9 ? 127 : 1)) * (powers[i - 4] as number);
      if (byte < 128) {
        const isNegative = high >= 34_359_738_368;
        const value = (isNegative ? high - 68_719_476_736 : high) * 268_435_456 + low;
        return { value, next: at + 1 };
      }
    }
    throw new Malformed("a number of more than ten bytes");
  }
}

function asciiOf(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}
