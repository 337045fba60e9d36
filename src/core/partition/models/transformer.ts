import type { CountedLayer, CountedModel } from "./sizes";

/** A transformer by its published numbers. */
export interface TransformerShape {
  readonly name: string;
  readonly blocks: number;
  readonly hidden: number;
  readonly heads: number;
  /** Heads of keys and values, default as many as heads. */
  readonly keyHeads?: number;
  /** Width of the inner layer, default 4 hidden. */
  readonly inner?: number;
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

/** Layers of a transformer for so many tokens: 2 operations a multiplication, 4 s^2 h for attention. */
export function transformerModel(shape: TransformerShape, tokens: number): CountedModel {
  const { hidden, heads, keyHeads = heads, inner = 4 * hidden, isGated = false, isPlain = false } = shape;
  const keys = (hidden / heads) * keyHeads;
  const innerMatrices = (isGated ? 3 : 2) * hidden * inner;
  const matrices = 2 * hidden * hidden + 2 * hidden * keys + innerMatrices;
  const biases = isPlain ? 0 : 2 * hidden + 2 * keys + inner + hidden;
  const norms = (isPlain ? 1 : 2) * 2 * hidden;
  const outputs = tokens * hidden;
  const block = (i: number): CountedLayer => ({
    name: `block-${i}`,
    params: matrices + biases + norms,
    flops: 2 * tokens * matrices + 4 * tokens * tokens * hidden,
    outputs,
    ...(shape.isCached && { state: 2 * tokens * keys }),
  });
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
