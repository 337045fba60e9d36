import { expect, it } from "vitest";
import {
  CompressionConfig,
  CompressionType,
  decompress,
  FederatedClient,
  mergeSketches,
  OrbitweaveError,
} from "./index";

const gradients = Float32Array.from({ length: 1000 }, (_, i) => Math.sin(i * 12.9898) * (i % 37));

it("compresses as in the README: sparsity 0.99 with error feedback keeps ten values and says their real bytes", () => {
  const compression = new CompressionConfig({
    compressionType: CompressionType.TopK,
    sparsity: 0.99,
    errorFeedback: true,
  });
  const client = new FederatedClient({ nodeId: "sat-001", compression });
  const update = client.compress(gradients);
  expect(update.originalBytes).toBe(4000);
  expect(update.encodedBytes).toBe(update.bytes.length);
  expect(update.compressionRatio).toBe(4000 / update.bytes.length);
  expect(update.compressionRatio).toBeGreaterThan(40);
  const sent = decompress(update.bytes) as Float32Array;
  expect(sent.filter((value) => value !== 0).length).toBe(10);
  const residual = client.residual as Float32Array;
  for (const [i, value] of gradients.entries())
    expect((sent[i] as number) + (residual[i] as number)).toBeCloseTo(value, 6);
});

it("named tensors come back named, and a client goes on from a saved state", () => {
  const named = {
    w: { shape: [10, 60], data: gradients.slice(0, 600) },
    b: { shape: [400], data: gradients.slice(600) },
  };
  const options = { nodeId: "sat-001", compression: CompressionConfig.preset("high") };
  const client = new FederatedClient(options);
  const back = decompress(client.compress(named).bytes);
  expect(Object.entries(back).map(([name, { shape }]) => [name, shape])).toEqual([
    ["w", [10, 60]],
    ["b", [400]],
  ]);
  const other = new FederatedClient(options);
  other.restore(client.state());
  expect(other.compress(named).bytes).toEqual(client.compress(named).bytes);
  client.reset();
  expect(client.residual).toBeUndefined();
});

it("presets take about as many bytes as they say", () => {
  const large = Float32Array.from({ length: 100_000 }, (_, i) => Math.sin(i * 12.9898) ** 9);
  const ratioOf = (name: "low" | "balanced" | "high") => {
    const client = new FederatedClient({ nodeId: "sat-001", compression: CompressionConfig.preset(name) });
    return Array.from({ length: 6 }, () => client.compress(large).compressionRatio).at(-1) ?? 0;
  };
  expect(Math.abs(ratioOf("low") - 4)).toBeLessThan(0.2);
  expect(Math.abs(ratioOf("balanced") - 190)).toBeLessThan(25);
  expect(Math.abs(ratioOf("high") - 700)).toBeLessThan(80);
});

it("wrong options, gradients and bytes are errors that name the place and what is allowed", () => {
  const make = (options: object) => () => new CompressionConfig({ compressionType: CompressionType.TopK, ...options });
  expect(make({ sparsity: 1 })).toThrow("sparsity: not allowed here (given 1); allowed: a number in [0, 1)");
  expect(make({ sparsty: 0.9 })).toThrow("sparsty: no such option");
  expect(make({ compressionType: "gzip" })).toThrow("compressionType: no such codec");
  expect(make({ bits: 2 })).toThrow("8 or 4");
  expect(() => CompressionConfig.preset("huge" as "high")).toThrow("no such preset");
  const client = new FederatedClient({ nodeId: "a", compression: make({})() });
  expect(() => client.compress(Float32Array.of(1, Number.NaN))).toThrow("[1]: is not finite");
  expect(() => new FederatedClient({ nodeId: "", compression: make({})() })).toThrow("nodeId");
  const plain = { nodeId: "a", compression: { compressionType: "top-k" } } as never;
  expect(() => new FederatedClient(plain)).toThrow("compression: wants a CompressionConfig");
  expect(() => new FederatedClient({ nodeID: "a" } as never)).toThrow(
    /nodeID: no such option(.|\n)*nodeId(.|\n)*compression/,
  );
  const { bytes } = client.compress(gradients);
  bytes[30] = (bytes[30] as number) ^ 1;
  expect(() => decompress(bytes)).toThrow(OrbitweaveError);
});

