import { expect, it } from "vitest";
import { libraryIds, libraryModel } from "./library";

/** Published totals: parameters in millions, and multiply-adds of one image in 1e9 where they are told. */
const published: Readonly<Record<string, readonly [number, number?]>> = {
  "resnet-50": [25.557, 4.09],
  "mobilenet-v2": [3.505, 0.3],
  "vit-b-16": [86.568, 17.56],
  "bert-base": [109.482],
  gpt2: [124.44],
  "gpt2-medium": [354.823],
  "gpt2-large": [774.03],
  "gpt2-xl": [1557.611],
  "llama-3-8b": [8030.261],
  "u-net": [31.03],
};

it.each(libraryIds)("%s has the published number of parameters, and of operations where they are told", (id) => {
  const [millions, giga] = published[id] ?? [Number.NaN];
  const model = libraryModel(id, { precision: "fp32" });
  const params = (model?.layers ?? []).reduce((sum, { paramsMB }) => sum + paramsMB / 4, 0);
  expect(Math.abs(params / millions - 1)).toBeLessThan(1e-3);
  if (giga === undefined) return;
  const flops = (model?.layers ?? []).reduce((sum, layer) => sum + layer.flops, 0);
  expect(Math.abs(flops / 2e9 / giga - 1)).toBeLessThan(0.03);
});

it("a GPT-3 block at 2048 tokens takes 24 s h^2 + 4 s^2 h operations", async () => {
  const { transformerModel } = await import("./transformer");
  const shape = { name: "", blocks: 1, hidden: 12288, heads: 96, lookedUp: 0, outputs: 1 };
  expect(transformerModel(shape, 2048).layers[1]?.flops).toBeCloseTo(7.628e12, -9.5);
});

it("precision scales parameters, batch the operations and what is sent and kept, the sequence all but parameters", () => {
  const block = (options: Parameters<typeof libraryModel>[1]) => {
    const layer = libraryModel("llama-3-8b", options)?.layers[1];
    if (!layer) throw new Error("no such layer");
    return layer;
  };
  const base = block({});
  expect(block({ precision: "int4" }).paramsMB).toBeCloseTo(base.paramsMB / 4, 9);
  expect(block({ precision: "int4" }).activationMB).toBe(base.activationMB);
  expect(block({ precision: "fp32" }).activationMB).toBe(2 * (base.activationMB ?? 0));
  expect(block({ batch: 3 })).toMatchObject({ paramsMB: base.paramsMB, flops: 3 * base.flops });
  // Keys and values of 8 heads of 128, 2 bytes each.
  expect(base.stateMB).toBeCloseTo((2 * 512 * 1024 * 2) / 1e6, 9);
  expect(block({ sequence: 1024 }).stateMB).toBeCloseTo(2 * (base.stateMB ?? 0), 9);
  expect(libraryModel("toString")).toBeUndefined();
});
