import { expect, it } from "vitest";
import { Random } from "../base/random";
import { allSettings, decoded, encoded, heavyTails, labelOf, normals, settingsOf } from "./__fixtures__/gradients";
import { DrawStream } from "./drawStream";
import type { Gradient, Tensor } from "./gradient";
import { decodeGradient, encodeGradient, sealMessage } from "./wireFormat";

const isLong = Boolean(process.env.ORBITWEAVE_LONG);

function messageOf(outcome: ReturnType<typeof decodeGradient>): string {
  return outcome.ok ? "" : (outcome.error[0]?.message ?? "");
}

it("whatever is done to a message, decoding gives an error or finite values of the stated length, seed 90210", () => {
  const random = new Random(90210);
  const named: Gradient = { "a.b": { shape: [8, 9], data: heavyTails(72, 1) }, c: { shape: [3], data: normals(3, 2) } };
  const messages = allSettings.flatMap((settings) => [encoded(normals(90, 3), settings), encoded(named, settings)]);
  const maxElements = 5000;
  let survived = 0;
  const runs = isLong ? 100_000 : 4000;
  for (let run = 0; run < runs; run++) {
    const mutated = mutate(messages[run % messages.length] as Uint8Array<ArrayBuffer>, random);
    if (run % 2 === 0 && mutated.length >= 24) {
      new DataView(mutated.buffer).setUint32(16, mutated.length - 24, true);
      sealMessage(mutated);
    }
    const outcome = decodeGradient(mutated, { maxElements });
    if (!outcome.ok) {
      expect(messageOf(outcome)).toMatch(/^not a compressed gradient: /);
      continue;
    }
    survived++;
    const { gradient, elements } = outcome.value;
    const arrays =
      gradient instanceof Float32Array ? [gradient] : Object.values(gradient).map((tensor: Tensor) => tensor.data);
    expect(arrays.reduce((sum, data) => sum + data.length, 0)).toBe(elements);
    expect(elements).toBeLessThanOrEqual(maxElements);
    expect(arrays.every((data) => data.every(Number.isFinite))).toBe(true);
  }
  expect(survived).toBeGreaterThan(runs / 100);
}, 120_000);

/** Flips bits, sets bytes, cuts, doubles or puts in pieces; now and then claims another codec or number of values. */
function mutate(message: Uint8Array<ArrayBuffer>, random: Random): Uint8Array<ArrayBuffer> {
  let bytes = message.slice();
  for (let change = random.below(3); change >= 0; change--) {
    const at = random.below(bytes.length + 1);
    const kind = random.below(8);
    if (kind === 0) bytes = bytes.slice(0, at);
    else if (kind === 1) bytes = Uint8Array.from([...bytes.subarray(0, at), random.below(256), ...bytes.subarray(at)]);
    else if (kind === 2) bytes = Uint8Array.from([...bytes, ...bytes.subarray(at)]);
    else if (kind === 3 && bytes.length > 24) bytes[5] = random.below(16);
    else if (kind === 4 && bytes.length > 24) bytes[8 + random.below(2)] = random.below(256);
    else if (kind === 5 && at < bytes.length) bytes[at] = random.below(256);
    else if (at < bytes.length) bytes[at] = (bytes[at] as number) ^ (1 << random.below(8));
    if (bytes.length === 0) bytes = message.slice(0, 10);
  }
  return bytes;
}

