import type { Problem } from "../core/base/outcome";
import type { UpdateVector } from "../core/learning/strategies/updates";
import { OrbitweaveError } from "./orbitweaveError";

/** A tensor's values row by row. */
export interface TensorValues {
  readonly shape: readonly number[];
  readonly data: Float32Array | Float64Array;
}

/** A vector, or tensors by name. Plain lists of numbers count as double precision. */
export type VectorLike = Float32Array | Float64Array | readonly number[] | { readonly [name: string]: TensorValues };

/** The same kind of thing as the inputs were: single precision stays single, all else is double. */
export type VectorResult<V extends VectorLike> = V extends Float32Array
  ? Float32Array
  : V extends Float64Array | readonly number[]
    ? Float64Array
    : V;

/** The names, shapes and precision that vectors of one aggregation share. */
export interface VectorLayout {
  readonly tensors: readonly { readonly name: string; readonly shape: readonly number[]; readonly isSingle: boolean }[];
  readonly isPlain: boolean;
}

/** @throws OrbitweaveError where a tensor's shape and data do not fit */
export function layoutOf(vector: VectorLike, path: string): VectorLayout {
  if (isPlain(vector)) {
    return {
      tensors: [{ name: "", shape: [vector.length], isSingle: vector instanceof Float32Array }],
      isPlain: true,
    };
  }
  const tensors = Object.entries(vector).map(([name, { shape, data }]) => {
    const allowed = shape.reduce((product, length) => product * length, 1);
    if (allowed !== data.length) {
      const problem = { path: `${path}.${name}`, message: "data do not fill the shape", given: data.length };
      throw new OrbitweaveError([{ ...problem, allowed: `${allowed} values` }]);
    }
    return { name, shape: [...shape], isSingle: data instanceof Float32Array };
  });
  return { tensors, isPlain: false };
}

/**
 * All values in the layout's order.
 * @throws OrbitweaveError where names or shapes differ from the layout
 */
export function flatten(vector: VectorLike, layout: VectorLayout, path: string): UpdateVector {
  if (isPlain(vector)) {
    if (!layout.isPlain) throw new OrbitweaveError([mismatch(path)]);
    return vector instanceof Float32Array || vector instanceof Float64Array ? vector : Float64Array.from(vector);
  }
  const own = layoutOf(vector, path);
  if (layout.isPlain || own.tensors.length !== layout.tensors.length) throw new OrbitweaveError([mismatch(path)]);
  const parts = layout.tensors.map(({ name, shape }) => {
    const tensor = Object.hasOwn(vector, name) ? vector[name] : undefined;
    if (tensor === undefined || tensor.shape.join() !== shape.join()) {
      throw new OrbitweaveError([mismatch(`${path}.${name}`)]);
    }
    return tensor.data;
  });
  const flat = new Float64Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    flat.set(part, at);
    at += part.length;
  }
  return flat;
}

/** The way back from a flat vector. */
export function unflatten<V extends VectorLike>(
  flat: Float64Array,
  { tensors, isPlain }: VectorLayout,
): VectorResult<V> {
  const [first] = tensors;
  if (isPlain) return (first?.isSingle === true ? Float32Array.from(flat) : flat) as VectorResult<V>;
  let at = 0;
  const named: { [name: string]: TensorValues } = {};
  for (const { name, shape, isSingle } of tensors) {
    const length = shape.reduce((product, side) => product * side, 1);
    const values = flat.subarray(at, at + length);
    named[name] = { shape, data: isSingle ? Float32Array.from(values) : values.slice() };
    at += length;
  }
  return named as VectorResult<V>;
}

function isPlain(vector: VectorLike): vector is Float32Array | Float64Array | readonly number[] {
  return Array.isArray(vector) || vector instanceof Float32Array || vector instanceof Float64Array;
}

function mismatch(path: string): Problem {
  return { path, message: "differs from the first", allowed: "the same kind, names and shapes in all of them" };
}
