import { defaultSequence, type SizeOptions } from "../sizes";
import type { OnnxGraph, OnnxNode, OnnxTensor } from "./readOnnx";

/** A tensor whose size is known. */
export interface SizedTensor {
  readonly shape: readonly number[];
  readonly elementBytes: number;
  readonly values?: readonly number[];
}

/** Sides of images that a file leaves open. */
const defaultImageSide = 224;

/** Sizes of all tensors that can be known, and whether sides were open. */
export interface GraphSizes {
  readonly tensors: ReadonlyMap<string, SizedTensor>;
  readonly hadOpenSides: boolean;
}

/**
 * Sizes of the tensors of a graph: as the file says, with open sides set (the first of an input: batch; of images the last two: 224; others: tokens), and where it
 * says nothing, from the operators that are common. What neither tells is left out.
 */
export function onnxShapes(graph: OnnxGraph, { batch = 1, sequence = defaultSequence }: SizeOptions): GraphSizes {
  const tensors = new Map<string, SizedTensor>();
  const sides = new Map<string, number>();
  let hadOpenSides = false;
  for (const [name, { shape, ...rest }] of graph.weights) tensors.set(name, { ...rest, shape: shape.map(Number) });
  for (const name of graph.inputs) {
    const input = graph.known.get(name);
    if (input === undefined) continue;
    const shape = input.shape.map((side, axis) => {
      if (typeof side === "number") return axis === 0 && side === 1 ? batch : side;
      hadOpenSides = true;
      const isImage = input.shape.length === 4 && axis > 1;
      const set = axis === 0 ? batch : isImage ? defaultImageSide : sequence;
      if (side !== undefined) sides.set(side, set);
      return set;
    });
    tensors.set(name, { shape, elementBytes: input.elementBytes });
  }
  for (const node of graph.nodes) {
    const inferred = inferShapes(node, (name) => tensors.get(name));
    node.outputs.forEach((output, i) => {
      const found = inferred[i] ?? toldBy(graph.known.get(output), sides);
      if (found && output !== "") tensors.set(output, found);
    });
  }
  return { tensors, hadOpenSides };
}

function toldBy(tensor: OnnxTensor | undefined, sides: ReadonlyMap<string, number>): SizedTensor | undefined {
  const shape = tensor?.shape.map((side) => (typeof side === "string" ? sides.get(side) : side));
  if (tensor === undefined || shape === undefined || shape.some((side) => side === undefined)) return undefined;
  return { shape: shape as number[], elementBytes: tensor.elementBytes };
}

type Lookup = (name: string) => SizedTensor | undefined;

const shapeKeepers = new Set(
  (
    "Relu LeakyRelu PRelu Sigmoid Tanh Erf Gelu Elu Selu HardSwish HardSigmoid Clip Softmax LogSoftmax Dropout Identity Cast Neg Exp Log Sqrt " +
    "Abs Reciprocal Not Floor Ceil Round BatchNormalization LayerNormalization InstanceNormalization GroupNormalization LRN Softplus Mish Swish " +
    "SimplifiedLayerNormalization RMSNormalization QuickGelu FastGelu BiasGelu CumSum Trilu"
  ).split(" "),
);
const broadcasters = new Set("Add Sub Mul Div Pow Min Max Where Equal Less Greater And Or Mod".split(" "));

