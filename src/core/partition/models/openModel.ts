import type { ByteSource } from "../../base/byteSource";
import { failure, type Outcome, success } from "../../base/outcome";
import type { ModelProfile } from "../../scenario/schema";
import { modelSchema } from "../../scenario/schema/partition";
import { zodProblems } from "../../scenario/zodProblems";
import { readCsvLayers } from "./csvLayers";
import { readGguf } from "./gguf";
import { readHfConfig } from "./hfConfig";
import { readOnnxLayers } from "./onnx/onnxLayers";
import { readSafetensors } from "./safetensors";
import { type SizeOptions, sizedModel } from "./sizes";
import { tensorLayers } from "./tensorLayers";

/** JSON and CSV are read whole, up to this. */
const longestText = 20e6;
const mostShards = 1000;

export interface OpenModelOptions extends SizeOptions {
  /** Opens a file next to the one given, for shards; absent: they cannot be read. */
  readonly openSibling?: (name: string) => Promise<Outcome<ByteSource>>;
}

export interface OpenedModel {
  readonly model: ModelProfile;
  /** What was assumed or made simpler, for people. */
  readonly notes: readonly string[];
}

const formats = "safetensors, model.safetensors.index.json, gguf, onnx, a Hugging Face config.json, csv";

/**
 * The layers of a model from a file: safetensors (or the index of its shards) and GGUF by their headers, a config.json by its family's formulas, CSV line by
 * line. What comes out keeps the document's rules (names unique, numbers finite).
 */
export async function openModel(file: ByteSource, options: OpenModelOptions = {}): Promise<Outcome<OpenedModel>> {
  const read = await readModel(file, options);
  if (!read.ok) return read;
  const { model, notes } = read.value;
  const parsed = modelSchema.safeParse(model);
  if (!parsed.success) {
    return failure(
      zodProblems(parsed.error, model).map((problem) => ({ ...problem, path: `${file.name}: ${problem.path}` })),
    );
  }
  const names = new Map<string, number>();
  for (const [i, { name }] of parsed.data.layers.entries()) {
    const first = names.get(name);
    if (first !== undefined) {
      const message = `already the name of layers[${first}]`;
      return failure([{ path: `${file.name}: layers[${i}].name`, message, given: name, allowed: "each name once" }]);
    }
    names.set(name, i);
  }
  return success({ model: parsed.data, notes });
}

/** Of files that tell nothing but names and shapes of tensors. */
const tensorsNote =
  "Operations are counted from the shapes of matrices, each multiplied once a token: those of convolutions come out too few. Keys and values are not counted; put them in as state.";

async function readModel(file: ByteSource, options: OpenModelOptions): Promise<Outcome<OpenedModel>> {
  const title = file.name.replace(/^.*[\\/]/, "").slice(0, 200) || "model";
  if (/\.gguf$/i.test(title)) {
    const header = await readGguf(file);
    if (!header.ok) return header;
    const { name, tensors, hidden } = header.value;
    return opened(tensorLayers(name?.slice(0, 200) ?? title, tensors, options, hidden), tensorsNote);
  }
  if (/\.safetensors$/i.test(title)) {
    const tensors = await readSafetensors(file);
    return tensors.ok ? opened(tensorLayers(title, tensors.value, options), tensorsNote) : tensors;
  }
  if (/\.onnx$/i.test(title)) return readOnnxLayers(file, title, options);
  if (!/\.(json|csv)$/i.test(title)) {
    return failure([{ path: file.name, message: "a format that is not known", allowed: formats }]);
  }
  const text = file.size > longestText ? undefined : await file.readText(0, file.size);
  if (text === undefined) {
    return failure([
      { path: file.name, message: "is no text, or too long", allowed: `UTF-8 of at most ${longestText / 1e6} MB` },
    ]);
  }
  if (!/\.csv$/i.test(title)) return readJsonModel(file.name, title, text, options);
  const layers = readCsvLayers(file.name, text);
  return layers.ok ? opened({ name: title, ...layers.value }) : layers;
}

function opened(model: ModelProfile, ...notes: readonly string[]): Outcome<OpenedModel> {
  return success({ model, notes });
}

async function readJsonModel(
  path: string,
  title: string,
  text: string,
  options: OpenModelOptions,
): Promise<Outcome<OpenedModel>> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return failure([{ path, message: `not JSON: ${error instanceof Error ? error.message : String(error)}` }]);
  }
  const shards = shardsOf(value);
  if (shards === undefined) {
    const counted = readHfConfig(path, value, options.sequence);
    return counted.ok ? opened(sizedModel(counted.value.model, options), ...counted.value.notes) : counted;
  }
  if (shards.length > mostShards || shards.some((name) => /[\\/]|^\.\.?$/.test(name))) {
    return failure([
      { path, message: "names shards that are not beside it, or too many", allowed: `${mostShards} plain file names` },
    ]);
  }
  if (options.openSibling === undefined) {
    return failure([
      { path, message: "its shards cannot be read from here", allowed: "the shards together with the index" },
    ]);
  }
  const tensors = [];
  for (const name of shards) {
    const shard = await options.openSibling(name);
    const read = shard.ok ? await readSafetensors(shard.value) : shard;
    if (!read.ok) return read;
    tensors.push(...read.value);
  }
  return opened(tensorLayers(title, tensors, options), tensorsNote);
}

/** The files that an index of shards names, each once; undefined: it is no index. */
function shardsOf(value: unknown): string[] | undefined {
  if (typeof value !== "object" || value === null || !("weight_map" in value)) return undefined;
  const map = value.weight_map;
  if (typeof map !== "object" || map === null) return undefined;
  return [...new Set(Object.values(map).filter((name) => typeof name === "string"))].sort();
}
