import type { ByteSource } from "../../base/byteSource";
import { failure, type Outcome, success } from "../../base/outcome";
import { readSafetensorsHeader, safetensorsHeaderBytes, safetensorsPrefix } from "../../base/safetensorsHeader";
import type { TensorEntry } from "./tensorLayers";

/** The tensors of a safetensors file, from its header alone. */
export async function readSafetensors(file: ByteSource): Promise<Outcome<TensorEntry[]>> {
  const first = await file.read(0, Math.min(safetensorsPrefix, file.size));
  const length = safetensorsHeaderBytes(first, file.size);
  if (!length.ok) return named(file, length);
  const text = await file.readText(safetensorsPrefix, length.value);
  const header = readSafetensorsHeader(text, file.size - safetensorsPrefix - length.value);
  if (!header.ok) return named(file, header);
  return success(header.value.map(({ name, shape, start, end }) => ({ name, shape, bytes: end - start })));
}

function named({ name }: ByteSource, { error }: Outcome<never> & { readonly ok: false }): Outcome<never> {
  return failure(error.map((problem) => ({ ...problem, path: name })));
}
