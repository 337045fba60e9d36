import type { ByteSource } from "../../base/byteSource";
import { failure, type Outcome, success } from "../../base/outcome";
import { readSafetensorsHeader, safetensorsHeaderBytes, safetensorsPrefix } from "../../base/safetensorsHeader";
import type { TensorForm } from "../cutGradient";
import { longestNpyHeader, readNpyHeader } from "./npy";
import { readableTensors } from "./safetensors";
import { type FileValueType, valueBytes, widenValues } from "./widenValues";

/** A tensor in a file: its values row by row from `offset` on, in bytes of the file. */
export interface StoredTensor extends TensorForm {
  readonly type: FileValueType;
  readonly offset: number;
}

/** Where the values of a gradient lie in a file. */
export interface GradientLayout {
  /** One array without a name. */
  readonly plain: boolean;
  readonly tensors: readonly StoredTensor[];
}

const allowed = ".f32, .npy, .safetensors";

/** Reads a gradient file's header, by the end of its name, and nothing of its values; the same files as `readGradientFile`. */
export async function readGradientLayout(source: ByteSource): Promise<Outcome<GradientLayout>> {
  const { name, size } = source;
  const lower = name.toLowerCase();
  if (size === 0) return failure([{ path: name, message: "the file is empty" }]);
  if (lower.endsWith(".f32")) {
    if (size % 4 !== 0) return failure([{ path: name, message: `${size} bytes are no whole number of f32 values` }]);
    return success({ plain: true, tensors: [{ name: "", shape: [size / 4], type: "F32", offset: 0 }] });
  }
  if (lower.endsWith(".npy")) {
    const header = readNpyHeader(await source.read(0, Math.min(size, longestNpyHeader)), size);
    if (!header.ok) return named(header, name);
    const { shape, type, dataStart } = header.value;
    const plain = shape.length === 1;
    return success({ plain, tensors: [{ name: plain ? "" : "array", shape, type, offset: dataStart }] });
  }
  if (lower.endsWith(".safetensors")) {
    const length = safetensorsHeaderBytes(await source.read(0, Math.min(size, safetensorsPrefix)), size);
    if (!length.ok) return named(length, name);
    const dataStart = safetensorsPrefix + length.value;
    const text = await source.readText(safetensorsPrefix, length.value);
    const entries = readSafetensorsHeader(text, size - dataStart);
    const tensors = entries.ok ? readableTensors(entries.value) : entries;
    if (!tensors.ok) return named(tensors, name);
    return success({
      plain: false,
      tensors: tensors.value.map(({ start, ...tensor }) => ({ ...tensor, offset: dataStart + start })),
    });
  }
  return failure([{ path: name, message: "the end of the name says no known format", given: name, allowed }]);
}

/** Values of a tensor in a file, as f32. A failed read rejects. */
export async function readStoredValues(
  source: ByteSource,
  { type, offset }: StoredTensor,
  start: number,
  count: number,
): Promise<Float32Array> {
  const width = valueBytes[type];
  const bytes = await source.read(offset + start * width, count * width);
  if (bytes.length !== count * width) throw new Error("the file has become shorter");
  return widenValues(bytes, type);
}

function named(refused: Outcome<unknown> & { readonly ok: false }, path: string): Outcome<never> {
  return failure(refused.error.map((problem) => ({ ...problem, path })));
}