it.each(allSettings.map((settings) => ({ label: labelOf(settings), settings })))(
  "$label: every cut and every flipped bit is refused",
  ({ settings }) => {
    const bytes = encoded(normals(40, 4), settings);
    for (let length = 0; length < bytes.length; length++) {
      expect(decodeGradient(bytes.subarray(0, length)).ok).toBe(false);
    }
    for (let bit = 0; bit < 8 * bytes.length; bit += isLong ? 1 : 3) {
      const flipped = bytes.slice();
      flipped[bit >> 3] = (flipped[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(decodeGradient(flipped).ok).toBe(false);
    }
  },
);

it("a message decodes alike wherever in memory it begins, a Node Buffer too", () => {
  const gradient: Gradient = { "a.b": { shape: [5, 9], data: normals(45, 7) }, c: { shape: [3], data: normals(3, 8) } };
  for (const settings of allSettings) {
    const bytes = encoded(gradient, settings);
    for (let offset = 0; offset < 4; offset++) {
      const moved = Buffer.alloc(offset + bytes.length).subarray(offset);
      moved.set(bytes);
      expect(decoded(moved)).toEqual(decoded(bytes));
    }
  }
});

it("a header that claims 2^40 values is refused before any room is made, and so is one above maxElements", () => {
  const bytes = encoded(normals(40, 5), settingsOf("top-k"));
  new DataView(bytes.buffer).setUint32(12, 256, true);
  sealMessage(bytes);
  const claim = decodeGradient(bytes);
  expect(claim.ok ? "" : claim.error[0]?.message).toBe("not a compressed gradient: it claims 1099511627816 values");
  expect(decodeGradient(encoded(normals(40, 5), settingsOf("sign")), { maxElements: 39 }).ok).toBe(false);
  expect(decodeGradient(encoded(normals(40, 5), settingsOf("sign")), { maxElements: 40 }).ok).toBe(true);
});

it("another version, another format and unknown codecs are named", () => {
  const change = (at: number, value: number) => {
    const bytes = encoded(normals(10, 6), settingsOf("fp16"));
    bytes[at] = value;
    sealMessage(bytes);
    return messageOf(decodeGradient(bytes));
  };
  expect(change(4, 2)).toContain("version 2");
  expect(change(0, 80)).toContain("OWGC");
  expect(change(5, 99)).toContain("codec 99");
  expect(change(6, 4)).toContain("flags");
});

it("values that are not finite are refused with their index, and values too large for a codec with theirs", () => {
  const refusal = (gradient: Gradient, settings: Parameters<typeof encoded>[1]) => {
    const outcome = encodeGradient(gradient, settings, DrawStream.of(0));
    return outcome.ok ? undefined : outcome.error[0]?.path;
  };
  expect(refusal(Float32Array.of(1, Number.NaN), settingsOf("sign"))).toBe("[1]");
  expect(refusal({ w: { shape: [3], data: Float32Array.of(1, 2, -1 / 0) } }, settingsOf("none"))).toBe("w[2]");
  expect(refusal({ w: { shape: [2], data: normals(3, 1) } }, settingsOf("none"))).toBe("w.shape");
  expect(refusal(Float32Array.of(1, 65519, 65520), settingsOf("fp16"))).toBe("[2]");
  for (let at = 0; at < 5; at++) {
    expect(refusal(new Float32Array(5).fill(3.4e38, at), settingsOf("bf16"))).toBe(`[${at}]`);
  }
  expect(refusal(Float32Array.of(0, 2e38), settingsOf("natural"))).toBe("[1]");
  expect(refusal(Float32Array.of(3e38, 3e38), settingsOf("qsgd"))).toBe("[0]");
  expect(refusal(Float32Array.of(0, 0, 2e38), settingsOf("top-k-quantized", { quantizer: "natural" }))).toBe("[2]");
  expect(refusal(new Float32Array(40).fill(1e38), settingsOf("random-k"))).toMatch(/^\[\d+\]$/);
});

it("the largest and the least f32 pass through scales without overflow", () => {
  const largest = 3.4028234663852886e38;
  for (const bits of [8, 4] as const) {
    const values = Float32Array.of(largest, -largest, 0, 1e38);
    const back = decoded(encoded(values, settingsOf("quantization", { bits, stochastic: false }))) as Float32Array;
    expect(Math.abs((back[0] as number) / largest - 1)).toBeLessThan(1e-6);
    const tiny = Float32Array.of(1.401298464324817e-45, 0, -1.401298464324817e-45);
    expect(decoded(encoded(tiny, settingsOf("quantization", { bits })))).toEqual(tiny);
  }
});

it("half floats round like the nearest of all halves", () => {
  const values = heavyTails(3000, 8).map((value, i) => (i % 3 === 0 ? value * 1e-6 : value));
  const halves = Array.from({ length: 0x7c00 }, (_, i) => {
    const exponent = i >> 10;
    return exponent === 0 ? (i & 1023) / 2 ** 24 : (1 + (i & 1023) / 1024) * 2 ** (exponent - 15);
  });
  const back = decoded(encoded(values, settingsOf("fp16"))) as Float32Array;
  for (const [i, value] of values.entries()) {
    const magnitude = Math.abs(value);
    let low = 0;
    let high = halves.length - 1;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((halves[middle] as number) <= magnitude) low = middle;
      else high = middle;
    }
    const [below, above] = [halves[low] as number, halves[high] as number];
    const toLow = magnitude - below;
    const toHigh = above - magnitude;
    const nearest = toLow < toHigh || (toLow === toHigh && low % 2 === 0) ? below : above;
    expect(Math.abs(back[i] as number)).toBe(nearest);
  }
});
