import { failure, type Outcome, type Problem, success } from "../../base/outcome";
import { z } from "../../base/zod";
import { type CountedModel, defaultSequence } from "./sizes";
import { type Experts, type TransformerShape, transformerModel } from "./transformer";

const size = z.int().gte(1).lte(10_000_000);
const blockCount = size.lte(10_000);

/** The fields of a Hugging Face config.json that tell a transformer's size, under the names that families use. */
const configSchema = z.object({
  model_type: z.string().max(100).optional(),
  hidden_size: size.optional(),
  n_embd: size.optional(),
  num_hidden_layers: blockCount.optional(),
  n_layer: blockCount.optional(),
  num_attention_heads: size.optional(),
  n_head: size.optional(),
  num_key_value_heads: size.nullable().optional(),
  head_dim: size.nullable().optional(),
  intermediate_size: size.optional(),
  n_inner: size.nullable().optional(),
  vocab_size: size.optional(),
  max_position_embeddings: size.optional(),
  n_positions: size.optional(),
  type_vocab_size: z.int().gte(0).lte(10_000).optional(),
  tie_word_embeddings: z.boolean().optional(),
  // Mixtral's and Qwen's experts.
  num_local_experts: size.nullable().optional(),
  num_experts: z.int().gte(0).lte(100_000).nullable().optional(),
  num_experts_per_tok: size.nullable().optional(),
  moe_intermediate_size: size.nullable().optional(),
  shared_expert_intermediate_size: z.int().gte(0).lte(10_000_000).nullable().optional(),
  decoder_sparse_step: size.optional(),
  mlp_only_layers: z.array(z.int()).max(10_000).nullable().optional(),
});

/** DistilBERT's own names. */
const distilSchema = z.object({ dim: size, n_layers: blockCount, n_heads: size, hidden_dim: size });

type Config = z.infer<typeof configSchema>;

export interface HfModel {
  readonly model: CountedModel;
  readonly notes: readonly string[];
}

const encoders = new Set(["bert", "roberta", "distilbert", "electra"]);
const gptLike = new Set(["gpt2", "gpt_neo", "gptj", "gpt_neox", "opt"]);

/** Fields that are no size, but say that blocks are built in another way; but for the names that `configSchema` reads. */
const strangeFields = [
  [/_lora_rank$/, "multi-head latent attention is not understood"],
  [/expert|moe|^shared_/, "experts other than Mixtral's and Qwen's are not understood"],
  [/^(mamba|ssm|linear_(key|value|num|conv))/, "blocks without attention are not understood"],
  [/^is_encoder_decoder$/, "attention of a decoder to its encoder is not understood"],
] as const;

/**
 * A transformer counted from its config.json; those of other families than BERT's and GPT-2's are read as Llama's (gated, without biases), with experts as Mixtral's or Qwen's
 * where it tells of them. What says that blocks are built otherwise is refused by name.
 */
