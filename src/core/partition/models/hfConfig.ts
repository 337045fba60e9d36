import { failure, type Outcome, success } from "../../base/outcome";
import { z } from "../../base/zod";
import { type CountedModel, defaultSequence } from "./sizes";
import { transformerModel } from "./transformer";

const size = z.int().gte(1).lte(10_000_000);

/** The fields of a Hugging Face config.json that tell a transformer's size, under the names that families use. */
const configSchema = z.object({
  model_type: z.string().max(100).optional(),
  hidden_size: size.optional(),
  n_embd: size.optional(),
  num_hidden_layers: size.lte(10_000).optional(),
  n_layer: size.lte(10_000).optional(),
  num_attention_heads: size.optional(),
  n_head: size.optional(),
  num_key_value_heads: size.optional(),
  intermediate_size: size.optional(),
  n_inner: size.nullable().optional(),
  vocab_size: size.optional(),
  max_position_embeddings: size.optional(),
  n_positions: size.optional(),
  type_vocab_size: z.int().gte(0).lte(10_000).optional(),
  tie_word_embeddings: z.boolean().optional(),
});

const encoders = new Set(["bert", "roberta", "distilbert", "electra"]);
const gptLike = new Set(["gpt2", "gpt_neo", "gptj", "gpt_neox", "opt"]);

/** A transformer counted from its config.json; those of other families than BERT's and GPT-2's are read as Llama's (gated, without biases). */
export function readHfConfig(path: string, config: unknown, sequence = defaultSequence): Outcome<CountedModel> {
  const parsed = configSchema.safeParse(config);
  if (!parsed.success) {
    return failure(
      parsed.error.issues
        .slice(0, 10)
        .map((issue) => ({ path: `${path}: ${issue.path.join(".")}`, message: issue.message })),
    );
  }
  const { data } = parsed;
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
  const type = data.model_type ?? "transformer";
  const isEncoder = encoders.has(type);
  const isGpt = gptLike.has(type);
  const positions = data.max_position_embeddings ?? data.n_positions ?? sequence;
  const hasPositions = isEncoder || isGpt;
  const inner = data.intermediate_size ?? data.n_inner ?? 4 * hidden;
  const shape = {
    name: type,
    blocks,
    hidden,
    heads,
    keyHeads: data.num_key_value_heads ?? heads,
    inner,
    isGated: !hasPositions,
    isPlain: !hasPositions,
    lookedUp:
      (vocabulary + (hasPositions ? positions : 0) + (isEncoder ? (data.type_vocab_size ?? 2) : 0)) * hidden +
      (isEncoder ? 2 * hidden : 0),
    outputs: isEncoder ? hidden : vocabulary,
    isTied: isEncoder ? false : (data.tie_word_embeddings ?? isGpt),
    tail: isEncoder ? hidden : (isGpt ? 2 : 1) * hidden,
    isPooled: isEncoder,
    isCached: !isEncoder,
  };
  return success(transformerModel(shape, Math.min(sequence, positions)));
}
