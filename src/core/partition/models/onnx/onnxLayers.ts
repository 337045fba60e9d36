import type { ByteSource } from "../../../base/byteSource";
import { failure, type Outcome, success } from "../../../base/outcome";
import type { ModelProfile } from "../../../scenario/schema";
import type { SizeOptions } from "../sizes";
import { type GraphSizes, onnxShapes } from "./onnxShapes";
import { Malformed } from "./protoReader";
import { type OnnxGraph, type OnnxNode, readOnnx } from "./readOnnx";

/** A model as layers, and what was made simpler. */
interface Linearised {
  readonly model: ModelProfile;
  readonly notes: readonly string[];
}

/**
 * The layers of an ONNX file. Its graph is cut where everything that goes on comes from one node (what comes from the inputs untouched by weights, such as a mask, may go along):
 * a branching graph becomes the chain of what lies between its cut points. Parameters as stored; operations of convolutions and matrix products, 2 a multiply-add.
 */
export async function readOnnxLayers(
  file: ByteSource,
  title: string,
  options: SizeOptions,
): Promise<Outcome<Linearised>> {
  try {
    const graph = await readOnnx(file);
    if (graph.nodes.length === 0) throw new Malformed("a graph without nodes");
    return success(linearise(graph, title, options));
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
    const message = `not a readable .onnx file: ${error.message}`;
    return failure([{ path: file.name, message, allowed: "an ONNX model, as onnx.save writes it" }]);
  }
}

interface Segment {
  readonly nodes: OnnxNode[];
  sentBytes: number;
}

function linearise(graph: OnnxGraph, title: string, options: SizeOptions): Linearised {
  const sizes = onnxShapes(graph, options);
  const segments = segmentsOf(graph, sizes);
  const names = new Map<string, number>();
  const owned = new Set<string>();
  const layers = segments.map(({ nodes, sentBytes }) => {
    let paramBytes = 0;
    let sharedBytes = 0;
    for (const weight of new Set(nodes.flatMap(({ inputs }) => inputs))) {
      const bytes = graph.weights.has(weight) ? bytesOf(weight, sizes) : 0;
      if (owned.has(weight)) sharedBytes += bytes;
      else paramBytes += bytes;
      owned.add(weight);
    }
    for (const { tensor } of nodes) {
      if (tensor) paramBytes += tensor.shape.reduce<number>((all, side) => all * Number(side), tensor.elementBytes);
    }
    return {
      name: uniqueName(nameOf(nodes), names),
      paramsMB: paramBytes / 1e6,
      flops: nodes.reduce((sum, node) => sum + flopsOf(node, graph, sizes), 0),
      activationMB: sentBytes / 1e6,
      ...(sharedBytes > 0 && { stateMB: sharedBytes / 1e6 }),
    };
  });
  const inputBytes = graph.inputs.reduce((sum, input) => sum + bytesOf(input, sizes), 0);
  const name = (graph.name || title).slice(0, 200);
  return { model: { name, inputMB: inputBytes / 1e6, layers }, notes: notesOf(graph, sizes, segments) };
}

function bytesOf(name: string, { tensors }: GraphSizes): number {
  const tensor = tensors.get(name);
  return tensor ? tensor.shape.reduce((all, side) => all * side, tensor.elementBytes) : 0;
}

function flopsOf({ type, inputs, outputs, ints }: OnnxNode, { weights }: OnnxGraph, { tensors }: GraphSizes): number {
  const size = (name: string | undefined): readonly number[] | undefined => tensors.get(name ?? "")?.shape;
  const count = (shape: readonly number[]): number => shape.reduce((all, side) => all * side, 1);
  const [a, b] = [size(inputs[0]), size(inputs[1])];
  const out = size(outputs[0]);
  if (out === undefined) return 0;
  if (type === "MatMul" || type === "Gemm")
    return 2 * count(out) * (a?.[type === "Gemm" && ints.get("transA")?.[0] === 1 ? 0 : a.length - 1] ?? 0);
  if (type === "Conv" && b) return 2 * count(out) * count(b.slice(1));
  if (type === "ConvTranspose" && a && b) return 2 * count(a) * count(b.slice(1));
  // Quantized and fused forms: each weight of a matrix once for each row of what goes in.
  if (/^(QLinear|DynamicQuantize)?(MatMul|Gemm|Attention)|^QLinearConv|^ConvInteger|^MatMulNBits/.test(type)) {
    const matrix = inputs.filter((name) => weights.has(name)).map((name) => size(name) ?? []);
    const elements = Math.max(0, ...matrix.filter((shape) => shape.length > 1).map(count));
    return 2 * elements * (out.length > 2 ? count(out.slice(1, -1)) : 1);
  }
  return 0;
}

