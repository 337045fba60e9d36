import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { failure, success } from "../core/base/outcome";
import { heavyTails } from "../core/compression/__fixtures__/gradients";
import { codecNames } from "../core/compression/codecNames";
import { readSafetensors, writeSafetensors } from "../core/compression/files/safetensors";
import type { Io } from "./io";
import { runProgram } from "./runProgram";

const gradient = heavyTails(1000, 1);
const broken = Float32Array.of(1, 2, Number.NaN, 4, Number.NEGATIVE_INFINITY);

async function session(...lines: readonly string[]) {
  const files = new Map<string, Uint8Array>([
    ["g.f32", new Uint8Array(gradient.buffer)],
    ["broken.f32", new Uint8Array(broken.buffer)],
    [
      "model.safetensors",
      writeSafetensors([
        { name: "w", shape: [25, 30], data: gradient.slice(0, 750) },
        { name: "b", shape: [250], data: gradient.slice(750) },
      ]),
    ],
    ["matrix.npy", readFileSync(new URL("../core/compression/__fixtures__/matrix.npy", import.meta.url))],
  ]);
  const out: string[] = [];
  const err: string[] = [];
  const codes: number[] = [];
  const io: Io = {
    readText: async (path) => failure([{ path, message: "no such file" }]),
    readBytes: async (path) => {
      const bytes = files.get(path);
      return bytes === undefined ? failure([{ path, message: "there is no such file" }]) : success(bytes);
    },
    writeFile: async (path, bytes) => {
      files.set(path, bytes);
      return success(undefined);
    },
    write: async (text) => void out.push(text),
    complain: (text) => void err.push(text),
    createPlanner: () => {
      throw new Error("not needed");
    },
    version: async () => "0",
  };
  for (const line of lines) codes.push(await runProgram(line.split(" "), io));
  return { codes, out, err: err.join("\n"), files };
}

it("compresses as the documented JSON with real sizes, and decompresses to the values kept", async () => {
  const { codes, out, files } = await session(
    "compress g.f32 g.owgc --codec top-k --sparsity 0.99 --format json",
    "decompress g.owgc back.f32 --format json",
  );
  expect(codes).toEqual([0, 0]);
  const record = JSON.parse(out[0] ?? "");
  expect(Object.keys(record)).toEqual([
    "codec",
    "elements",
    "originalBytes",
    "encodedBytes",
    "compressionRatio",
    "relativeError",
  ]);
  const encodedBytes = files.get("g.owgc")?.length ?? 0;
  expect(record).toMatchObject({ codec: "top-k", elements: 1000, originalBytes: 4000, encodedBytes });
  expect(record.compressionRatio).toBe(4000 / encodedBytes);
  expect(JSON.parse(out[1] ?? "")).toEqual({ codec: "top-k", elements: 1000 });
  const back = new Float32Array(files.get("back.f32")?.slice().buffer ?? new ArrayBuffer(0));
  expect(back.length).toBe(1000);
  expect(back.filter((value) => value !== 0).length).toBe(10);
  for (const [i, value] of back.entries()) if (value !== 0) expect(value).toBe(gradient[i]);
});

it("keeps names and shapes from .safetensors to .safetensors, and a matrix from .npy to .npy", async () => {
  const { codes, files } = await session(
    "compress model.safetensors m.owgc --codec power-sgd --rank 3",
    "decompress m.owgc m.safetensors",
    "compress matrix.npy a.owgc --codec none",
    "decompress a.owgc again.npy",
  );
  expect(codes).toEqual([0, 0, 0, 0]);
  const tensors = readSafetensors(files.get("m.safetensors") ?? new Uint8Array(0));
  expect(tensors.ok && tensors.value.map(({ name, shape }) => [name, shape])).toEqual([
    ["w", [25, 30]],
    ["b", [250]],
  ]);
  expect(files.get("again.npy")).toEqual(new Uint8Array(files.get("matrix.npy") ?? []));
});

it("compares all codecs, the same each time, in a table and as a list", async () => {
  const { codes, out } = await session(
    "compress g.f32 --compare",
    "compress g.f32 --compare --format json",
    "compress g.f32 --compare --format json",
  );
  expect(codes).toEqual([0, 0, 0]);
  expect(out[0]?.trimEnd().split("\n").length).toBe(codecNames.length + 1);
  expect(out[1]).toBe(out[2]);
  expect(JSON.parse(out[1] ?? "").map(({ codec }: { codec: string }) => codec)).toEqual(codecNames);
});

it("names what is not finite, or puts zeros there when told so", async () => {
  const { codes, err, out } = await session(
    "compress broken.f32 b.owgc --codec sign",
    "compress broken.f32 b.owgc --codec none --nonfinite zero --format json",
  );
  expect(codes).toEqual([2, 0]);
  expect(err).toContain("error: broken.f32: [2]: is not finite (given NaN)");
  expect(JSON.parse(out[0] ?? "")).toMatchObject({ elements: 5, relativeError: 0 });
});

it.each([
  ["compress g.f32 --codec top-k", "OUT is missing"],
  ["compress g.f32 o.owgc", "--codec is missing"],
  ["compress g.f32 o.owgc --compare", "leave out --codec and OUT"],
  ["compress g.f32 o.owgc --codec topk", "did you mean top-k?"],
  [
    "compress g.f32 o.owgc --codec top-k --sparsity 1",
    "--sparsity: not allowed here (given 1); allowed: a number in [0, 1)",
  ],
  ["compress g.f32 o.owgc --codec top-k --sparsity much", "--sparsity: not allowed here"],
  ["compress g.f32 o.owgc --codec quantization --bits 2", "8 or 4"],
  ["compress g.f32 a b --codec none", "more than IN and OUT"],
  ["compress none.f32 o.owgc --codec none", "there is no such file"],
  ["compress g.pt o.owgc --codec none", "there is no such file"],
  ["decompress g.f32 o.f32", "error: g.f32: not a compressed gradient"],
  ["compress broken.f32 --compare", "error: broken.f32: [2]: is not finite"],
  ["decompress g.f32", "OUT is missing"],
])("refuses `%s`", async (line, reason) => {
  const { codes, err, files } = await session(line);
  expect(codes).toEqual([2]);
  expect(err).toContain(reason);
  expect(files.has("o.owgc") || files.has("o.f32")).toBe(false);
});

it("names the file that cannot hold what was decoded", async () => {
  const { codes, err } = await session("compress model.safetensors m.owgc --codec none", "decompress m.owgc m.npy");
  expect(codes).toEqual([0, 2]);
  expect(err).toMatch(/^error: m\.npy: 2 tensors do not fit this format/);
});

it("neither writes over what it reads nor to a file named -", async () => {
  const { codes, err, files } = await session(
    "compress g.f32 ./g.f32 --codec none",
    "compress g.f32 - --codec none",
    "compress g.f32 g.npy --codec none",
    "decompress g.npy g.npy",
    "decompress g.npy -",
  );
  expect(codes).toEqual([2, 2, 0, 2, 2]);
  expect(err).toContain("OUT is the same file as IN (given ./g.f32); allowed: another file");
  expect(err).toContain("OUT is a file, the standard output gets the figures (given -)");
  expect(files.get("g.f32")).toEqual(new Uint8Array(gradient.buffer));
  expect(files.has("-")).toBe(false);
});
