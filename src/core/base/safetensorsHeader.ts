import { failure, type Outcome, success } from "./outcome";

/** The reference implementation's limit, in bytes. */
const longestHeader = 100_000_000;
const mostDimensions = 32;

/** Bits of a value by type, as the reference implementation names them; those of less than a byte are packed. */
const valueBits: Readonly<Record<string, number>> = {
  BOOL: 8,
  F4: 4,
  F6_E2M3: 6,
  F6_E3M2: 6,
  U8: 8,
  I8: 8,
  F8_E5M2: 8,
  F8_E4M3: 8,
  F8_E8M0: 8,
  F8_E4M3FNUZ: 8,
  F8_E5M2FNUZ: 8,
  I16: 16,
  U16: 16,
  F16: 16,
  BF16: 16,
  I32: 32,
  U32: 32,
  F32: 32,
  C64: 64,
  F64: 64,
  I64: 64,
  U64: 64,
};

/** A tensor of a .safetensors file: where its bytes lie, counted from the end of the header. */
export interface SafetensorsEntry {
  readonly name: string;
  /** As written, such as `F32`. */
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** Bytes before the header's text, which hold its length. */
export const safetensorsPrefix = 8;

/** Length of the header's text in bytes, from the first eight bytes of a file of so many bytes. Data begin behind it. */
export function safetensorsHeaderBytes(first: Uint8Array, fileBytes: number): Outcome<number> {
  if (fileBytes < safetensorsPrefix || first.length < safetensorsPrefix) {
    return refuse("shorter than the length of its header", `${fileBytes} bytes`, "at least 8 bytes");
  }
  const view = new DataView(first.buffer, first.byteOffset, first.length);
  const length = view.getUint32(0, true) + 4294967296 * view.getUint32(4, true);
  if (length > longestHeader) return refuse("the header is too long", length, `at most ${longestHeader} bytes`);
  if (safetensorsPrefix + length > fileBytes) {
    const left = fileBytes - safetensorsPrefix;
    return refuse("the header ends early", `${length} bytes`, `at most the ${left} bytes that follow`);
  }
  return success(length);
}

/**
 * The tensors that a header's text lists, in the order of their data. Data follow each other without gaps and fill the file, as the format
 * demands, and each tensor's are of its shape's size; `__metadata__` is left out.
 * @param text undefined where it is no UTF-8
 * @param dataBytes bytes of the file behind the header
 */
export function readSafetensorsHeader(text: string | undefined, dataBytes: number): Outcome<SafetensorsEntry[]> {
  const header = text === undefined ? undefined : parseObject(text);
  if (text === undefined || header === undefined) return refuse("the header is no JSON object");
  const twice = repeatedName(text);
  if (twice !== undefined) return refuse("a name stands twice", twice, "each name once");
  const entries: SafetensorsEntry[] = [];
  for (const [name, entry] of Object.entries(header)) {
    if (name === "__metadata__") continue;
    if (!isWritten(entry)) return refuse(`the entry of ${JSON.stringify(name)} has no dtype, shape and data_offsets`);
    const { dtype, shape } = entry;
    const [start, end] = entry.data_offsets;
    entries.push({ name, dtype, shape, start, end });
  }
  entries.sort((a, b) => a.start - b.start || a.end - b.end);
  let at = 0;
  for (const { name, dtype, shape, start, end } of entries) {
    if (end > dataBytes) return refuse(`the data of ${JSON.stringify(name)} lie beyond the end of the file`, end);
    if (start !== at || end < start) {
      return refuse(`the data of ${JSON.stringify(name)} leave a gap or lie over others`, start, `from ${at} on`);
    }
    const bits = Object.hasOwn(valueBits, dtype) ? valueBits[dtype] : undefined;
    if (bits === undefined)
      return refuse(
        `${JSON.stringify(name)} holds values of an unknown type`,
        dtype,
        Object.keys(valueBits).join(", "),
      );
    const count = shape.reduce((product, side) => product * side, 1);
    if (count * bits !== 8 * (end - start)) {
      const given = `${end - start} bytes of ${dtype} as [${shape.join(", ")}]`;
      return refuse(`${JSON.stringify(name)} is not of its shape's size`, given);
    }
    at = end;
  }
  if (at !== dataBytes) return refuse(`${dataBytes} bytes of data, of which ${at} belong to tensors`);
  return success(entries);
}

interface WrittenEntry {
  readonly dtype: string;
  readonly shape: readonly number[];
  readonly data_offsets: readonly [number, number];
}

function isWritten(entry: unknown): entry is WrittenEntry {
  if (typeof entry !== "object" || entry === null) return false;
  const { dtype, shape, data_offsets: offsets } = entry as Partial<Record<keyof WrittenEntry, unknown>>;
  const areWhole = (numbers: unknown): numbers is number[] =>
    Array.isArray(numbers) && numbers.every((number) => Number.isSafeInteger(number) && number >= 0);
  if (!areWhole(shape) || shape.length > mostDimensions) return false;
  return typeof dtype === "string" && areWhole(offsets) && offsets.length === 2;
}

function parseObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first name that an object's text gives to two members, of which JSON.parse would keep the last; the format forbids it. */
function repeatedName(json: string): string | undefined {
  const names = new Set<string>();
  let depth = 0;
  let last = "";
  for (let i = 0; i < json.length; i++) {
    const character = json[i];
    if (character === '"') {
      const start = i;
      for (i++; json[i] !== '"'; i++) if (json[i] === "\\") i++;
      if (depth === 1) last = JSON.parse(json.slice(start, i + 1));
    } else if (character === "{" || character === "[") depth++;
    else if (character === "}" || character === "]") depth--;
    else if (character === ":" && depth === 1) {
      if (names.has(last)) return last;
      names.add(last);
    }
  }
  return undefined;
}

function refuse(message: string, given?: unknown, allowed?: string): Outcome<never> {
  const problem = { path: "", message: `not a readable .safetensors file: ${message}` };
  return failure([{ ...problem, ...(given !== undefined && { given }), ...(allowed !== undefined && { allowed }) }]);
}
