import type { Problem } from "../../base/outcome";
import type { ByteReader } from "../byteReader";
import { type ByteWriter, varintBytes } from "../byteWriter";
import { codecNumbers, type QuantizerName } from "../codecNames";
import { DrawStream } from "../drawStream";
import { firstNonFinite, nonFiniteProblem } from "../finiteValues";
import { indexBytes, readIndices, writeIndices } from "../indexCode";
import { keptCount } from "../keptCount";
import type { SectionCodec, SectionRun, SectionSize } from "../sectionCodec";
import { selectAbove, selectTopK } from "../selectTopK";
import { quantization } from "./blockIntegers";
import { bf16, fp16 } from "./halfFloats";
import { natural } from "./natural";
import { none } from "./none";
import { qsgd } from "./qsgd";
import { sign } from "./sign";
import { ternary } from "./ternary";

const quantizers: Readonly<Record<QuantizerName, SectionCodec>> = {
  quantization,
  fp16,
  bf16,
  qsgd,
  ternary,
  natural,
  sign,
};

/** The k largest magnitudes as they are. Error^2 is the tail's energy, at most (1 - k/d) |x|^2. */
export const topK: SectionCodec = {
  checksFinite: true,
  encode: (values, out, run) => writeKept(values, largestOf(values, run), none, out, run),
  decode: (input, values) => readKept(input, none, values),
  size: (count, settings, rows) => sparseSize(count, none, settings, rows),
};

/** The k largest magnitudes through another codec. */
export const topKQuantized: SectionCodec = {
  checksFinite: true,
  encode(values, out, run) {
    const { quantizer } = run.settings;
    out.uint8(codecNumbers[quantizer]);
    return writeKept(values, largestOf(values, run), quantizers[quantizer], out, run);
  },
  decode(input, values) {
    const number = input.uint8();
    const found = Object.entries(quantizers).find(([name]) => codecNumbers[name as QuantizerName] === number);
    if (found === undefined) input.fail(`an unknown codec of the values: ${number}`);
    else readKept(input, found[1], values);
  },
  size(count, settings, rows) {
    const { expected, atMost } = sparseSize(count, quantizers[settings.quantizer], settings, rows);
    return { expected: expected + 1, atMost: atMost + 1 };
  },
};

/** Every magnitude of at least the threshold, as it is. How many these are no one knows before. */
export const threshold: SectionCodec = {
  encode: (values, out, run) => writeKept(values, selectAbove(values, run.settings.threshold), none, out, run),
  decode: (input, values) => readKept(input, none, values),
  size(count) {
    const atMost = Math.max(4 * count + 1, 1 + Math.ceil(count / 8) + 4 * Math.max(0, count - 1)) + varintBytes(count);
    return { expected: atMost, atMost };
  },
};

/**
 * A uniform subset of k places without replacement, times d/k where scaled: unbiased with E error^2 = (d/k - 1) |x|^2; else E error^2 = (1 - k/d) |x|^2.
 * The places are not sent but drawn again from the stream's state.
 */
export const randomK: SectionCodec = {
  encode(values, out, { settings, draws }) {
    const count = values.length;
    const kept = keptCount(count, settings.sparsity);
    out.varint(kept);
    const state = DrawStream.of(draws.word(), draws.word(), draws.word()).state;
    for (const word of state) out.uint32(word);
    const places = new DrawStream(state).subset(kept, count);
    const sent = new Float32Array(kept);
    const scale = settings.scaled ? count / kept : 1;
    for (let i = 0; i < kept; i++) {
      const place = places[i] as number;
      sent[i] = (values[place] as number) * scale;
      if (!Number.isFinite(sent[i])) {
        return { path: `[${place}]`, message: `times ${scale} it is above what f32 holds`, given: values[place] };
      }
    }
    out.float32s(sent);
    return undefined;
  },
  decode(input, values) {
    const kept = input.varint(values.length);
    const state = Uint32Array.from({ length: 4 }, () => input.uint32());
    if (4 * kept > input.left) input.fail("the values end early");
    if (state.every((word) => word === 0)) input.fail("a state of random numbers that never moves on");
    if (input.fault !== undefined) return;
    const sent = new Float32Array(kept);
    input.float32s(sent);
    scatter(new DrawStream(state).subset(kept, values.length), sent, values);
  },
  size(count, { sparsity }) {
    const kept = keptCount(count, sparsity);
    const bytes = varintBytes(kept) + 16 + 4 * kept;
    return { expected: bytes, atMost: bytes };
  },
};

function largestOf(values: Float32Array, run: SectionRun): Uint32Array {
  const kept = keptCount(values.length, run.settings.sparsity);
  return kept === 0 ? new Uint32Array(0) : selectTopK(values, kept);
}

function writeKept(
  values: Float32Array,
  places: Uint32Array,
  codec: SectionCodec,
  out: ByteWriter,
  run: SectionRun,
): Problem | undefined {
  const kept = new Float32Array(places.length);
  for (let i = 0; i < kept.length; i++) kept[i] = values[places[i] as number] as number;
  // Of the largest magnitudes one would be NaN or an infinity if any value were.
  if (firstNonFinite(kept) >= 0) return nonFiniteProblem(values);
  out.varint(places.length);
  writeIndices(places, values.length, out);
  const problem = codec.encode(kept, out, { ...run, rows: 0 });
  if (problem === undefined) return undefined;
  const at = /^\[(\d+)\]$/.exec(problem.path)?.[1];
  return at === undefined ? problem : { ...problem, path: `[${places[Number(at)]}]` };
}

function readKept(input: ByteReader, codec: SectionCodec, values: Float32Array): void {
  const count = input.varint(values.length);
  const places = readIndices(input, count, values.length);
  if (input.fault !== undefined) return;
  const kept = new Float32Array(count);
  codec.decode(input, kept);
  scatter(places, kept, values);
}

function scatter(places: Uint32Array, kept: Float32Array, values: Float32Array): void {
  for (let i = 0; i < places.length; i++) values[places[i] as number] = kept[i] as number;
}

function sparseSize(count: number, codec: SectionCodec, settings: SectionRun["settings"], rows: number): SectionSize {
  const kept = keptCount(count, settings.sparsity);
  const indices = indexBytes(kept, count);
  const sent = codec.size(kept, settings, rows);
  const before = varintBytes(kept);
  return { expected: before + indices.expected + sent.expected, atMost: before + indices.atMost + sent.atMost };
}
