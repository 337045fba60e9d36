import { crc32 } from "../src/core/base/crc32";
import { log } from "../src/core/base/elementary";
import { Random } from "../src/core/base/random";
import { ByteReader } from "../src/core/compression/byteReader";
import { ByteWriter } from "../src/core/compression/byteWriter";
import type { CodecName } from "../src/core/compression/codecNames";
import { type CodecOptions, codecSettings } from "../src/core/compression/codecSettings";
import { DrawStream } from "../src/core/compression/drawStream";
import type { Gradient } from "../src/core/compression/gradient";
import { readIndices, writeIndices } from "../src/core/compression/indexCode";
import { decodeGradient, encodeGradient } from "../src/core/compression/wireFormat";

/** What is measured alike in Node and in Chromium; the only thing that may differ is time. */
export interface CompressionFigures {
  /** Lines for people. */
  readonly lines: readonly string[];
  /** CRC of the encoded bytes and of the decoded values, by codec. */
  readonly hashes: Readonly<Record<string, string>>;
}

const side = 4096;
const repeats = 5;

const codecs: readonly (readonly [codec: CodecName, options: CodecOptions])[] = [
  ["none", {}],
  ["fp16", {}],
  ["bf16", {}],
  ["quantization", { bits: 8 }],
  ["quantization", { bits: 8, stochastic: false }],
  ["quantization", { bits: 4 }],
  ["qsgd", {}],
  ["ternary", {}],
  ["natural", {}],
  ["sign", {}],
  ["power-sgd", {}],
  ["sketch", {}],
  ["sketch", { columns: 65_536 }],
  ["top-k-quantized", {}],
  ["random-k", {}],
  ["threshold", { threshold: 2.5 }],
];

/** Milliseconds from some beginning. */
type Clock = () => number;

/**
 * Measures everything on `elements` values (2^24 for the figures of the documentation).
 * @param clock of processor time where there is one: others work on the same machine
 */
export function compressionFigures(elements: number, clock: Clock): CompressionFigures {
  const lines: string[] = [];
  const hashes: Record<string, string> = {};
  // Engines compile what runs often: on shorter arrays first, so that the long ones are measured compiled.
  const random = new Random(6);
  for (let i = 0; i < 10; i++)
    measure(
      "top-k",
      {},
      fill(200_000, () => random.normal()),
      clock,
    );
  measureTopK(elements, clock, lines, hashes);
  measureIndices(elements, clock, lines);
  measureCodecs(elements, clock, lines, hashes);
  return { lines, hashes };
}

function measureTopK(elements: number, clock: Clock, lines: string[], hashes: Record<string, string>): void {
  lines.push(`exact top-k at 1 % of ${elements} values, end to end, million values/s`);
  for (const [name, values] of kinds(elements)) {
    const { ms, decodeMs, hash } = measure("top-k", {}, values, clock);
    hashes[`top-k, ${name}`] = hash;
    const sortMs = name === "Gaussian" ? timeOf(clock, 1, () => values.map(Math.abs).sort()) : undefined;
    const ratio = sortMs === undefined ? "" : `, ${(sortMs / ms).toFixed(0)}x a native sort of the magnitudes`;
    lines.push(
      `  ${name.padEnd(22)} ${(elements / ms / 1000).toFixed(0)} in, ${(elements / decodeMs / 1000).toFixed(0)} out${ratio}`,
    );
  }
}

function* kinds(elements: number): Generator<readonly [string, Float32Array]> {
  const random = new Random(7);
  yield ["Gaussian", fill(elements, () => random.normal())];
  yield ["Laplace", fill(elements, () => log(1 - random.double()) * (random.double() < 0.5 ? 1 : -1))];
  yield ["heavy tails", fill(elements, () => random.normal() / Math.sqrt(random.double() + 1e-9))];
  yield ["nearly all zero", fill(elements, () => (random.double() < 0.005 ? random.normal() : 0))];
  yield ["all equal", fill(elements, () => 0.25)];
  yield ["one exponent", fill(elements, () => 1 + random.double() * 0.99)];
}

function measureIndices(elements: number, clock: Clock, lines: string[]): void {
  lines.push("places: bits each (entropy), million/s in and out");
  for (const share of [0.1, 0.05, 0.01, 0.005, 0.001]) {
    const count = Math.round(elements * share);
    const places = DrawStream.of(3, count).subset(count, elements);
    const out = new ByteWriter(8 * count);
    const inMs = timeOf(clock, 5, () => {
      out.length = 0;
      writeIndices(places, elements, out);
    });
    const bytes = out.finish();
    const outMs = timeOf(clock, 5, () => readIndices(new ByteReader(bytes), count, elements));
    const entropy = -(log(share) + ((1 - share) / share) * log(1 - share)) / Math.LN2;
    lines.push(
      `  ${`${100 * share} %`.padEnd(22)} ${((8 * bytes.length) / count).toFixed(3)} (${entropy.toFixed(3)}), ${(count / inMs / 1000).toFixed(0)} in, ${(count / outMs / 1000).toFixed(0)} out`,
    );
  }
}

function measureCodecs(elements: number, clock: Clock, lines: string[], hashes: Record<string, string>): void {
  lines.push("all codecs on Gaussian values, MB/s of input, in and out; ratio");
  const random = new Random(8);
  const values = fill(elements, () => random.normal());
  for (const [codec, options] of codecs) {
    const gradient: Gradient = codec === "power-sgd" ? { w: { shape: [side, elements / side], data: values } } : values;
    const { ms, decodeMs, hash, ratio } = measure(codec, options, gradient, clock);
    const name = `${codec} ${Object.values(options).join(" ")}`.trim();
    hashes[name] = hash;
    const rate = (time: number) => ((4 * elements) / time / 1000).toFixed(0);
    lines.push(`  ${name.padEnd(22)} ${rate(ms)} in, ${rate(decodeMs)} out, ${ratio.toFixed(2)}`);
  }
}

function measure(codec: CodecName, options: CodecOptions, gradient: Gradient, clock: Clock) {
  const settings = codecSettings(codec, options);
  if (!settings.ok) throw new Error(JSON.stringify(settings.error));
  let bytes: Uint8Array = new Uint8Array(0);
  const ms = timeOf(clock, repeats, () => {
    const encoded = encodeGradient(gradient, settings.value, DrawStream.of(0, "bench", 0));
    if (!encoded.ok) throw new Error(JSON.stringify(encoded.error));
    bytes = encoded.value;
  });
  let values: Float32Array = new Float32Array(0);
  const decodeMs = timeOf(clock, repeats, () => {
    const decoded = decodeGradient(bytes);
    if (!decoded.ok) throw new Error(JSON.stringify(decoded.error));
    const { gradient: back } = decoded.value;
    values = back instanceof Float32Array ? back : (back.w?.data ?? values);
  });
  const hash = [crc32(bytes), crc32(new Uint8Array(values.buffer, values.byteOffset, values.byteLength))].map((crc) =>
    crc.toString(16).padStart(8, "0"),
  );
  return { ms, decodeMs, hash: hash.join(" "), ratio: (4 * values.length) / bytes.length };
}

/** The shortest of several runs. */
function timeOf(clock: Clock, runs: number, work: () => void): number {
  let ms = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run++) {
    const begun = clock();
    work();
    ms = Math.min(ms, clock() - begun);
  }
  return ms;
}

function fill(elements: number, draw: () => number): Float32Array {
  const values = new Float32Array(elements);
  for (let i = 0; i < elements; i++) values[i] = draw();
  return values;
}