export function readHfConfig(path: string, config: unknown, sequence = defaultSequence): Outcome<HfModel> {
  const parsed = configSchema.safeParse(config);
  if (!parsed.success) return failure(problemsOf(path, parsed.error));
  const strange = strangeIn(path, config as object);
  if (strange.length > 0) return failure(strange);
  const type = parsed.data.model_type ?? "transformer";
  const distil = type === "distilbert" ? distilSchema.safeParse(config) : undefined;
  if (distil?.success === false) return failure(problemsOf(path, distil.error));
  const data = { ...parsed.data, ...(distil && commonNames(distil.data)) };
  const hidden = data.hidden_size ?? data.n_embd;
  const blocks = data.num_hidden_layers ?? data.n_layer;
  const heads = data.num_attention_heads ?? data.n_head;
  const vocabulary = data.vocab_size;
  if (hidden === undefined || blocks === undefined || heads === undefined || vocabulary === undefined) {
    return failure([
      {
        path,
        message: "tells no transformer's size",
        allowed: "hidden_size, num_hidden_layers, num_attention_heads and vocab_size (or n_embd, n_layer, n_head)",
      },
    ]);
  }
  const experts = expertsIn(path, data, blocks);
  if (!experts.ok) return experts;
  const isEncoder = encoders.has(type);
  const isGpt = gptLike.has(type);
  const positions = data.max_position_embeddings ?? data.n_positions ?? sequence;
  const hasPositions = isEncoder || isGpt;
  const inner = data.intermediate_size ?? data.n_inner ?? 4 * hidden;
  const shape: TransformerShape = {
    name: type,
    blocks,
    hidden,
    heads,
    keyHeads: data.num_key_value_heads ?? heads,
    ...(data.head_dim && { headWidth: data.head_dim }),
    inner,
    ...(experts.value && { experts: experts.value }),
    isGated: !hasPositions,
    isPlain: !hasPositions,
    lookedUp:
      (vocabulary + (hasPositions ? positions : 0) + (isEncoder ? (data.type_vocab_size ?? 2) : 0)) * hidden +
      (isEncoder ? 2 * hidden : 0),
    outputs: isEncoder ? hidden : vocabulary,
    isTied: isEncoder ? false : (data.tie_word_embeddings ?? (isGpt || type.startsWith("gemma"))),
    tail: isEncoder ? hidden : (isGpt ? 2 : 1) * hidden,
    isPooled: isEncoder,
    isCached: !isEncoder,
  };
  const model = transformerModel(shape, Math.min(sequence, positions));
  return success({ model, notes: experts.value === undefined ? [] : [expertsNote(experts.value)] });
}

function commonNames(distil: z.infer<typeof distilSchema>): Config {
  return {
    hidden_size: distil.dim,
    num_hidden_layers: distil.n_layers,
    num_attention_heads: distil.n_heads,
    intermediate_size: distil.hidden_dim,
    // It tells no sentences apart.
    type_vocab_size: 0,
  };
}

function strangeIn(path: string, config: object): Problem[] {
  return Object.entries(config).flatMap(([field, value]) => {
    if (Object.hasOwn(configSchema.shape, field) || !value) return [];
    const message = strangeFields.find(([pattern]) => pattern.test(field))?.[1];
    if (message === undefined) return [];
    const given = typeof value === "number" || typeof value === "boolean" ? { given: value } : {};
    return [{ path: `${path}: ${field}`, message, ...given, allowed: "a safetensors or GGUF file of the model" }];
  });
}

/** undefined: all blocks are dense. */
function expertsIn(path: string, data: Config, blocks: number): Outcome<Experts | undefined> {
  const count = data.num_local_experts ?? data.num_experts ?? 0;
  if (count < 2) return success(undefined);
  const chosen = data.num_experts_per_tok ?? 0;
  const inner = data.moe_intermediate_size ?? data.intermediate_size;
  if (chosen < 1 || chosen > count) {
    const allowed = `experts of a token, 1 to ${count}`;
    return failure([{ path: `${path}: num_experts_per_tok`, message: "not allowed here", given: chosen, allowed }]);
  }
  if (inner === undefined) {
    const allowed = "the width of an expert";
    return failure([{ path: `${path}: moe_intermediate_size`, message: "missing", allowed }]);
  }
  const step = data.decoder_sparse_step ?? 1;
  const denseBlocks = new Set(data.mlp_only_layers ?? []);
  const isDense = (block: number): boolean => denseBlocks.has(block) || (block + 1) % step !== 0;
  if (Array.from({ length: blocks }, (_, block) => block).every(isDense)) return success(undefined);
  return success({ count, chosen, inner, shared: data.shared_expert_intermediate_size ?? 0, isDense });
}

function expertsNote({ count, chosen, shared }: Experts): string {
  const common = shared > 0 ? " and the shared one" : "";
  return `A mixture of experts: all ${count} of a block take memory, and the operations are those of the ${chosen} that a token goes through${common}.`;
}

function problemsOf(path: string, error: z.ZodError): Problem[] {
  return error.issues
    .slice(0, 10)
    .map((issue) => ({ path: `${path}: ${issue.path.join(".")}`, message: issue.message }));
}
