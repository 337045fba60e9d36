import type { ByteSource } from "../../../base/byteSource";
import { Malformed, type ProtoField, ProtoReader } from "./protoReader";

/** A tensor of a graph: its shape, with names or undefined for sides that are open, and bytes of an element. */
export interface OnnxTensor {
  readonly shape: readonly (number | string | undefined)[];
  readonly elementBytes: number;
  /** Values of short lists of whole numbers, which shapes depend on. */
  readonly values?: readonly number[];
}

export interface OnnxNode {
  readonly name: string;
  readonly type: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly ints: ReadonlyMap<string, readonly number[]>;
  /** Of a constant. */
  readonly tensor?: OnnxTensor;
  /** Holds graphs of its own (If, Loop, Scan), which are not looked into. */
  readonly isNested: boolean;
}

export interface OnnxGraph {
  readonly name: string;
  readonly nodes: readonly OnnxNode[];
  readonly weights: ReadonlyMap<string, OnnxTensor>;
  /** What is known of the tensors between nodes. */
  readonly known: ReadonlyMap<string, OnnxTensor>;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

const mostNodes = 200_000;
const mostDimensions = 16;
/** Numbers of a list that a shape may depend on. */
const mostValues = 64;

/** Bytes of an element by TensorProto.DataType; packed halves for 4-bit types. */
const elementBytes: Readonly<Record<number, number>> = {
  1: 4,
  2: 1,
  3: 1,
  4: 2,
  5: 2,
  6: 4,
  7: 8,
  9: 1,
  10: 2,
  11: 8,
  12: 4,
  13: 8,
  14: 8,
  15: 16,
  16: 2,
  17: 1,
  18: 1,
  19: 1,
  20: 1,
  21: 0.5,
  22: 0.5,
  23: 0.5,
};
const int64 = 7;
const int32 = 6;

/**
 * The graph of an ONNX file: nodes, shapes and sizes; values of weights are jumped over, be they in the file or beside it. Throws `Malformed`. Field numbers are those of
 * onnx.proto.
 */
export async function readOnnx(file: ByteSource): Promise<OnnxGraph> {
  const reader = new ProtoReader(file);
  let graph: OnnxGraph | undefined;
  for await (const field of reader.fields(0, file.size)) {
    if (field.number !== 7) continue;
    if (graph !== undefined) throw new Malformed("two graphs");
    graph = await readGraph(reader, field);
  }
  if (graph === undefined) throw new Malformed("no graph");
  return graph;
}

async function readGraph(reader: ProtoReader, { start, end }: ProtoField): Promise<OnnxGraph> {
  const nodes: OnnxNode[] = [];
  const weights = new Map<string, OnnxTensor>();
  const known = new Map<string, OnnxTensor>();
  const inputs: string[] = [];
  const outputs: string[] = [];
  let name = "";
  let count = 0;
  for await (const field of reader.fields(start, end)) {
    if (++count > 3 * mostNodes) throw new Malformed(`more than ${3 * mostNodes} parts`);
    if (field.number === 1) nodes.push(await readNode(reader, field));
    else if (field.number === 2) name = await reader.text(field);
    else if (field.number === 5) {
      const tensor = await readTensor(reader, field);
      weights.set(tensor.name, tensor);
    } else if (field.number >= 11 && field.number <= 13) {
      const value = await readValue(reader, field);
      if (value.tensor) known.set(value.name, value.tensor);
      if (field.number === 11) inputs.push(value.name);
      if (field.number === 12) outputs.push(value.name);
    }
    if (nodes.length > mostNodes) throw new Malformed(`more than ${mostNodes} nodes`);
  }
  // Before version 4 of the format, weights were inputs as well.
  return { name, nodes, weights, known, inputs: inputs.filter((input) => !weights.has(input)), outputs };
}

async function readNode(reader: ProtoReader, { start, end }: ProtoField): Promise<OnnxNode> {
  const inputs: string[] = [];
  const outputs: string[] = [];
  const ints = new Map<string, readonly number[]>();
  let name = "";
  let type = "";
  let tensor: OnnxTensor | undefined;
  let isNested = false;
  for await (const field of reader.fields(start, end)) {
    if (field.number === 1) inputs.push(await reader.text(field));
    else if (field.number === 2) outputs.push(await reader.text(field));
    else if (field.number === 3) name = await reader.text(field);
    else if (field.number === 4) type = await reader.text(field);
    else if (field.number === 5) {
      const attribute = await readAttribute(reader, field);
      if (attribute.values) ints.set(attribute.name, attribute.values);
      if (attribute.tensor && type !== "ConstantOfShape") tensor = attribute.tensor;
      isNested ||= attribute.isNested;
    }
    if (inputs.length + outputs.length > 10_000) throw new Malformed("a node of more than 10000 tensors");
  }
  return { name, type, inputs, outputs, ints, ...(tensor && { tensor }), isNested };
}

async function readAttribute(reader: ProtoReader, { start, end }: ProtoField) {
  let name = "";
  let values: number[] | undefined;
  let tensor: OnnxTensor | undefined;
  let isNested = false;
  for await (const field of reader.fields(start, end)) {
    if (field.number === 1) name = await reader.text(field);
    else if (field.number === 3) values = [field.value];
    else if (field.number === 5) tensor = await readTensor(reader, field);
    else if (field.number === 6 || field.number === 11) isNested = true;
    else if (field.number === 8) {
      values = [...(values ?? []), ...(await reader.numbers(field, mostValues))];
      if (values.length > mostValues) throw new Malformed(`an attribute of more than ${mostValues} numbers`);
    }
  }
  return { name, ...(values && { values }), ...(tensor && { tensor }), isNested };
}

async function readTensor(reader: ProtoReader, { start, end }: ProtoField) {
  const shape: number[] = [];
  const listed: number[] = [];
  let type = 0;
  let name = "";
  let raw: ProtoField | undefined;
  for await (const field of reader.fields(start, end)) {
    if (field.number === 1) shape.push(...(await reader.numbers(field, mostDimensions)));
    else if (field.number === 2) type = field.value;
    else if (field.number === 8) name = await reader.text(field);
    else if (field.number === 9) raw = field;
    else if ((field.number === 5 || field.number === 7) && listed.length < mostValues) {
      if (field.end - field.start <= 10 * mostValues) listed.push(...(await reader.numbers(field, 10 * mostValues)));
    }
    if (shape.length > mostDimensions) throw new Malformed(`a tensor of more than ${mostDimensions} sides`);
  }
  if (shape.some((side) => !(side >= 0 && side <= Number.MAX_SAFE_INTEGER))) {
    throw new Malformed(`tensor ${name.slice(0, 60)} has a side of ${shape.find((side) => !(side >= 0))}`);
  }
  const count = shape.reduce((product, side) => product * side, 1);
  const isList = (type === int64 || type === int32) && count <= mostValues;
  const values = !isList ? undefined : raw === undefined ? listed : await readRaw(reader, raw, type === int64 ? 8 : 4);
  return {
    name,
    shape,
    elementBytes: elementBytes[type] ?? 4,
    ...(values?.length === count && { values }),
  };
}

async function readRaw(reader: ProtoReader, { start, end }: ProtoField, width: 4 | 8): Promise<number[]> {
  if (end - start > 8 * mostValues) return [];
  const bytes = await reader.bytes(start, end);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: Math.floor(bytes.length / width) }, (_, i) =>
    width === 8 ? Number(view.getBigInt64(8 * i, true)) : view.getInt32(4 * i, true),
  );
}

