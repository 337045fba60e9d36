/**
 * Reads what `ByteWriter` wrote. The first thing wrong stays as `fault`; from then on numbers read are 0 and pieces empty, so a decoder checks
 * once before it trusts what it has read, and before each allocation.
 */
export class ByteReader {
  fault: string | undefined;
  position = 0;

  constructor(readonly bytes: Uint8Array) {}

  get left(): number {
    return this.bytes.length - this.position;
  }

  fail(message: string): void {
    this.fault ??= message;
    this.position = this.bytes.length;
  }

  /** Steps over `count` bytes and returns where they begin; -1 where there are not as many. */
  skip(count: number): number {
    if (count > this.left) {
      this.fail(`${count} more bytes are wanted, ${this.left} are left`);
      return -1;
    }
    const at = this.position;
    this.position += count;
    return at;
  }

  uint8(): number {
    const at = this.skip(1);
    return at < 0 ? 0 : (this.bytes[at] as number);
  }

  uint32(): number {
    const at = this.skip(4);
    if (at < 0) return 0;
    const { bytes } = this;
    const high = ((bytes[at + 3] as number) << 24) | ((bytes[at + 2] as number) << 16);
    return (high | ((bytes[at + 1] as number) << 8) | (bytes[at] as number)) >>> 0;
  }

  /** A whole number of at most `most`. */
  varint(most: number): number {
    let value = 0;
    // Eight bytes hold 2^53 - 1.
    for (let unit = 1; unit <= 562949953421312; unit *= 128) {
      const byte = this.uint8();
      value += (byte % 128) * unit;
      if (byte < 128) {
        if (value <= most) return value;
        break;
      }
    }
    this.fail(`a number above ${most}`);
    return 0;
  }

  /** A whole number 1..`most`. */
  positive(most: number): number {
    const value = this.varint(most);
    if (value === 0) this.fail("a 0 where a positive number is wanted");
    return value;
  }

  /** Fills `values`, as they stand in the bytes. */
  float32s(values: Float32Array): void {
    const at = this.skip(values.byteLength);
    if (at < 0) return;
    new Uint8Array(values.buffer, values.byteOffset, values.byteLength).set(
      this.bytes.subarray(at, at + values.byteLength),
    );
  }

  piece(count: number): Uint8Array {
    const at = this.skip(count);
    return at < 0 ? new Uint8Array(0) : this.bytes.subarray(at, at + count);
  }
}
