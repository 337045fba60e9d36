import type { ByteSource } from "../../base/byteSource";
import { failure, type Outcome, success } from "../../base/outcome";
import type { TensorEntry } from "./tensorLayers";

export interface GgufHeader {
  readonly name?: string;
  /** Width between the blocks, where it is told. */
  readonly hidden?: number;
  readonly tensors: readonly TensorEntry[];
}

const mostHeaderBytes = 200e6;
const mostCount = 1e6;
const longestText = 10e6;
const chunkBytes = 4e6;

/** Bytes of scalar metadata by type number; strings and arrays are read by themselves. */
const scalarBytes: Readonly<Record<number, number>> = {
  0: 1,
  1: 1,
  2: 2,
  3: 2,
  4: 4,
  5: 4,
  6: 4,
  7: 1,
  10: 8,
  11: 8,
  12: 8,
};

/** Elements and bytes of a block by tensor type (ggml). */
const blockOf: Readonly<Record<number, readonly [number, number]>> = {
  0: [1, 4],
  1: [1, 2],
  2: [32, 18],
  3: [32, 20],
  6: [32, 22],
  7: [32, 24],
  8: [32, 34],
  9: [32, 36],
  10: [256, 84],
  11: [256, 110],
  12: [256, 144],
  13: [256, 176],
  14: [256, 210],
  15: [256, 292],
  24: [1, 1],
  25: [1, 2],
  26: [1, 4],
  27: [1, 8],
  28: [1, 8],
  30: [1, 2],
};

/** Metadata and tensors of a GGUF file (versions 2 and 3, little-endian), from its header alone. */
export async function readGguf(file: ByteSource): Promise<Outcome<GgufHeader>> {
  const reader = new HeaderReader(file);
  try {
    await reader.need(24);
    if (reader.uint32() !== 0x46554747) throw new Malformed("no GGUF file");
    const version = reader.uint32();
    if (version !== 2 && version !== 3) throw new Malformed(`GGUF version ${version}, not 2 or 3`);
    const tensorCount = reader.count(mostCount, "tensors");
    const keyCount = reader.count(mostCount, "keys");
    const told = new Map<string, string | number>();
    for (let i = 0; i < keyCount; i++) {
      const key = await reader.text();
      await reader.need(4);
      const value = await reader.value(reader.uint32());
      if (value !== undefined) told.set(key, value);
    }
    const tensors: TensorEntry[] = [];
    for (let i = 0; i < tensorCount; i++) tensors.push(await readTensor(reader));
    const name = told.get("general.name");
    const hidden = told.get(`${told.get("general.architecture")}.embedding_length`);
    return success({
      ...(typeof name === "string" && name !== "" && { name }),
      ...(typeof hidden === "number" && hidden > 0 && { hidden }),
      tensors,
    });
  } catch (error) {
    if (error instanceof Malformed) return failure([{ path: file.name, message: error.message }]);
    throw error;
  }
}

async function readTensor(reader: HeaderReader): Promise<TensorEntry> {
  const name = await reader.text();
  await reader.need(4);
  const dimensions = reader.uint32();
  if (dimensions > 8) throw new Malformed(`tensor ${name.slice(0, 60)} has ${dimensions} dimensions`);
  await reader.need(8 * dimensions + 12);
  const shape = Array.from({ length: dimensions }, () => reader.count(1e12, "elements of a side"));
  const type = reader.uint32();
  reader.skip(8);
  const [elements, bytes] = blockOf[type] ?? [];
  if (elements === undefined || bytes === undefined)
    throw new Malformed(`tensor ${name.slice(0, 60)} is of unknown type ${type}`);
  const count = shape.reduce((product, side) => product * side, 1);
  return { name, shape, bytes: Math.ceil(count / elements) * bytes };
}

/** Thrown and caught in this file: what is read is no header. */
class Malformed extends Error {}

/** Reads forward through a file in chunks. */
class HeaderReader {
  private bytes = new Uint8Array();
  private view = new DataView(new ArrayBuffer(0));
  /** Of the chunk in the file, and within the chunk. */
  private start = 0;
  private at = 0;

  constructor(private readonly file: ByteSource) {}

  /** Makes sure that the next bytes are there to be read. */
  async need(length: number): Promise<void> {
    if (this.at + length <= this.bytes.length) return;
    const from = this.start + this.at;
    if (from + length > this.file.size) throw new Malformed("cut off in the header");
    if (from + length > mostHeaderBytes) throw new Malformed(`a header of more than ${mostHeaderBytes / 1e6} MB`);
    const chunk = await this.file.read(from, Math.min(Math.max(length, chunkBytes), this.file.size - from));
    if (chunk.length < length) throw new Malformed("cut off in the header");
    this.bytes = Uint8Array.from(chunk);
    this.view = new DataView(this.bytes.buffer);
    this.start = from;
    this.at = 0;
  }

  uint32(): number {
    this.at += 4;
    return this.view.getUint32(this.at - 4, true);
  }

  /** A 64-bit count of at most `most`. */
  count(most: number, things: string): number {
    const low = this.uint32();
    const value = this.uint32() * 4294967296 + low;
    if (value > most) throw new Malformed(`${value} ${things}, of at most ${most}`);
    return value;
  }

  skip(length: number): void {
    this.at += length;
  }

  async text(): Promise<string> {
    await this.need(8);
    const length = this.count(longestText, "characters of a text");
    await this.need(length);
    const from = this.start + this.at;
    this.at += length;
    return (await this.file.readText(from, length)) ?? "";
  }

  /** A value of metadata where it is a number or text; undefined for others, which are passed over. */
  async value(type: number): Promise<string | number | undefined> {
    if (type === 8) return this.text();
    if (type === 9) {
      await this.need(12);
      const inner = this.uint32();
      const count = this.count(1e8, "entries of a list");
      await this.passOver(inner, count);
      return undefined;
    }
    const size = scalarBytes[type];
    if (size === undefined) throw new Malformed(`metadata of unknown type ${type}`);
    await this.need(size);
    const value = type === 4 ? this.view.getUint32(this.at, true) : undefined;
    this.at += size;
    return value;
  }

  private async passOver(type: number, count: number): Promise<void> {
    if (type === 9) throw new Malformed("lists of lists in the metadata");
    const size = scalarBytes[type];
    if (type !== 8 && size === undefined) throw new Malformed(`metadata of unknown type ${type}`);
    for (let i = 0; i < count; i++) {
      await this.need(size ?? 8);
      if (size !== undefined) this.at += size;
      else {
        const length = this.count(longestText, "characters of a text");
        await this.need(length);
        this.at += length;
      }
    }
  }
}