async function readValue(reader: ProtoReader, { start, end }: ProtoField) {
  let name = "";
  let tensor: OnnxTensor | undefined;
  for await (const field of reader.fields(start, end)) {
    if (field.number === 1) name = await reader.text(field);
    if (field.number !== 2 || !field.isRange) continue;
    for await (const type of reader.fields(field.start, field.end)) {
      if (type.number === 1 && type.isRange) tensor = await readTensorType(reader, type);
    }
  }
  return { name, ...(tensor && { tensor }) };
}

async function readTensorType(reader: ProtoReader, { start, end }: ProtoField): Promise<OnnxTensor | undefined> {
  let type = 0;
  let shape: (number | string | undefined)[] | undefined;
  for await (const field of reader.fields(start, end)) {
    if (field.number === 1) type = field.value;
    if (field.number !== 2 || !field.isRange) continue;
    shape = [];
    for await (const side of reader.fields(field.start, field.end)) {
      if (side.number === 1 && side.isRange) shape.push(await readSide(reader, side));
      if (shape.length > mostDimensions) throw new Malformed(`a tensor of more than ${mostDimensions} sides`);
    }
  }
  return shape && { shape, elementBytes: elementBytes[type] ?? 4 };
}

async function readSide(reader: ProtoReader, { start, end }: ProtoField): Promise<number | string | undefined> {
  let side: number | string | undefined;
  for await (const field of reader.fields(start, end)) {
    if (field.number === 1 && field.value >= 0) side = field.value;
    if (field.number === 2) side = (await reader.text(field)) || undefined;
  }
  return side;
}
