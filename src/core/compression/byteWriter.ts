/** Bytes that grow at their end; numbers are little-endian. */
export class ByteWriter {
  bytes: Uint8Array<ArrayBuffer>;
  length = 0;

  constructor(capacity = 64) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes room for `count` bytes, which the caller fills in `bytes`, and returns where they begin. */
  take(count: number): number {
    const at = this.length;
    this.length += count;
    if (this.length > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.length, 2 * this.bytes.length));
      grown.set(this.bytes.subarray(0, at));
      this.bytes = grown;
    }
    return at;
  }

  uint8(value: number): void {
    this.bytes[this.take(1)] = value;
  }

  uint32(value: number): void {
    const at = this.take(4);
    this.bytes[at] = value;
    this.bytes[at + 1] = value >>> 8;
    this.bytes[at + 2] = value >>> 16;
    this.bytes[at + 3] = value >>> 24;
  }

  /** A whole number 0..2^53 - 1, seven bits a byte, low ones first, the top bit set on all but the last (LEB128). */
  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.uint8((rest % 128) + 128);
      rest = Math.floor(rest / 128);
    }
    this.uint8(rest);
  }

  float32s(values: Float32Array): void {
    const at = this.take(4 * values.length);
    this.bytes.set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), at);
  }

  append(bytes: Uint8Array): void {
    const at = this.take(bytes.length);
    this.bytes.set(bytes, at);
  }

  /** What was written, in memory of its own size; the writer is done then. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.length === this.bytes.length ? this.bytes : this.bytes.slice(0, this.length);
  }
}

/** Bytes of `ByteWriter.varint(value)`. */
export function varintBytes(value: number): number {
  let bytes = 1;
  for (let rest = value; rest >= 128; rest = Math.floor(rest / 128)) bytes++;
  return bytes;
}