function inferShapes(node: OnnxNode, look: Lookup): (SizedTensor | undefined)[] {
  const [first, second] = node.inputs.map(look);
  const { type, tensor } = node;
  if (type === "Constant" && tensor) return [{ ...tensor, shape: tensor.shape.map(Number) }];
  if (first === undefined) return [];
  const of = (shape: readonly number[] | undefined, values?: readonly number[]): (SizedTensor | undefined)[] =>
    shape?.every((side) => side >= 0 && Number.isFinite(side))
      ? [{ shape, elementBytes: first.elementBytes, ...(values && { values }) }]
      : [];
  const { shape } = first;
  const int = (name: string, otherwise: number): number => node.ints.get(name)?.[0] ?? otherwise;
  const axisOf = (axis: number): number => (axis < 0 ? axis + shape.length : axis);
  if (shapeKeepers.has(type)) return of(shape, first.values);
  if (broadcasters.has(type)) {
    const all = node.inputs.map(look);
    if (all.some((input) => input === undefined)) return [];
    return of(broadcast((all as SizedTensor[]).map((input) => input.shape)), combined(type, first, second));
  }
  if (type === "Conv" || type === "ConvTranspose" || /Pool$/.test(type))
    return of(slidShape(node, shape, second?.shape));
  if (type === "MatMul") return of(second && matMulShape(shape, second.shape));
  if (type === "Gemm") {
    const rows = shape[int("transA", 0) === 1 ? 1 : 0];
    const columns = second?.shape[int("transB", 0) === 1 ? 0 : 1];
    return of(rows === undefined || columns === undefined ? undefined : [rows, columns]);
  }
  if (type === "Flatten") {
    const axis = axisOf(int("axis", 1));
    return of([product(shape.slice(0, axis)), product(shape.slice(axis))]);
  }
  if (type === "Transpose") {
    const order = node.ints.get("perm") ?? shape.map((_, i) => shape.length - 1 - i);
    return of(order.map((axis) => shape[axis] ?? Number.NaN));
  }
  if (type === "Reshape") return of(second?.values && reshaped(shape, second.values), first.values);
  if (type === "Shape") return of([shape.length], shape);
  if (type === "Gather" && second) {
    const axis = axisOf(int("axis", 0));
    const picked = axis === 0 && first.values && second.values?.map((i) => first.values?.at(i) ?? Number.NaN);
    return of([...shape.slice(0, axis), ...second.shape, ...shape.slice(axis + 1)], picked || undefined);
  }
  if (type === "Concat")
    return of(joined(node.inputs.map(look), axisOf(int("axis", 0))), valuesJoined(node.inputs.map(look)));
  if (type === "Unsqueeze" || type === "Squeeze") {
    const axes = node.ints.get("axes") ?? second?.values;
    return of(type === "Squeeze" ? squeezed(shape, axes) : axes && unsqueezed(shape, axes), first.values);
  }
  if (type === "Expand") return of(second?.values && broadcast([shape, second.values]));
  if (/^Reduce|^ArgM/.test(type)) {
    const axes = node.ints.get("axes") ?? (type.startsWith("Arg") ? [int("axis", 0)] : second?.values);
    const isCut = (axis: number): boolean => axes === undefined || axes.some((one) => axisOf(one) === axis);
    const keeps = int("keepdims", 1) === 1;
    return of(shape.flatMap((side, axis) => (isCut(axis) ? (keeps ? [1] : []) : [side])));
  }
  if (type === "Split") {
    const axis = axisOf(int("axis", 0));
    const parts =
      node.ints.get("split") ?? second?.values ?? node.outputs.map(() => (shape[axis] ?? 0) / node.outputs.length);
    return parts.flatMap((part) => of(shape.map((side, i) => (i === axis ? part : side))));
  }
  return [];
}

function product(sides: readonly number[]): number {
  return sides.reduce((all, side) => all * side, 1);
}

function broadcast(shapes: readonly (readonly number[])[]): number[] {
  const rank = Math.max(...shapes.map((shape) => shape.length));
  return Array.from({ length: rank }, (_, i) =>
    Math.max(...shapes.map((shape) => shape[i - rank + shape.length] ?? 1)),
  );
}

/** Whole numbers that shapes are computed from. */
function combined(type: string, a: SizedTensor, b: SizedTensor | undefined): number[] | undefined {
  const x = a.values;
  const y = b?.values;
  if (x === undefined || y === undefined || (x.length !== y.length && x.length !== 1 && y.length !== 1))
    return undefined;
  const length = Math.max(x.length, y.length);
  return Array.from({ length }, (_, i) => {
    const p = (x.length === 1 ? x[0] : x[i]) as number;
    const q = (y.length === 1 ? y[0] : y[i]) as number;
    if (type === "Add") return p + q;
    if (type === "Sub") return p - q;
    if (type === "Mul") return p * q;
    return type === "Div" ? Math.trunc(p / q) : Number.NaN;
  });
}

