import { failure, type Outcome, success } from "../../base/outcome";
import { countOf, type NamedTensor } from "../gradient";
import { readUtf8, utf8Of } from "../utf8";
import { type FileValueType, widenValues } from "./widenValues";

const longestHeader = 100_000_000;
const widths: Readonly<Record<FileValueType, number>> = { F32: 4, F16: 2, BF16: 2 };

/**
 * Reads the tensors of a .safetensors file in the order of their data. F32, and F16 and BF16, which f32 holds exactly; other types are refused.
 * Data must follow each other without gaps, as the format demands. `__metadata__` is left out.
 */
export function readSafetensors(bytes: Uint8Array): Outcome<readonly NamedTensor[]> {
  if (bytes.length < 8) return refuse("shorter than the length of its header");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const headerLength = view.getUint32(0, true) + 4294967296 * view.getUint32(4, true);
  if (headerLength > Math.min(longestHeader, bytes.length - 8)) return refuse("the header ends early");
  const text = readUtf8(bytes.subarray(8, 8 + headerLength));
  const header = text === undefined ? undefined : parseObject(text);
  if (header === undefined) return refuse("the header is no JSON object");
  const data = bytes.subarray(8 + headerLength);
  const entries: { name: string; shape: readonly number[]; type: FileValueType; start: number; end: number }[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    if (!isEntry(entry)) return refuse(`the entry of ${JSON.stringify(name)} is broken`);
    const { dtype, shape } = entry;
    const [start, end] = entry.data_offsets;
    if (dtype !== "F32" && dtype !== "F16" && dtype !== "BF16") {
      return refuse(`${JSON.stringify(name)} holds ${dtype}`, "F32, F16, BF16: tensor.to(torch.float32)");
    }
    if (countOf(shape) * widths[dtype] !== end - start)
      return refuse(`${JSON.stringify(name)} is not of its shape's size`);
    entries.push({ name, shape, type: dtype, start, end });
  }
  entries.sort((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  for (const { name, start, end } of entries) {
    if (start !== at) return refuse(`the data of ${JSON.stringify(name)} leave a gap or lie over others`);
    at = end;
  }
  if (at !== data.length) return refuse(`${data.length} bytes of data, of which ${at} belong to tensors`);
  return success(
    entries.map(({ name, shape, type, start, end }) => ({
      name,
      shape,
      data: widenValues(data.subarray(start, end), type),
    })),
  );
}

/** Writes a .safetensors file of F32 tensors in their order. */
export function writeSafetensors(tensors: readonly NamedTensor[]): Uint8Array<ArrayBuffer> {
  let at = 0;
  const entries = tensors.map(({ name, shape, data }) => {
    const start = at;
    at += data.byteLength;
    return [name, { dtype: "F32", shape, data_offsets: [start, at] }] as const;
  });
  // Written by hand: in an object the name __proto__ would be lost.
  const text = `{${entries.map(([name, entry]) => `${JSON.stringify(name)}:${JSON.stringify(entry)}`).join(",")}}`;
  // Spaces fill up the header, so that the data begin at a multiple of 8.
  const header = utf8Of(text.padEnd(text.length + ((8 - (utf8Of(text).length % 8)) % 8)));
  const bytes = new Uint8Array(8 + header.length + at);
  new DataView(bytes.buffer).setUint32(0, header.length, true);
  bytes.set(header, 8);
  let to = 8 + header.length;
  for (const { data } of tensors) {
    bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), to);
    to += data.byteLength;
  }
  return bytes;
}

interface Entry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

function isEntry(entry: unknown): entry is Entry {
  if (typeof entry !== "object" || entry === null) return false;
  const { dtype, shape, data_offsets: offsets } = entry as Partial<Record<keyof Entry, unknown>>;
  const areWhole = (numbers: unknown): numbers is number[] =>
    Array.isArray(numbers) && numbers.every((number) => Number.isSafeInteger(number) && number >= 0);
  return typeof dtype === "string" && areWhole(shape) && areWhole(offsets) && offsets.length === 2;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function refuse(message: string, allowed?: string): Outcome<never> {
  const problem = { path: "", message: `not a readable .safetensors file: ${message}` };
  return failure([{ ...problem, ...(allowed !== undefined && { allowed }) }]);
}
