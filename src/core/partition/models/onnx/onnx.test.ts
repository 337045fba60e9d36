import { describe, expect, it } from "vitest";
import type { ByteSource } from "../../../base/byteSource";
import { Random } from "../../../base/random";
import { openModel } from "../openModel";

/** Protobuf, written by hand: the field numbers are those of onnx.proto. */
type Bytes = readonly number[];
const varint = (value: number): Bytes => {
  const bytes: number[] = [];
  let left = BigInt.asUintN(64, BigInt(value));
  do {
    bytes.push(Number(left & 127n) | (left > 127n ? 128 : 0));
    left >>= 7n;
  } while (left > 0n);
  return bytes;
};
const number = (field: number, value: number): Bytes => [...varint(field * 8), ...varint(value)];
const range = (field: number, bytes: Bytes): Bytes => [...varint(field * 8 + 2), ...varint(bytes.length), ...bytes];
const text = (field: number, value: string): Bytes => range(field, [...new TextEncoder().encode(value)]);

const floats = 1;
const weight = (name: string, dims: readonly number[], more: Bytes = []): Bytes =>
  range(5, [...dims.flatMap((side) => number(1, side)), ...number(2, floats), ...text(8, name), ...more]);
const value = (field: number, name: string, dims: readonly (number | string)[]): Bytes => {
  const sides = dims.flatMap((side) => range(1, typeof side === "number" ? number(1, side) : text(2, side)));
  return range(field, [...text(1, name), ...range(2, range(1, [...number(1, floats), ...range(2, sides)]))]);
};
const ints = (name: string, values: readonly number[]): Bytes =>
  range(5, [...text(1, name), ...range(8, values.flatMap(varint)), ...number(20, 7)]);
const node = (type: string, inputs: readonly string[], output: string, attributes: Bytes = []): Bytes =>
  range(1, [
    ...inputs.flatMap((input) => text(1, input)),
    ...text(2, output),
    ...text(3, `/${output}/${type}`),
    ...text(4, type),
    ...attributes,
  ]);
const model = (...graph: Bytes[]): Bytes => [...number(1, 8), ...range(7, [...graph.flat(), ...text(2, "net")])];

function fileOf(bytes: Bytes | Uint8Array, size = bytes.length) {
  const whole = Uint8Array.from(bytes);
  const read = { bytes: 0 };
  const source: ByteSource = {
    name: "m.onnx",
    size,
    async read(offset, length) {
      read.bytes += length;
      const part = new Uint8Array(Math.min(length, size - offset));
      part.set(whole.subarray(offset, offset + part.length));
      return part;
    },
    readText: async () => "x",
  };
  return { source, read };
}

/** An image through a convolution, a block with a way around it, and a matrix. */
const residual = model(
  value(11, "image", ["batch", 3, 8, 8]),
  weight("stem.w", [16, 3, 3, 3]),
  weight("block.w", [16, 16, 1, 1]),
  weight("head.w", [16, 10]),
  node("Conv", ["image", "stem.w"], "stem", ints("pads", [1, 1, 1, 1])),
  node("Relu", ["stem"], "active"),
  node("Conv", ["active", "block.w"], "inner"),
  node("Add", ["inner", "active"], "sum"),
  node("GlobalAveragePool", ["sum"], "pool"),
  node("Flatten", ["pool"], "flat"),
  node("MatMul", ["flat", "head.w"], "out"),
  value(12, "out", ["batch", 10]),
);

