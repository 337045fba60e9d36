import { expect, it } from "vitest";
import { readHfConfig } from "./hfConfig";

const tokens = 64;

function counted(config: object) {
  const read = readHfConfig("config.json", config, tokens);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

const refusedFields = (config: object): string[] => {
  const read = readHfConfig("config.json", config, tokens);
  return read.ok ? [] : read.error.map(({ path }) => path);
};

const mixtral = {
  model_type: "mixtral",
  head_dim: null,
  hidden_size: 4096,
  intermediate_size: 14336,
  num_attention_heads: 32,
  num_experts_per_tok: 2,
  num_hidden_layers: 32,
  num_key_value_heads: 8,
  num_local_experts: 8,
  vocab_size: 32000,
};

const qwen15 = {
  model_type: "qwen2_moe",
  decoder_sparse_step: 1,
  hidden_size: 2048,
  intermediate_size: 5632,
  moe_intermediate_size: 1408,
  num_attention_heads: 16,
  num_experts: 60,
  num_experts_per_tok: 4,
  num_hidden_layers: 24,
  num_key_value_heads: 16,
  shared_expert_intermediate_size: 5632,
  vocab_size: 151936,
};

const qwen3 = {
  model_type: "qwen3_moe",
  decoder_sparse_step: 1,
  head_dim: 128,
  hidden_size: 2048,
  intermediate_size: 6144,
  mlp_only_layers: [],
  moe_intermediate_size: 768,
  num_attention_heads: 32,
  num_experts: 128,
  num_experts_per_tok: 8,
  num_hidden_layers: 48,
  num_key_value_heads: 4,
  tie_word_embeddings: false,
  vocab_size: 151936,
};

const gemma = {
  model_type: "gemma",
  head_dim: 256,
  hidden_size: 3072,
  intermediate_size: 24576,
  num_attention_heads: 16,
  num_hidden_layers: 28,
  num_key_value_heads: 16,
  vocab_size: 256000,
};

const distilbert = {
  model_type: "distilbert",
  dim: 768,
  hidden_dim: 3072,
  max_position_embeddings: 512,
  n_heads: 12,
  n_layers: 6,
  vocab_size: 30522,
};

/** Published parameters in 1e9, and those active for a token where they are told; of DistilBERT with the layer ahead of its classifier. */
it.each([
  ["Mixtral-8x7B", mixtral, 46.7, 12.9],
  ["Qwen1.5-MoE-A2.7B", qwen15, 14.3, 2.7],
  ["Qwen3-30B-A3B", qwen3, 30.5, 3.3],
  ["Gemma-7B", gemma, 8.54, undefined],
  ["DistilBERT", distilbert, 0.067, undefined],
])("%s has the published parameters, in all and for a token", (_, config, all, active) => {
  const { model } = counted(config);
  const params = model.layers.reduce((sum, layer) => sum + layer.params, 0);
  expect(Math.abs(params / 1e9 / all - 1)).toBeLessThan(3e-3);
  if (active === undefined) return;
  const { num_attention_heads: heads, hidden_size: hidden, vocab_size: vocabulary } = config as typeof qwen3;
  const width = heads * ((config as { head_dim?: number | null }).head_dim ?? hidden / heads);
  const attention = 4 * tokens * tokens * width * (config as typeof qwen3).num_hidden_layers;
  const flops = model.layers.reduce((sum, layer) => sum + layer.flops, 0);
  const multiplied = (flops - attention) / (2 * tokens);
  expect(Math.abs((multiplied + vocabulary * hidden) / 1e9 / active - 1)).toBeLessThan(0.02);
});

it("a mixture of experts says so, and blocks told to be dense are", () => {
  expect(counted(mixtral).notes.join()).toMatch(/all 8 of a block take memory.* 2 that a token goes through\./);
  expect(counted(qwen15).notes.join()).toMatch(/ 4 that a token goes through and the shared one/);
  expect(counted(gemma).notes).toEqual([]);
  const dense = counted({ ...qwen3, num_experts: 0 }).model.layers[1];
  const mixed = counted({ ...qwen3, mlp_only_layers: [0], decoder_sparse_step: 2 }).model.layers;
  const sparse = counted(qwen3).model.layers[2];
  expect(mixed.slice(1, 5).map(({ params }) => params)).toEqual(
    [dense, sparse, dense, sparse].map((one) => one?.params),
  );
});

it("what is not understood is refused, by the field's name", () => {
  const deepseek = { ...qwen3, num_experts: undefined, kv_lora_rank: 512, q_lora_rank: null, n_routed_experts: 256 };
  expect(refusedFields(deepseek)).toEqual(["config.json: kv_lora_rank", "config.json: n_routed_experts"]);
  expect(refusedFields({ ...mixtral, n_shared_experts: 1 })).toEqual(["config.json: n_shared_experts"]);
  expect(refusedFields({ ...mixtral, interleave_moe_layer_step: 2 })).toEqual([
    "config.json: interleave_moe_layer_step",
  ]);
  expect(refusedFields({ ...gemma, mamba_d_state: 16 })).toEqual(["config.json: mamba_d_state"]);
  expect(refusedFields({ ...gemma, is_encoder_decoder: true })).toEqual(["config.json: is_encoder_decoder"]);
  expect(refusedFields({ ...gemma, is_encoder_decoder: false, n_shared_experts: null })).toEqual([]);
  expect(refusedFields({ ...mixtral, num_experts_per_tok: undefined })).toEqual(["config.json: num_experts_per_tok"]);
  expect(refusedFields({ ...mixtral, num_experts_per_tok: 9 })).toEqual(["config.json: num_experts_per_tok"]);
  expect(refusedFields({ ...mixtral, intermediate_size: undefined })).toEqual(["config.json: moe_intermediate_size"]);
  expect(refusedFields({ ...distilbert, n_layers: undefined })).toEqual(["config.json: n_layers"]);
});