/** Stretches of nodes between cut points; those that neither compute nor hold anything join the one before. */
function segmentsOf(graph: OnnxGraph, sizes: GraphSizes): Segment[] {
  const { nodes } = graph;
  const maker = new Map<string, number>();
  nodes.forEach(({ outputs }, i) => {
    for (const output of outputs) if (output !== "") maker.set(output, i);
  });
  const lastUse = new Map<string, number>();
  nodes.forEach(({ inputs }, i) => {
    for (const input of inputs) lastUse.set(input, i);
  });
  for (const output of graph.outputs) lastUse.set(output, nodes.length);
  const isWeighted = weighted(graph, maker);
  const fixed = constants(graph, maker);
  const segments: Segment[] = [];
  const live = new Set<string>(graph.inputs.filter((input) => lastUse.has(input)));
  let open: OnnxNode[] = [];
  nodes.forEach((node, i) => {
    open.push(node);
    for (const output of node.outputs) if ((lastUse.get(output) ?? -1) > i && !fixed.has(output)) live.add(output);
    for (const input of node.inputs) if ((lastUse.get(input) ?? 0) <= i) live.delete(input);
    const isLast = i === nodes.length - 1;
    const makers = new Set(
      Array.from(live)
        .filter(isWeighted)
        .map((name) => maker.get(name)),
    );
    if (makers.size !== 1 && !isLast) return;
    const sentBytes = Array.from(live).reduce((sum, name) => sum + bytesOf(name, sizes), 0);
    const before = segments.at(-1);
    if (before !== undefined && !isOfWeight(open, graph, sizes)) {
      before.nodes.push(...open);
      before.sentBytes = sentBytes;
    } else segments.push({ nodes: open, sentBytes });
    open = [];
  });
  // What stands ahead of the first weights belongs to the first layer that has some.
  const [first, second] = segments;
  if (first && second && !isOfWeight(first.nodes, graph, sizes)) {
    second.nodes.unshift(...first.nodes);
    segments.shift();
  }
  return segments;
}

function isOfWeight(nodes: readonly OnnxNode[], graph: OnnxGraph, sizes: GraphSizes): boolean {
  return nodes.some(
    (node) =>
      flopsOf(node, graph, sizes) > 0 || node.inputs.some((name) => (graph.weights.get(name)?.shape.length ?? 0) > 1),
  );
}

/** Says of a tensor whether weights had a part in it. */
function weighted({ nodes, weights }: OnnxGraph, maker: ReadonlyMap<string, number>): (name: string) => boolean {
  const touched = new Uint8Array(nodes.length);
  const isTouched = (name: string): boolean => touched[maker.get(name) ?? -1] === 1;
  nodes.forEach(({ inputs }, i) => {
    if (inputs.some((name) => isTouched(name) || (weights.get(name)?.shape.length ?? 0) > 1)) touched[i] = 1;
  });
  return isTouched;
}

/** Outputs that depend on no input of the model but by its shape. */
function constants({ inputs, nodes }: OnnxGraph, maker: ReadonlyMap<string, number>): ReadonlySet<string> {
  const given = new Set(inputs);
  const fixed = new Set<string>();
  for (const { type, inputs: taken, outputs, isNested } of nodes) {
    const depends = taken.some((name) => given.has(name) || (maker.has(name) && !fixed.has(name)));
    if (type === "Shape" || (!depends && !isNested)) for (const output of outputs) fixed.add(output);
  }
  return fixed;
}

/** What the names of the nodes begin with alike, up to a slash or dot; else the first with weights or of a matrix. */
function nameOf(nodes: readonly OnnxNode[]): string {
  const named = nodes.filter(({ name, type }) => name !== "" && type !== "Constant");
  const [first = nodes[0]] = named;
  let common = first?.name ?? "";
  for (const { name } of named) {
    let end = 0;
    while (end < common.length && common[end] === name[end]) end++;
    common = common.slice(0, end);
  }
  if (named.length > 1) common = common.slice(0, Math.max(common.lastIndexOf("/"), common.lastIndexOf("."), 0));
  const heavy = named.find(({ type }) => /Conv|MatMul|Gemm|Attention|Gather/.test(type)) ?? first;
  return (common || heavy?.name || heavy?.type || "layer").replace(/^\/+/, "").slice(0, 180) || "layer";
}

function uniqueName(name: string, taken: Map<string, number>): string {
  const count = (taken.get(name) ?? 0) + 1;
  taken.set(name, count);
  if (count === 1) return name;
  return uniqueName(`${name} (${count})`, taken);
}

function notesOf(graph: OnnxGraph, sizes: GraphSizes, segments: readonly Segment[]): string[] {
  const notes: string[] = [];
  const uses = new Map<string, number>();
  for (const { inputs } of graph.nodes) for (const name of new Set(inputs)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const branches = graph.nodes.some(({ outputs }) => outputs.some((name) => (uses.get(name) ?? 0) > 1));
  if (branches) {
    notes.push(
      `The graph branches: its ${graph.nodes.length} nodes became ${segments.length} layers, cut where everything that goes on comes from one node.`,
    );
  }
  const unknown = graph.nodes.filter(
    ({ type, outputs }) => type !== "Constant" && !sizes.tensors.has(outputs[0] ?? ""),
  ).length;
  if (unknown > 0) {
    notes.push(
      `Of ${unknown} nodes the size of what they send is not known: it counts as 0. onnx.shape_inference writes sizes into the file.`,
    );
  }
  if (sizes.hadOpenSides)
    notes.push("Open sizes were set: the first to the batch, those of images to 224, others to the tokens.");
  if (graph.nodes.some(({ isNested }) => isNested))
    notes.push("Graphs inside of If, Loop and Scan were not looked into.");
  return notes;
}
