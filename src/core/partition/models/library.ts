import type { ModelProfile } from "../../scenario/schema";
import { mobileNetV2, resNet50, uNet } from "./convolutions";
import { type CountedModel, defaultSequence, type SizeOptions, sizedModel } from "./sizes";
import { type TransformerShape, transformerModel } from "./transformer";

function gpt2(name: string, blocks: number, hidden: number, heads: number): TransformerShape {
  const lookedUp = (50257 + 1024) * hidden;
  return { name, blocks, hidden, heads, lookedUp, outputs: 50257, isTied: true, tail: 2 * hidden, isCached: true };
}

const bert: TransformerShape = {
  name: "BERT-base",
  blocks: 12,
  hidden: 768,
  heads: 12,
  lookedUp: (30522 + 512 + 2) * 768 + 2 * 768,
  outputs: 768,
  tail: 768,
  isPooled: true,
};

const vit: TransformerShape = {
  name: "ViT-B/16",
  blocks: 12,
  hidden: 768,
  heads: 12,
  lookedUp: 768 + 197 * 768 + 768,
  projected: 16 * 16 * 3 * 768,
  outputs: 1000,
  tail: 1000 + 2 * 768,
  isPooled: true,
  inputs: 3 * 224 * 224,
};

const llama: TransformerShape = {
  name: "Llama-3-8B",
  blocks: 32,
  hidden: 4096,
  heads: 32,
  keyHeads: 8,
  inner: 14336,
  isGated: true,
  isPlain: true,
  lookedUp: 128256 * 4096,
  outputs: 128256,
  tail: 4096,
  isCached: true,
};

/** What a model can read in one pass, by id. */
const mostTokens: Readonly<Record<string, number>> = {
  "bert-base": 512,
  gpt2: 1024,
  "gpt2-medium": 1024,
  "gpt2-large": 1024,
  "gpt2-xl": 1024,
  "llama-3-8b": 8192,
};

const reading = (id: string, shape: TransformerShape) => (sequence: number) =>
  transformerModel(shape, Math.min(mostTokens[id] ?? sequence, sequence));

/** Models by id, counted from their published architectures for a number of tokens (which those for images do not heed). */
const countedModels: Readonly<Record<string, (sequence: number) => CountedModel>> = {
  "resnet-50": resNet50,
  "mobilenet-v2": mobileNetV2,
  "vit-b-16": () => transformerModel(vit, 197),
  "bert-base": reading("bert-base", bert),
  gpt2: reading("gpt2", gpt2("GPT-2 small", 12, 768, 12)),
  "gpt2-medium": reading("gpt2-medium", gpt2("GPT-2 medium", 24, 1024, 16)),
  "gpt2-large": reading("gpt2-large", gpt2("GPT-2 large", 36, 1280, 20)),
  "gpt2-xl": reading("gpt2-xl", gpt2("GPT-2 XL", 48, 1600, 25)),
  "llama-3-8b": reading("llama-3-8b", llama),
  "u-net": () => uNet(),
};

/** A model of the library, to choose from. */
export interface LibraryEntry {
  readonly id: string;
  readonly name: string;
  /** Parameters, in millions. */
  readonly paramsM: number;
  readonly layerCount: number;
  /** Tokens of one pass at most; absent: it reads none. */
  readonly mostTokens?: number;
}

/** All models of the library, as they are chosen from. */
export function libraryEntries(): LibraryEntry[] {
  return libraryIds.map((id) => {
    const { name, layers } = countedModels[id]?.(1) ?? { name: id, layers: [] };
    const tokens = mostTokens[id];
    return {
      id,
      name,
      paramsM: layers.reduce((sum, { params }) => sum + params, 0) / 1e6,
      layerCount: layers.length,
      ...(tokens !== undefined && { mostTokens: tokens }),
    };
  });
}

export const libraryIds: readonly string[] = Object.keys(countedModels);

/** A model of the library; undefined: there is none of that id. */
export function libraryModel(id: string, options: SizeOptions = {}): ModelProfile | undefined {
  const counted = Object.hasOwn(countedModels, id) ? countedModels[id] : undefined;
  return counted && sizedModel(counted(options.sequence ?? defaultSequence), options);
}
