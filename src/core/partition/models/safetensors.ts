import type { ByteSource } from "../../base/byteSource";
import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { z } from "../../base/zod";
import type { TensorEntry } from "./tensorLayers";

/** The reference implementation's limit. */
const longestHeader = 100e6;

const entrySchema = z.object({
  shape: z.array(z.int().gte(0)).max(32),
  data_offsets: z.tuple([z.int().gte(0), z.int().gte(0)]),
});

/** The tensors of a safetensors file, from its header alone. */
export async function readSafetensors(file: ByteSource): Promise<Outcome<TensorEntry[]>> {
  const broken = (message: string, given?: unknown, allowed?: string): Outcome<never> =>
    failure([{ path: file.name, message, ...(given !== undefined && { given }), ...(allowed && { allowed }) }]);
  if (file.size < 8) return broken("too short for a safetensors header", `${file.size} bytes`, "at least 8 bytes");
  const start = await file.read(0, 8);
  if (start.length < 8) return broken("cut off in its first 8 bytes");
  const view = new DataView(start.buffer, start.byteOffset, start.byteLength);
  const length = view.getUint32(4, true) * 4294967296 + view.getUint32(0, true);
  if (length > longestHeader) return broken("its header is too long", length, `at most ${longestHeader} bytes`);
  if (8 + length > file.size) {
    return broken("its header is cut off", `${length} bytes`, `at most the ${file.size - 8} bytes that follow`);
  }
  const text = await file.readText(8, length);
  const header = text === undefined ? undefined : parse(text);
  if (typeof header !== "object" || header === null || Array.isArray(header)) {
    return broken("its header is no JSON object");
  }
  const tensors: TensorEntry[] = [];
  const problems: Problem[] = [];
  for (const [name, value] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    const entry = entrySchema.safeParse(value);
    const [from, to] = entry.success ? entry.data.data_offsets : [1, 0];
    if (!entry.success || to < from) {
      problems.push({ path: `${file.name}: ${name}`, message: "no shape and data_offsets of a tensor" });
    } else if (8 + length + to > file.size) {
      problems.push({ path: `${file.name}: ${name}`, message: "its data lie beyond the end of the file", given: to });
    } else tensors.push({ name, shape: entry.data.shape, bytes: to - from });
    if (problems.length >= 20) break;
  }
  return problems.length > 0 ? failure(problems) : success(tensors);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
