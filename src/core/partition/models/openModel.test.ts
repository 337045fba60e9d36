import { describe, expect, it } from "vitest";
import type { ByteSource } from "../../base/byteSource";
import { failure, success } from "../../base/outcome";
import { Random } from "../../base/random";
import { libraryModel } from "./library";
import { openModel } from "./openModel";

/** A file in memory that seems `size` bytes long and counts what is read of it. */
function fileOf(name: string, bytes: Uint8Array, size = bytes.length) {
  const read = { bytes: 0 };
  const source: ByteSource = {
    name,
    size,
    read: async (offset, length) => {
      read.bytes += length;
      return bytes.slice(offset, offset + length);
    },
    readText: async (offset, length) => {
      read.bytes += length;
      try {
        return new TextDecoder("utf-8", { fatal: true }).decode(bytes.subarray(offset, offset + length));
      } catch {
        return undefined;
      }
    },
  };
  return { source, read };
}

const textFile = (name: string, text: string) => fileOf(name, new TextEncoder().encode(text)).source;

function safetensors(header: unknown, length?: bigint): Uint8Array {
  const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
  const bytes = new Uint8Array(8 + text.length);
  new DataView(bytes.buffer).setBigUint64(0, length ?? BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

/** A safetensors file with one tensor of 64 bytes. */
function ofSize(entry: unknown): Uint8Array {
  const header = safetensors({ a: entry });
  const bytes = new Uint8Array(header.length + 64);
  bytes.set(header);
  return bytes;
}

const hidden = 64;
const f16Bytes = (shape: readonly number[]) => 2 * shape.reduce((a, b) => a * b, 1);
const tensor = (shape: number[], from: number) => ({
  dtype: "F16",
  shape,
  data_offsets: [from, from + f16Bytes(shape)],
});
const shapes = {
  "lm_head.weight": [1000, hidden],
  // Ten gigabytes, which nobody reads.
  "model.layers.10.mlp.weight": [5_000_000, 1000],
  "model.layers.2.mlp.weight": [256, hidden],
  "model.layers.2.norm.weight": [hidden],
  "model.embed_tokens.weight": [1000, hidden],
  "model.norm.weight": [hidden],
};
const header = { __metadata__: { format: "pt" }, ...laidOut(shapes) };
const dataBytes = Object.values(shapes).reduce((sum, shape) => sum + f16Bytes(shape), 0);

/** Tensors one behind the other. */
function laidOut(shapesByName: Readonly<Record<string, number[]>>) {
  let at = 0;
  const entries = Object.entries(shapesByName).map(([name, shape]) => {
    const entry = tensor(shape, at);
    at += f16Bytes(shape);
    return [name, entry];
  });
  return Object.fromEntries(entries);
}

/** A GGUF file with two keys and one matrix a block. */
function gguf(tensorCount = 2): Uint8Array {
  const bytes: number[] = [];
  const number = (value: number, width: number) => {
    for (let i = 0; i < width; i++) bytes.push(Math.floor(value / 256 ** i) % 256);
  };
  const text = (value: string) => {
    number(value.length, 8);
    bytes.push(...new TextEncoder().encode(value));
  };
  bytes.push(...new TextEncoder().encode("GGUF"));
  number(3, 4);
  number(tensorCount, 8);
  number(3, 8);
  text("general.architecture");
  number(8, 4);
  text("llama");
  text("llama.embedding_length");
  number(4, 4);
  number(hidden, 4);
  text("tokens");
  number(9, 4);
  number(8, 4);
  number(2, 8);
  text("a");
  text("b");
  for (let i = 0; i < Math.min(tensorCount, 2); i++) {
    text(`blk.${i}.ffn_up.weight`);
    number(2, 4);
    number(hidden, 8);
    number(256, 8);
    number(2, 4);
    number(0, 8);
  }
  return Uint8Array.from(bytes);
}

describe("layers from files", () => {
  it("a safetensors file of 10 GB is known from its header: embedding, blocks in order of number, head", async () => {
    const bytes = safetensors(header);
    const { source, read } = fileOf("m.safetensors", bytes, bytes.length + dataBytes);
    const model = await openModel(source, { sequence: 100 });
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    expect(model.value.model.layers.map(({ name }) => name)).toEqual([
      "embedding",
      "model.layers.2",
      "model.layers.10",
      "head",
    ]);
    const [embedding, block, , head] = model.value.model.layers;
    expect(embedding).toMatchObject({ flops: 0, paramsMB: 0.128, activationMB: (2 * 100 * hidden) / 1e6 });
    expect(block?.flops).toBe(2 * 100 * 256 * hidden + 4 * 100 * 100 * hidden);
    expect(block?.paramsMB).toBeCloseTo((2 * (256 * hidden + hidden)) / 1e6, 12);
    expect(head?.flops).toBe(2 * 100 * 1000 * hidden);
    expect(read.bytes).toBeLessThan(2000);
  });

  it("shards are put together through their index, which names nothing outside its folder", async () => {
    const index = textFile(
      "model.safetensors.index.json",
      JSON.stringify({ weight_map: { a: "1.safetensors", b: "2.safetensors" } }),
    );
    const shardOf = (tensorName: string, name: string) => {
      const bytes = safetensors(laidOut({ [tensorName]: [8, 8] }));
      return fileOf(name, bytes, bytes.length + f16Bytes([8, 8])).source;
    };
    const openSibling = async (name: string) => success(shardOf(`blocks.${name[0]}.w`, name));
    const model = await openModel(index, { openSibling });
    expect(model.ok && model.value.model.layers.map(({ name }) => name)).toEqual(["blocks.1", "blocks.2"]);
    const outside = textFile("i.json", JSON.stringify({ weight_map: { a: "../../etc/passwd" } }));
    const refused = await openModel(outside, { openSibling: async () => failure([{ path: "", message: "opened" }]) });
    expect(refused.ok ? "" : refused.error[0]?.message).toMatch(/not beside it/);
  });

  it.each([
    [
      "ResNet of torchvision",
      [
        "bn1.weight",
        "conv1.weight",
        "fc.weight",
        "layer1.0.bn1.weight",
        "layer1.0.conv1.weight",
        "layer1.1.conv1.weight",
      ],
      ["layer2.0.downsample.0.weight"],
      ["embedding", "layer1.0", "layer1.1", "layer2.0", "head"],
    ],
    [
      "MobileNet of torchvision",
      ["classifier.1.weight", "features.0.0.weight", "features.10.conv.0.0.weight"],
      ["features.2.conv.0.0.weight"],
      ["features.0", "features.2", "features.10", "head"],
    ],
    [
      "ViT of torchvision",
      ["class_token", "conv_proj.weight", "encoder.layers.encoder_layer_0.mlp.0.weight", "heads.head.weight"],
      ["encoder.layers.encoder_layer_11.mlp.0.weight", "encoder.ln.weight"],
      ["embedding", "encoder.layers.encoder_layer_0", "encoder.layers.encoder_layer_11", "head"],
    ],
    [
      "DenseNet of torchvision",
      ["classifier.weight", "features.conv0.weight", "features.denseblock1.denselayer2.conv1.weight"],
      ["features.norm0.weight", "features.denseblock2.denselayer1.conv1.weight"],
      ["embedding", "features.denseblock1.denselayer2", "features.denseblock2.denselayer1", "head"],
    ],
    [
      "stages and T5",
      ["encoder.stages.0.layers.1.conv.weight", "stages.3.conv.weight"],
      ["decoder.block.0.layer.1.w", "encoder.block.0.layer.0.w", "encoder.block.0.layer.1.w"],
      ["encoder.block.0", "encoder.stages.0.layers.1", "stages.3", "decoder.block.0"],
    ],
  ])("blocks by their names: %s", async (_, some, more, layers) => {
    const named = Object.fromEntries([...some, ...more].map((name) => [name, [8, 8]]));
    const bytes = safetensors(laidOut(named));
    const file = fileOf("m.safetensors", bytes, bytes.length + (some.length + more.length) * f16Bytes([8, 8])).source;
    const model = await openModel(file);
    expect(model.ok && model.value.model.layers.map(({ name }) => name)).toEqual(layers);
  });

  it("all of a file is kept, or it is refused: more layers than a document may hold", async () => {
    const many = Object.fromEntries(Array.from({ length: 10_001 }, (_, i) => [`layers.${i}.w`, [1]]));
    const bytes = safetensors(laidOut(many));
    const model = await openModel(fileOf("m.safetensors", bytes, bytes.length + 2 * 10_001).source);
    expect(model.ok ? [] : model.error).toEqual([
      {
        path: "m.safetensors: layers",
        message: "too long",
        given: "a list of 10001",
        allowed: "a list of 1 to 10,000 layers",
      },
    ]);
  });

  it("GGUF: bytes by the type of each tensor, width from the metadata", async () => {
    const model = await openModel(fileOf("m.gguf", gguf()).source, { sequence: 10 });
    if (!model.ok) throw new Error(JSON.stringify(model.error));
    expect(model.value.model.layers).toHaveLength(2);
    expect(model.value.model.layers[0]?.paramsMB).toBeCloseTo((hidden * 256 * 18) / 32 / 1e6, 12);
    expect(model.value.model.layers[0]?.activationMB).toBe((2 * 10 * hidden) / 1e6);
  });

  it("a config.json of GPT-2's and of Llama's family gives what the library has", async () => {
    const configs = {
      gpt2: { model_type: "gpt2", n_embd: 768, n_layer: 12, n_head: 12, n_positions: 1024, vocab_size: 50257 },
      "llama-3-8b": {
        model_type: "llama",
        hidden_size: 4096,
        num_hidden_layers: 32,
        num_attention_heads: 32,
        num_key_value_heads: 8,
        intermediate_size: 14336,
        vocab_size: 128256,
        max_position_embeddings: 8192,
        tie_word_embeddings: false,
      },
    };
    for (const [id, config] of Object.entries(configs)) {
      const model = await openModel(textFile("config.json", JSON.stringify(config)), { precision: "int8" });
      expect(model.ok && model.value.model.layers).toEqual(libraryModel(id, { precision: "int8" })?.layers);
    }
  });

  it("CSV: a layer a line, wrong cells named by line and column", async () => {
    const model = await openModel(textFile("m.csv", "name,flops,paramsMB,activationMB\nconv,1e9,10,2.5\nfc,2e9,20,\n"));
    expect(model.ok && model.value.model.layers).toEqual([
      { name: "conv", paramsMB: 10, flops: 1e9, activationMB: 2.5 },
      { name: "fc", paramsMB: 20, flops: 2e9 },
    ]);
    const wrong = await openModel(textFile("m.csv", "name,flops,paramsMB\nconv,-1,x\nfc,0x10,1\n"));
    expect(wrong.ok ? [] : wrong.error.map(({ path }) => path)).toEqual([
      "m.csv: line 2, paramsMB",
      "m.csv: line 2, flops",
      "m.csv: line 3, flops",
    ]);
    const spaced = 'name,flops,paramsMB\n\na,1,1\n"b\r\nc",1,1\n , ,\nd,1,x\n';
    const below = await openModel(textFile("m.csv", spaced));
    expect(below.ok ? [] : below.error.map(({ path }) => path)).toEqual(["m.csv: line 7, paramsMB"]);
  });
});

describe("hostile files are refused in words", () => {
  it.each([
    ["header of 2^60 bytes", "m.safetensors", safetensors("{}", 2n ** 60n), /too long/],
    ["truncated header", "m.safetensors", safetensors("{}", 5000n), /ends early/],
    ["no header", "m.safetensors", new Uint8Array(3), /shorter than/],
    ["header that is no JSON", "m.safetensors", safetensors("{{"), /no JSON/],
    ["tensor beyond the end", "m.safetensors", safetensors({ a: tensor([9e9], 0) }), /beyond the end/],
    [
      "shape beyond its bytes",
      "m.safetensors",
      ofSize({ ...tensor([32], 0), shape: [2 ** 40, 2 ** 40] }),
      /shape's size/,
    ],
    ["shape short of its bytes", "m.safetensors", ofSize({ ...tensor([32], 0), shape: [4, 7] }), /shape's size/],
    ["unknown type of values", "m.safetensors", ofSize({ ...tensor([32], 0), dtype: "Q99" }), /unknown type/],
    ["negative shape", "m.safetensors", safetensors({ a: { shape: [-1], data_offsets: [0, 0] } }), /no dtype, shape/],
    ["no tensors", "m.safetensors", safetensors({}), /layers/],
    ["other bytes", "m.gguf", new Uint8Array(100), /no GGUF/],
    ["truncated metadata", "m.gguf", gguf().slice(0, 60), /cut off/],
    ["countless tensors", "m.gguf", gguf(2 ** 40), /tensors, of at most/],
    ["unknown ending", "m.exe", new Uint8Array(9), /not known/],
    ["config without sizes", "config.json", new TextEncoder().encode("{}"), /tells no transformer/],
    ["names twice", "m.csv", new TextEncoder().encode("name,flops,paramsMB\na,1,1\na,1,1\n"), /already the name/],
  ])("%s", async (_, name, bytes, message) => {
    const model = await openModel(fileOf(name, bytes).source);
    expect(model.ok ? "" : model.error.map((problem) => `${problem.path} ${problem.message}`).join()).toMatch(message);
  });

  it("files with bytes changed or cut at random give layers or problems, never an exception", async () => {
    const random = new Random(7);
    for (let i = 0; i < 400; i++) {
      const [name, whole] = i % 2 === 0 ? ["m.gguf", gguf()] : ["m.safetensors", safetensors(header)];
      const bytes = (whole as Uint8Array).slice(
        0,
        random.below(3) === 0 ? random.below((whole as Uint8Array).length) : undefined,
      );
      for (let j = 0; j < 3 && bytes.length > 0; j++) bytes[random.below(bytes.length)] = random.below(256);
      const model = await openModel(fileOf(name as string, bytes, i % 4 < 2 ? bytes.length : 1e7).source);
      expect(typeof model.ok).toBe("boolean");
    }
  });
});
