import { failure, type Outcome, success } from "../../base/outcome";
import {
  readSafetensorsHeader,
  type SafetensorsEntry,
  safetensorsHeaderBytes,
  safetensorsPrefix,
} from "../../base/safetensorsHeader";
import { countOf, type NamedTensor } from "../gradient";
import { readUtf8, utf8Of } from "../utf8";
import { type FileValueType, valueBytes, widenValues } from "./widenValues";

/** A tensor in a .safetensors file whose values f32 holds; `start` counts from the end of the header, in bytes. */
export interface FileTensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly type: FileValueType;
  readonly start: number;
}

/** Those of a header's tensors that can be read: all, or the first that cannot is refused. F16 and BF16 are held exactly by f32. */
export function readableTensors(entries: readonly SafetensorsEntry[]): Outcome<readonly FileTensor[]> {
  const tensors: FileTensor[] = [];
  for (const { name, dtype, shape, start } of entries) {
    if (!Object.hasOwn(valueBytes, dtype)) {
      return refuse(`${JSON.stringify(name)} holds ${dtype}`, "F32, F16, BF16: tensor.to(torch.float32)");
    }
    tensors.push({ name, shape, type: dtype as FileValueType, start });
  }
  return success(tensors);
}

/** Reads the tensors of a .safetensors file in the order of their data. */
export function readSafetensors(bytes: Uint8Array): Outcome<readonly NamedTensor[]> {
  const length = safetensorsHeaderBytes(bytes.subarray(0, safetensorsPrefix), bytes.length);
  if (!length.ok) return length;
  const dataStart = safetensorsPrefix + length.value;
  const text = readUtf8(bytes.subarray(safetensorsPrefix, dataStart));
  const entries = readSafetensorsHeader(text, bytes.length - dataStart);
  if (!entries.ok) return entries;
  const tensors = readableTensors(entries.value);
  if (!tensors.ok) return tensors;
  return success(
    tensors.value.map(({ name, shape, type, start }) => {
      const from = dataStart + start;
      const data = widenValues(bytes.subarray(from, from + countOf(shape) * valueBytes[type]), type);
      return { name, shape, data };
    }),
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

function refuse(message: string, allowed?: string): Outcome<never> {
  const problem = { path: "", message: `not a readable .safetensors file: ${message}` };
  return failure([{ ...problem, ...(allowed !== undefined && { allowed }) }]);
}