describe("layers of an ONNX file", () => {
  it("are cut where all that goes on comes from one node, with sizes and operations from the operators", async () => {
    const opened = await openModel(fileOf(residual).source, { batch: 2 });
    if (!opened.ok) throw new Error(JSON.stringify(opened.error));
    const { model: profile, notes } = opened.value;
    expect(profile.name).toBe("net");
    expect(profile.inputMB).toBeCloseTo((4 * 2 * 3 * 64) / 1e6, 12);
    expect(profile.layers).toHaveLength(3);
    expect(profile.layers.map(({ flops }) => flops)).toEqual([
      2 * 2 * 16 * 64 * 27,
      2 * 2 * 16 * 64 * 16,
      2 * 2 * 10 * 16,
    ]);
    expect(profile.layers.map(({ paramsMB }) => Math.round(paramsMB * 1e6))).toEqual([1728, 1024, 640]);
    expect(profile.layers.map(({ activationMB = 0 }) => Math.round(activationMB * 1e6))).toEqual([8192, 128, 80]);
    expect(notes[0]).toMatch(/branches: its 7 nodes became 3 layers/);
  });

  it("count a weight that two layers use once as parameters, and as state of the second", async () => {
    const tied = model(
      value(11, "x", ["batch", 4]),
      weight("w", [4, 4]),
      node("MatMul", ["x", "w"], "a"),
      node("MatMul", ["a", "w"], "b"),
      value(12, "b", ["batch", 4]),
    );
    const opened = await openModel(fileOf(tied).source);
    expect(opened.ok && opened.value.model.layers.map(({ paramsMB, stateMB }) => [paramsMB, stateMB])).toEqual([
      [64e-6, undefined],
      [0, 64e-6],
    ]);
    expect(opened.ok && opened.value.notes.some((note) => /branches/.test(note))).toBe(false);
  });

  it("a mask that goes to every layer cuts nothing off: it is sent along", async () => {
    const masked = model(
      value(11, "x", ["batch", 4]),
      value(11, "mask", ["batch", 4]),
      weight("w", [4, 4]),
      weight("v", [4, 4]),
      node("MatMul", ["x", "w"], "a"),
      node("Mul", ["a", "mask"], "b"),
      node("MatMul", ["b", "v"], "c"),
      node("Mul", ["c", "mask"], "d"),
      value(12, "d", ["batch", 4]),
    );
    const opened = await openModel(fileOf(masked).source);
    expect(opened.ok && opened.value.model.layers.map(({ activationMB }) => activationMB)).toEqual([32e-6, 16e-6]);
  });

  it("shapes that are computed from shapes, as exporters write them, are followed", async () => {
    const list = (name: string, values: readonly number[]): Bytes =>
      range(5, [...number(1, values.length), ...number(2, 7), ...text(8, name), ...range(7, values.flatMap(varint))]);
    const reshaped = model(
      value(11, "x", ["batch", 6, 4]),
      weight("w", [24, 5]),
      list("rest", [-1]),
      node("Shape", ["x"], "s"),
      node("Gather", ["s", "zero"], "first"),
      list("zero", [0]),
      node("Concat", ["first", "rest"], "target", range(5, [...text(1, "axis"), ...number(3, 0), ...number(20, 2)])),
      node("Reshape", ["x", "target"], "flat"),
      node("MatMul", ["flat", "w"], "y"),
      value(12, "y", ["batch", 5]),
    );
    const opened = await openModel(fileOf(reshaped).source, { batch: 3 });
    expect(opened.ok && opened.value.model.layers.map(({ flops }) => flops)).toEqual([2 * 3 * 5 * 24]);
  });

  it("a file whose weights take 10 GB is known from its structure, be they inside or beside it", async () => {
    // A raw value of 10 GB that is not there to be read: the reader must jump over it.
    const big = 10e9;
    const raw = [...varint(9 * 8 + 2), ...varint(big)];
    const head = [...number(1, 50_000), ...number(1, 50_000), ...number(2, floats), ...text(8, "w")];
    const tensorBytes = head.length + raw.length + big;
    const before = [...value(11, "x", ["batch", 50_000]), ...node("MatMul", ["x", "w"], "y")];
    const initializer = [...varint(5 * 8 + 2), ...varint(tensorBytes), ...head, ...raw];
    const graphBytes = before.length + initializer.length + big;
    const start = [...varint(7 * 8 + 2), ...varint(graphBytes), ...before, ...initializer];
    const { source, read } = fileOf(start, start.length + big);
    const inside = await openModel(source);
    expect(inside.ok && inside.value.model.layers[0]?.paramsMB).toBe(10_000);
    expect(read.bytes).toBeLessThan(200_000);
    const external = range(13, [...text(1, "location"), ...text(2, "w.data")]);
    const beside = model(
      value(11, "x", ["batch", 50_000]),
      node("MatMul", ["x", "w"], "y"),
      weight("w", [50_000, 50_000], [...external, ...number(14, 1)]),
    );
    const opened = await openModel(fileOf(beside).source);
    expect(opened.ok && opened.value.model.layers[0]?.paramsMB).toBe(10_000);
  });
});

describe("hostile protobuf is refused in words", () => {
  it.each([
    ["other bytes", Array.from({ length: 100 }, (_, i) => i + 100), /onnx file/],
    ["an empty file", [], /no graph/],
    ["a field longer than the file", [...varint(7 * 8 + 2), ...varint(2 ** 40)], /bytes where 0 are left/],
    ["a field longer than what holds it", range(7, [...varint(10), ...varint(50)]), /bytes where 0 are left/],
    ["a length without a sign", [...varint(7 * 8 + 2), ...varint(-1)], /2\^63 or more bytes where 0 are left/],
    ["a number without an end", Array.from({ length: 20 }, () => 255), /ten bytes/],
    ["groups", [...varint(7 * 8 + 3)], /unknown kind 3/],
    ["a graph of nothing", range(7, []), /without nodes/],
    ["two graphs", [...residual, ...residual], /two graphs/],
    ["a negative side", model(weight("w", [-5]), node("Relu", ["w"], "y")), /a side of -5/],
    [
      "countless sides",
      model(
        weight(
          "w",
          Array.from({ length: 17 }, () => 1),
        ),
      ),
      /more than 16 sides/,
    ],
    ["a name of a megabyte", model(text(2, "x".repeat(1e6))), /a text of 1000000 bytes/],
    ["a truncated file", residual.slice(0, -40), /bytes where/],
  ])("%s", async (_, bytes, message) => {
    const opened = await openModel(fileOf(bytes).source);
    expect(opened.ok ? "" : opened.error.map((problem) => problem.message).join()).toMatch(message);
  });

  it("bytes changed or cut at random give layers or problems, never an exception", async () => {
    const random = new Random(11);
    for (let i = 0; i < 400; i++) {
      const bytes = residual.slice(0, random.below(3) === 0 ? random.below(residual.length) : undefined);
      const changed = Uint8Array.from(bytes);
      for (let j = 0; j < 3 && changed.length > 0; j++) changed[random.below(changed.length)] = random.below(256);
      const opened = await openModel(fileOf(changed).source);
      expect(typeof opened.ok).toBe("boolean");
    }
  });
});
