import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { normals } from "../__fixtures__/gradients";
import { tensorsOf } from "../gradient";
import { readGradientFile, writeGradientFile } from "./gradientFile";

function fixture(name: string): Uint8Array {
  return new Uint8Array(readFileSync(new URL(`../__fixtures__/${name}`, import.meta.url)));
}

function read(name: string, bytes = fixture(name)) {
  const gradient = readGradientFile(name, bytes);
  if (!gradient.ok) throw new Error(JSON.stringify(gradient.error));
  return gradient.value;
}

function written(name: string, gradient: Parameters<typeof writeGradientFile>[1]): Uint8Array {
  const bytes = writeGradientFile(name, gradient);
  if (!bytes.ok) throw new Error(JSON.stringify(bytes.error));
  return bytes.value;
}

function refusal(name: string, bytes: Uint8Array): string {
  const gradient = readGradientFile(name, bytes);
  return gradient.ok ? "" : (gradient.error[0]?.message ?? "");
}

const values = [0, 1, -2.5, 0.125, 65504, -0.0009765625];

it("reads what NumPy wrote, and writes the same bytes", () => {
  expect([...(read("vector.npy") as Float32Array)]).toEqual(values);
  expect(read("matrix.npy")).toEqual({ array: { shape: [2, 3], data: Float32Array.from(values) } });
  expect(tensorsOf(read("halves.npy")).map(({ shape, data }) => [shape, [...data]])).toEqual([[[3, 2], values]]);
  for (const name of ["vector.npy", "matrix.npy"]) expect(written(name, read(name))).toEqual(fixture(name));
});

it("refuses arrays whose values or order would change, saying what to do", () => {
  expect(refusal("doubles.npy", fixture("doubles.npy"))).toContain("values of type <f8");
  expect(refusal("fortran.npy", fixture("fortran.npy"))).toContain("Fortran order");
  expect(refusal("vector.npy", fixture("vector.npy").subarray(0, -1))).toContain("wants 24 bytes, there are 23");
  expect(refusal("vector.npy", Uint8Array.of(1, 2, 3))).toContain("does not begin");
  const typed = (descr: string) => {
    const text = `{'descr': ${descr}, 'fortran_order': False, 'shape': (1,), }`;
    return Uint8Array.from(`\u0093NUMPY\u0001\u0000${String.fromCharCode(text.length, 0)}${text}`, (c) =>
      c.charCodeAt(0),
    );
  };
  expect(refusal("a.npy", typed("[('a', '<f4'), ('b', '<i4')]"))).toContain("values of several fields");
  expect(refusal("a.npy", typed("'>f4'"))).toContain("values of type >f4");
  expect(refusal("vector.npy", fixture("vector.npy").subarray(0, 60))).toContain("the header ends early");
});

it("safetensors keep names and shapes; halves become the same values in f32", () => {
  const gradient = read("model.safetensors");
  expect(tensorsOf(gradient).map(({ name, shape, data }) => [name, shape, [...data]])).toEqual([
    // A record has names that are whole numbers first.
    ["10", [], [7]],
    ["encoder.weight", [2, 3], values],
    ["läge", [2], [0.5, -3]],
    ["empty", [0, 4], []],
  ]);
  const again = written("out.safetensors", gradient);
  expect(read("out.safetensors", again)).toEqual(gradient);
  expect(new DataView(again.buffer).getUint32(0, true) % 8).toBe(0);
});

it("broken safetensors are refused", () => {
  const make = (header: unknown, bytes: number) => {
    const text = new TextEncoder().encode(typeof header === "string" ? header : JSON.stringify(header));
    const file = new Uint8Array(8 + text.length + bytes);
    new DataView(file.buffer).setUint32(0, text.length, true);
    file.set(text, 8);
    return refusal("a.safetensors", file);
  };
  const entry = { dtype: "F32", shape: [2], data_offsets: [0, 8] };
  expect(make({ a: entry }, 8)).toBe("");
  expect(make({ a: entry }, 9)).toContain("9 bytes of data");
  expect(make({ a: entry }, 7)).toContain("beyond the end of the file");
  expect(make({ a: entry, b: entry }, 8)).toContain("gap or lie over");
  expect(make({ a: { ...entry, shape: [3] } }, 8)).toContain("shape's size");
  expect(make({ a: { ...entry, dtype: "F64", shape: [1] } }, 8)).toContain("F64");
  expect(make({ a: { ...entry, shape: [-2] } }, 8)).toContain("has no dtype, shape");
  expect(make("[1]", 0)).toContain("no JSON object");
  // Each alone would be right; of names that stand twice an object keeps the last.
  const [half, whole] = [{ ...entry, shape: [1], data_offsets: [0, 4] }, entry].map((tensor) => JSON.stringify(tensor));
  expect(make(`{"a":${half},"\\u0061":${whole}}`, 8)).toContain("a name stands twice");
  expect(make(`{"__metadata__":{"a":"\\"{:"}, "b:{" :${whole}}`, 8)).toBe("");
  expect(refusal("a.safetensors", Uint8Array.of(255, 255, 255, 255, 255, 0, 0, 0, 1))).toContain("too long");
  expect(refusal("a.safetensors", Uint8Array.of(2, 0, 0, 0, 0, 0, 0, 0, 1))).toContain("ends early");
});

it("bare values come and go as they are; formats that cannot hold a gradient say so", () => {
  const data = normals(50, 1);
  expect(read("a.f32", written("a.f32", data))).toEqual(data);
  expect(refusal("a.f32", new Uint8Array(7))).toContain("no whole number");
  expect(read("A.F32", written("A.F32", data))).toEqual(data);
  expect(refusal("a.pt", new Uint8Array(8))).toContain("no known format");
  const two = { a: { shape: [1], data: data.slice(0, 1) }, b: { shape: [1], data: data.slice(1, 2) } };
  for (const name of ["a.npy", "a.f32", "a.bin"]) expect(writeGradientFile(name, two).ok).toBe(false);
  expect(read("a.safetensors", written("a.safetensors", data))).toEqual({ array: { shape: [50], data } });
});
