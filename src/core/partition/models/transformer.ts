import type { CountedLayer, CountedModel } from "./sizes";

/** A transformer by its published numbers. */
export interface TransformerShape {
  readonly name: string;
  readonly blocks: number;
  readonly hidden: number;
  readonly heads: number;
  /** Heads of keys and values, default as many as heads. */
  readonly keyHeads?: number;
  /** Of one head's queries, keys and values, default hidden / heads. */
  readonly headWidth?: number;
  /** Width of the inner layer, default 4 hidden. */
  readonly inner?: number;
  /** Inner layers of which each token takes some; absent: one, which all take. */
  readonly experts?: Experts;
  /** Three matrices in the inner layer in place of two. */
  readonly isGated?: boolean;
  /** Norms without offsets, matrices without biases. */
  readonly isPlain?: boolean;
  /** Parameters ahead of the blocks that are looked up, and those that are multiplied (patches). */
  readonly lookedUp: number;
  readonly projected?: number;
  /** Width of the output; its matrix has parameters of its own unless it is the embedding's. */
  readonly outputs: number;
  readonly isTied?: boolean;
  /** Further parameters behind the blocks. */
  readonly tail?: number;
  /** Whether only one token goes through the head (classifiers). */
  readonly isPooled?: boolean;
  /** Whether keys and values of the tokens are kept. */
  readonly isCached?: boolean;
  /** Elements of the input of one sample; default a token each. */
  readonly inputs?: number;
}

/** A mixture of experts in place of the inner layer, with a router to choose by. */
export interface Experts {
  readonly count: number;
  /** Of them for each token. */
  readonly chosen: number;
  /** Width of each. */
  readonly inner: number;
  /** Width of one more that every token takes, with a gate of its own; 0: there is none. */
  readonly shared: number;
  /** Which blocks have the plain inner layer. */
  isDense(block: number): boolean;
}

/**
 * Layers of a transformer for so many tokens: 2 operations a multiplication, 4 s^2 for each element of attention's width. All experts' parameters count, and the operations
 * of those that a token takes.
 */
export function transformerModel(shape: TransformerShape, tokens: number): CountedModel {
  const { hidden, heads, keyHeads = heads, inner = 4 * hidden, isGated = false, isPlain = false, experts } = shape;
  const { headWidth = hidden / heads } = shape;
  const width = headWidth * heads;
  const keys = headWidth * keyHeads;
  const innerWeights = (across: number): number => (isGated ? 3 : 2) * hidden * across;
  const matrices = 2 * hidden * width + 2 * hidden * keys;
  const biases = isPlain ? 0 : width + 2 * keys + hidden + inner + hidden;
  const norms = (isPlain ? 1 : 2) * 2 * hidden;
  const outputs = tokens * hidden;
  const sharedWeights = ({ count, shared }: Experts): number =>
    hidden * count + (shared > 0 ? innerWeights(shared) + hidden : 0);
  const block = (i: number): CountedLayer => {
    const isDense = experts === undefined || experts.isDense(i);
    const common = isDense ? innerWeights(inner) : sharedWeights(experts);
    const held = isDense ? 0 : experts.count * innerWeights(experts.inner);
    const taken = isDense ? 0 : experts.chosen * innerWeights(experts.inner);
    return {
      name: `block-${i}`,
      params: matrices + common + held + biases + norms,
      flops: 2 * tokens * (matrices + common + taken) + 4 * tokens * tokens * width,
      outputs,
      ...(shape.isCached && { state: 2 * tokens * keys }),
    };
  };
  const headTokens = shape.isPooled ? 1 : tokens;
  const projected = shape.projected ?? 0;
  return {
    name: shape.name,
    inputs: shape.inputs ?? tokens,
    layers: [
      { name: "embedding", params: shape.lookedUp + projected, flops: 2 * tokens * projected, outputs },
      ...Array.from({ length: shape.blocks }, (_, i) => block(i)),
      {
        name: "head",
        params: (shape.isTied ? 0 : hidden * shape.outputs) + (shape.tail ?? 0),
        // A tied output matrix is needed where the head runs as well.
        ...(shape.isTied && { shared: hidden * shape.outputs }),
        flops: 2 * headTokens * hidden * shape.outputs,
        outputs: headTokens * shape.outputs,
      },
    ],
  };
}
