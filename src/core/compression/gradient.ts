import { kindOf } from "../base/kindOf";
import type { Problem } from "../base/outcome";

/** A tensor's values row by row; `shape` is its length in each dimension, [] for a scalar. */
export interface Tensor {
  readonly shape: readonly number[];
  readonly data: Float32Array;
}

/** One array, or tensors by name. */
export type Gradient = Float32Array | { readonly [name: string]: Tensor };

/** A gradient as a list: the one array is a vector without a name. */
export interface NamedTensor extends Tensor {
  readonly name: string;
}

export function isPlain(gradient: Gradient): gradient is Float32Array {
  return gradient instanceof Float32Array;
}

/** Why a value is no gradient at all, whatever its tensors hold; undefined where it is one. */
export function formProblem(given: unknown): Problem | undefined {
  if (given instanceof Float32Array) return undefined;
  if (!isRecord(given)) {
    const allowed = "a Float32Array, or tensors by name: { name: { shape, data: Float32Array } }";
    return { path: "", message: "not a gradient", given: String(kindOf(given)), allowed };
  }
  const wrong = Object.entries(given).find(([, tensor]) => !isRecord(tensor));
  if (wrong === undefined) return undefined;
  const [path, tensor] = wrong;
  return { path, message: "not a tensor", given: String(kindOf(tensor)), allowed: "{ shape, data: Float32Array }" };
}

function isRecord(given: unknown): given is object {
  return typeof given === "object" && given !== null && !Array.isArray(given) && !ArrayBuffer.isView(given);
}

/** The tensors in their order; one without a name for a plain array. */
export function tensorsOf(gradient: Gradient): readonly NamedTensor[] {
  if (isPlain(gradient)) return [{ name: "", shape: [gradient.length], data: gradient }];
  return Object.entries(gradient).map(([name, { shape, data }]) => ({ name, shape, data }));
}

/** The way back: a plain array where that is what was given. A record without a prototype, so that no name is special. */
export function gradientOf(tensors: readonly NamedTensor[], plain: boolean): Gradient {
  const [first] = tensors;
  if (plain && first !== undefined) return first.data;
  const named: { [name: string]: Tensor } = Object.create(null);
  for (const { name, shape, data } of tensors) named[name] = { shape, data };
  return named;
}

/** The number of values in a shape. */
export function countOf(shape: readonly number[]): number {
  return shape.reduce((product, length) => product * length, 1);
}
