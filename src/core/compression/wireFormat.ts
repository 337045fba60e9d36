import { crc32 } from "../base/crc32";
import { failure, type Outcome, type Problem, success } from "../base/outcome";
import { ByteReader } from "./byteReader";
import { ByteWriter } from "./byteWriter";
import { type CodecName, codecNames, codecNumbers } from "./codecNames";
import type { CodecSettings } from "./codecSettings";
import type { DrawStream } from "./drawStream";
import { firstNonFinite, nonFiniteProblem } from "./finiteValues";
import { countOf, type Gradient, gradientOf, isPlain, type NamedTensor, tensorsOf } from "./gradient";
import type { SectionRun, SectionSize } from "./sectionCodec";
import { sectionCodecs } from "./sectionCodecs";
import { readUtf8, utf8Of } from "./utf8";

/** Bytes before the body; docs/methods/compression.md has the layout. */
const headerBytes = 24;
const checksumAt = 20;
/** "OWGC". */
const magic = 0x4347574f;
const version = 1;
const namedFlag = 1;

/** Most values that a decoder makes room for, unless told otherwise. */
const defaultMaxElements = 268_435_456;
const mostTensors = 1_000_000;
const longestName = 65_535;
const mostDimensions = 32;

/** What a tensor's codec starts from and leaves for the next call, by the tensor's name. */
export type WarmStarts = Map<string, Float64Array>;

/**
 * Encodes a gradient of finite values to bytes that say themselves what they are.
 * @param draws where random codecs draw from
 * @param warm left factors of the last call, replaced by those of this one
 */
export function encodeGradient(
  gradient: Gradient,
  settings: CodecSettings,
  draws: DrawStream,
  warm: WarmStarts = new Map(),
): Outcome<Uint8Array<ArrayBuffer>> {
  const tensors = tensorsOf(gradient);
  const plain = isPlain(gradient);
  const { checksFinite = false } = sectionCodecs[settings.codec];
  const problems = tensors.flatMap((tensor) => problemsOf(tensor, plain, checksFinite));
  if (tensors.length > mostTensors) problems.push({ path: "", message: "too many tensors", allowed: `${mostTensors}` });
  if (problems.length > 0) return failure(problems);
  const out = new ByteWriter(encodedSize(gradient, settings).expected);
  out.take(headerBytes);
  if (!plain) writeTable(tensors, out);
  for (const { name, shape, data } of tensors) {
    const run: SectionRun = { settings, draws, rows: rowsOf(shape, plain), warm: warm.get(name) };
    const problem = sectionCodecs[settings.codec].encode(data, out, run);
    if (problem !== undefined) return failure([{ ...problem, path: `${name}${problem.path}` }]);
    if (run.warm !== undefined) warm.set(name, run.warm);
  }
  const elements = tensors.reduce((sum, { data }) => sum + data.length, 0);
  const bytes = out.finish();
  writeHeader(bytes, settings.codec, plain, elements);
  return success(bytes);
}

/** Bytes of the whole message before it is encoded: header, table of tensors, sections. */
export function encodedSize(gradient: Gradient, settings: CodecSettings): SectionSize {
  const plain = isPlain(gradient);
  const tensors = tensorsOf(gradient);
  let expected = headerBytes;
  let atMost = headerBytes;
  if (!plain) {
    const table = new ByteWriter();
    writeTable(tensors, table);
    expected += table.length;
    atMost += table.length;
  }
  for (const { shape, data } of tensors) {
    const size = sectionCodecs[settings.codec].size(data.length, settings, rowsOf(shape, plain));
    expected += size.expected;
    atMost += size.atMost;
  }
  return { expected, atMost };
}

export interface DecodedGradient {
  readonly codec: CodecName;
  readonly gradient: Gradient;
  readonly elements: number;
}

export interface DecodeOptions {
  /** Messages of more values are refused before any room is made for them; default 2^28. */
  readonly maxElements?: number;
}

/** Decodes a message. Whatever the bytes are, the answer is a gradient of the stated length or a problem. */
export function decodeGradient(bytes: Uint8Array, options: DecodeOptions = {}): Outcome<DecodedGradient> {
  const opened = openMessage(bytes, options.maxElements ?? defaultMaxElements);
  if (!opened.ok) return opened;
  const { codec, plain, elements, shapes, input } = opened.value;
  const tensors: NamedTensor[] = [];
  for (const { name, shape } of shapes) {
    if (input.fault !== undefined) break;
    const data = new Float32Array(countOf(shape));
    sectionCodecs[codec].decode(input, data);
    const wrong = input.fault === undefined ? firstNonFinite(data) : -1;
    if (wrong >= 0) input.fail(`value ${wrong} of the array ${JSON.stringify(name)} is not finite`);
    tensors.push({ name, shape, data });
  }
  if (input.fault === undefined && input.left > 0) input.fail(`${input.left} bytes too many`);
  if (input.fault !== undefined) return failure([{ path: "", message: `not a compressed gradient: ${input.fault}` }]);
  return success({ codec, gradient: gradientOf(tensors, plain), elements });
}

interface OpenMessage extends Header {
  readonly shapes: readonly Omit<NamedTensor, "data">[];
  /** Stands where the first section begins. */
  readonly input: ByteReader;
}

/** Checks the header and reads the table of tensors. */
export function openMessage(bytes: Uint8Array, maxElements: number): Outcome<OpenMessage> {
  const header = readHeader(bytes, maxElements);
  if (!header.ok) return header;
  const { plain, elements } = header.value;
  const input = new ByteReader(bytes);
  input.skip(headerBytes);
  const shapes = plain ? [{ name: "", shape: [elements] }] : readTable(input, elements);
  return success({ ...header.value, shapes, input });
}

