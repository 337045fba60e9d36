import type { ModelProfile } from "../../scenario/schema";

export const precisions = ["fp32", "fp16", "int8", "int4"] as const;
export type Precision = (typeof precisions)[number];

/** What scales the sizes of a model. */
export interface SizeOptions {
  /** Of parameters, default fp16; activations and state are kept at fp32 for fp32 and at fp16 otherwise. */
  readonly precision?: Precision;
  /** Samples of one pass, default 1: multiplies operations, activations and state. */
  readonly batch?: number;
  /** Tokens of one pass, for models that read tokens; default 512, at most what the model takes. */
  readonly sequence?: number;
}

const bitsOf: Readonly<Record<Precision, number>> = { fp32: 32, fp16: 16, int8: 8, int4: 4 };

export const defaultSequence = 512;

/** A layer in numbers of elements, for one sample. */
export interface CountedLayer {
  readonly name: string;
  readonly params: number;
  readonly flops: number;
  /** Of what is sent on, connections that skip layers included. */
  readonly outputs: number;
  /** Keys and values kept for each pass. */
  readonly state?: number;
  /** Parameters that another layer tells of and this one needs as well. */
  readonly shared?: number;
}

export interface CountedModel {
  readonly name: string;
  readonly inputs: number;
  readonly layers: readonly CountedLayer[];
}

/** A model's layers in MB, as the scenario holds them. */
export function sizedModel({ name, inputs, layers }: CountedModel, options: SizeOptions = {}): ModelProfile {
  const { precision = "fp16", batch = 1 } = options;
  // Divided last: one rounding, and the digits that one expects.
  const paramsMB = (params: number) => (params * bitsOf[precision]) / 8e6;
  const valuesMB = (values: number) => (values * batch * (precision === "fp32" ? 4 : 2)) / 1e6;
  return {
    name,
    inputMB: valuesMB(inputs),
    layers: layers.map((layer) => ({
      name: layer.name,
      paramsMB: paramsMB(layer.params),
      flops: layer.flops * batch,
      activationMB: valuesMB(layer.outputs),
      ...((layer.state ?? layer.shared) !== undefined && {
        stateMB: valuesMB(layer.state ?? 0) + paramsMB(layer.shared ?? 0),
      }),
    })),
  };
}