function matMulShape(a: readonly number[], b: readonly number[]): number[] {
  if (b.length === 1) return a.slice(0, -1);
  return [...broadcast([a.slice(0, -2), b.slice(0, -2)]), ...a.slice(-2, -1), ...b.slice(-1)];
}

/** Convolutions and pools: the sizes that are left of an image. */
function slidShape(
  node: OnnxNode,
  shape: readonly number[],
  kernel: readonly number[] | undefined,
): number[] | undefined {
  const [batch = 1, channels = 1, ...sides] = shape;
  if (node.type.startsWith("Global")) return [batch, channels, ...sides.map(() => 1)];
  const isConvolution = node.type.startsWith("Conv");
  const size = node.ints.get("kernel_shape") ?? (isConvolution ? kernel?.slice(2) : undefined);
  if (size === undefined || (isConvolution && kernel === undefined)) return undefined;
  const list = (name: string, otherwise: number): readonly number[] =>
    node.ints.get(name) ?? sides.map(() => otherwise);
  const strides = list("strides", 1);
  const dilations = list("dilations", 1);
  const pads = node.ints.get("pads") ?? [...sides, ...sides].map(() => 0);
  const isPadded = node.ints.has("pads") || !node.ints.has("auto_pad");
  const isUp = node.type === "ConvTranspose";
  const groups = node.ints.get("group")?.[0] ?? 1;
  const out = !isConvolution ? channels : isUp ? (kernel?.[1] ?? 1) * groups : (kernel?.[0] ?? 1);
  const left = sides.map((side, i) => {
    const stride = strides[i] ?? 1;
    const reach = (dilations[i] ?? 1) * ((size[i] ?? 1) - 1) + 1;
    const pad = (pads[i] ?? 0) + (pads[i + sides.length] ?? 0);
    if (isUp) return stride * (side - 1) + reach - pad + (node.ints.get("output_padding")?.[i] ?? 0);
    if (!isPadded) return Math.ceil(side / stride);
    const steps = (side + pad - reach) / stride;
    return (node.ints.get("ceil_mode")?.[0] === 1 ? Math.ceil(steps) : Math.floor(steps)) + 1;
  });
  return [batch, out, ...left];
}

function reshaped(shape: readonly number[], target: readonly number[]): number[] {
  const sides = target.map((side, i) => (side === 0 ? (shape[i] ?? 1) : side));
  const rest = product(shape) / product(sides.filter((side) => side !== -1));
  return sides.map((side) => (side === -1 ? rest : side));
}

function joined(inputs: readonly (SizedTensor | undefined)[], axis: number): number[] | undefined {
  const [first] = inputs;
  if (first === undefined || inputs.some((input) => input === undefined)) return undefined;
  const sum = inputs.reduce((total, input) => total + (input?.shape[axis] ?? 0), 0);
  return first.shape.map((side, i) => (i === axis ? sum : side));
}

function valuesJoined(inputs: readonly (SizedTensor | undefined)[]): number[] | undefined {
  const lists = inputs.map((input) => input?.values);
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

function squeezed(shape: readonly number[], axes: readonly number[] | undefined): number[] {
  const isCut = (axis: number): boolean =>
    axes === undefined ? shape[axis] === 1 : axes.some((one) => (one < 0 ? one + shape.length : one) === axis);
  return shape.filter((_, axis) => !isCut(axis));
}

function unsqueezed(shape: readonly number[], axes: readonly number[]): number[] {
  const rank = shape.length + axes.length;
  const places = new Set(axes.map((axis) => (axis < 0 ? axis + rank : axis)));
  const rest = [...shape];
  return Array.from({ length: rank }, (_, i) => (places.has(i) ? 1 : (rest.shift() ?? 1)));
}