/** Puts the checksum right after bytes of the message were changed. */
export function sealMessage(bytes: Uint8Array<ArrayBuffer>): void {
  new DataView(bytes.buffer, bytes.byteOffset, bytes.length).setUint32(checksumAt, checksumOf(bytes), true);
}

/** Rows of the matrix that low rank sees: a tensor's first dimension against the others; a plain array is laid out as near to a square as may be. */
function rowsOf(shape: readonly number[], plain: boolean): number {
  if (plain) return Math.floor(Math.sqrt(shape[0] as number));
  return shape.length >= 2 ? (shape[0] as number) : 0;
}

function problemsOf({ name, shape, data }: NamedTensor, plain: boolean, finiteLater: boolean): Problem[] {
  if (!(data instanceof Float32Array)) {
    return [{ path: `${name}.data`, message: "not an array of f32 values", allowed: "Float32Array" }];
  }
  if (!plain) {
    const isShape =
      Array.isArray(shape) &&
      shape.length <= mostDimensions &&
      shape.every((length) => Number.isSafeInteger(length) && length >= 0);
    if (!isShape || countOf(shape) !== data.length) {
      const allowed = `at most ${mostDimensions} whole numbers, whose product is ${data.length}`;
      return [{ path: `${name}.shape`, message: `does not hold ${data.length} values`, given: String(shape), allowed }];
    }
    const text = utf8Of(name);
    if (text.length > longestName) {
      const allowed = `at most ${longestName} bytes`;
      return [{ path: `${name.slice(0, 40)}...`, message: "the name is too long", given: text.length, allowed }];
    }
    // A lone surrogate would come back as another character, and two such names as one.
    if (readUtf8(text) !== name) return [{ path: name, message: "the name is no text", allowed: "Unicode" }];
  }
  if (data.byteOffset % 4 !== 0) return [{ path: name, message: "not aligned to four bytes" }];
  const problem = finiteLater ? undefined : nonFiniteProblem(data);
  return problem === undefined ? [] : [{ ...problem, path: `${name}${problem.path}` }];
}

function writeHeader(bytes: Uint8Array<ArrayBuffer>, codec: CodecName, plain: boolean, elements: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  view.setUint32(0, magic, true);
  bytes[4] = version;
  bytes[5] = codecNumbers[codec];
  bytes[6] = plain ? 0 : namedFlag;
  bytes[7] = 0;
  view.setUint32(8, elements % 4294967296, true);
  view.setUint32(12, Math.floor(elements / 4294967296), true);
  view.setUint32(16, bytes.length - headerBytes, true);
  sealMessage(bytes);
}

/** Over everything but the checksum itself. */
function checksumOf(bytes: Uint8Array): number {
  return crc32(bytes.subarray(headerBytes), crc32(bytes.subarray(0, checksumAt)));
}

interface Header {
  readonly codec: CodecName;
  readonly plain: boolean;
  readonly elements: number;
}

function readHeader(bytes: Uint8Array, maxElements: number): Outcome<Header> {
  const refuse = (message: string, allowed?: string) =>
    failure([
      { path: "", message: `not a compressed gradient: ${message}`, ...(allowed !== undefined && { allowed }) },
    ]);
  if (bytes.length < headerBytes) return refuse(`${bytes.length} bytes, the header alone has ${headerBytes}`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0, true) !== magic) return refuse("it does not begin with OWGC");
  if (bytes[4] !== version) return refuse(`version ${bytes[4]}`, `version ${version}`);
  const bodyBytes = view.getUint32(16, true);
  if (bodyBytes !== bytes.length - headerBytes) {
    return refuse(`the header says ${bodyBytes} bytes follow, there are ${bytes.length - headerBytes}`);
  }
  if (view.getUint32(checksumAt, true) !== checksumOf(bytes))
    return refuse("the checksum does not match: bytes were changed");
  const codec = codecNames.find((name) => codecNumbers[name] === bytes[5]);
  if (codec === undefined) return refuse(`codec ${bytes[5]}`, `0 to ${codecNames.length - 1}`);
  if ((bytes[6] as number) > namedFlag || bytes[7] !== 0) return refuse("flags that are not known");
  const elements = view.getUint32(8, true) + 4294967296 * view.getUint32(12, true);
  if (elements > maxElements) return refuse(`it claims ${elements} values`, `at most ${maxElements}`);
  return success({ codec, plain: bytes[6] === 0, elements });
}

function writeTable(tensors: readonly NamedTensor[], out: ByteWriter): void {
  out.varint(tensors.length);
  for (const { name, shape } of tensors) {
    const text = utf8Of(name);
    out.varint(text.length);
    out.append(text);
    out.varint(shape.length);
    for (const length of shape) out.varint(length);
  }
}

/** Names and shapes, whose counts are those of the header. */
function readTable(input: ByteReader, elements: number): readonly Omit<NamedTensor, "data">[] {
  const count = input.varint(mostTensors);
  const shapes: Omit<NamedTensor, "data">[] = [];
  const names = new Set<string>();
  let total = 0;
  for (let i = 0; i < count && input.fault === undefined; i++) {
    const name = readUtf8(input.piece(input.varint(longestName)));
    if (name === undefined || names.has(name)) input.fail("a name that is no text, or stands twice");
    names.add(name ?? "");
    const dimensions = input.varint(mostDimensions);
    const shape: number[] = [];
    for (let d = 0; d < dimensions; d++) shape.push(input.varint(Number.MAX_SAFE_INTEGER));
    total += countOf(shape);
    if (total > elements) input.fail(`shapes of more than the ${elements} values of the header`);
    shapes.push({ name: name ?? "", shape });
  }
  if (total !== elements) input.fail(`shapes of ${total} values, where the header says ${elements}`);
  return shapes;
}