it("what is no gradient, no state or no bytes is named, whatever it is, and changes nothing", () => {
  const compression = new CompressionConfig({ compressionType: CompressionType.TopK, errorFeedback: true });
  const client = new FederatedClient({ nodeId: "a", compression });
  const compress = (given: unknown) => () => client.compress(given as Float32Array);
  expect(compress(undefined)).toThrow(
    'not a gradient (given "undefined"); allowed: a Float32Array, or tensors by name',
  );
  expect(compress(7)).toThrow("not a gradient");
  // One problem, not one a value.
  expect(compress(new Float64Array(1_000_000))).toThrow(/^not a gradient \(given "Float64Array"\).*$/);
  expect(compress([1, 2])).toThrow('not a gradient (given "Array")');
  expect(compress({ w: null })).toThrow('w: not a tensor (given "null"); allowed: { shape, data: Float32Array }');
  expect(compress({ w: gradients })).toThrow('w: not a tensor (given "Float32Array")');
  const one = { shape: [1], data: Float32Array.of(1) };
  expect(compress({ "\ud800": one, "\ud801": one })).toThrow("the name is no text");
  expect(compress({ w: { ...one, shape: Array(33).fill(1) } })).toThrow("at most 32 whole numbers, whose product is 1");
  expect(client.state().calls).toBe(0);

  client.compress(gradients);
  const before = client.state();
  const restore = (state: unknown) => () => client.restore(state as typeof before);
  expect(restore(JSON.parse(JSON.stringify(before)))).toThrow("JSON keeps no typed arrays");
  for (const state of [undefined, null, {}, { ...before, tensors: 3 }]) {
    expect(restore(state)).toThrow("calls: not a state of a compressor");
  }
  for (const tensor of [null, {}, { name: "", shape: 3 }, { name: "", shape: [2], residual: [1, 2] }]) {
    expect(restore({ ...before, tensors: [tensor] })).toThrow(/^tensors\..*: arrays that do not fit the shape/);
  }
  expect(client.state()).toEqual(before);

  const { bytes } = client.compress(gradients);
  const decode = (given: unknown, options?: object) => () => decompress(given as Uint8Array, options);
  for (const given of [undefined, "OWGC", bytes.buffer, [...bytes], new Int8Array(bytes.buffer)]) {
    expect(decode(given)).toThrow("bytes: not bytes");
  }
  expect(decode(bytes, { maxElements: Number.NaN })).toThrow("maxElements: not allowed here (given NaN)");
  expect(decode(bytes, { maxelements: 1 })).toThrow("maxelements: no such option; allowed: maxElements");
  expect(decode(Buffer.from(bytes), { maxElements: 1000 })).not.toThrow();
});

it("sketches of several clients add up to the sketch of the sum", () => {
  const compression = new CompressionConfig({ compressionType: CompressionType.Sketch, columns: 200 });
  const sketchOf = (values: Float32Array) => new FederatedClient({ nodeId: "s", compression }).compress(values).bytes;
  const wholes = gradients.map(Math.round);
  const merged = mergeSketches([sketchOf(wholes), sketchOf(wholes.map((value) => 3 * value))]);
  expect(merged).toEqual(sketchOf(wholes.map((value) => 4 * value)));
  const narrow = new CompressionConfig({ compressionType: CompressionType.Sketch, columns: 100 });
  const other = new FederatedClient({ nodeId: "s", compression: narrow }).compress(wholes).bytes;
  expect(() => mergeSketches([merged, other])).toThrow(OrbitweaveError);
  expect(() => mergeSketches([merged, null as never])).toThrow("[1]: not bytes");
  expect(() => mergeSketches(merged as never)).toThrow("no list of messages");
});
