import { failure, type Outcome, success } from "../../base/outcome";
import { countOf, type Tensor } from "../gradient";
import { valueBytes, widenValues } from "./widenValues";

const magic = "\u0093NUMPY";
const alignment = 64;
const kinds = { "<f4": "F32", "<f2": "F16" } as const;

/** What the header of a NumPy array file says. */
export interface NpyHeader {
  readonly shape: readonly number[];
  readonly type: "F32" | "F16";
  /** Where the values begin, in bytes. */
  readonly dataStart: number;
}

/** More than any header of ours or NumPy's takes, in bytes. */
export const longestNpyHeader = 1_000_000;

/**
 * Reads the header of a NumPy array file (format 1, 2 or 3) of little-endian f32, or f16, which f32 holds exactly. Other types would change values
 * on the way and are refused.
 * @param head the file's first bytes: `longestNpyHeader` of them, or all
 */
export function readNpyHeader(head: Uint8Array, fileBytes: number): Outcome<NpyHeader> {
  if (latin(head.subarray(0, 6)) !== magic) return refuse("does not begin as an .npy file");
  const major = head[6] ?? 0;
  const prefix = major === 1 ? 10 : 12;
  if (major < 1 || major > 3 || head.length < prefix) return refuse(`format version ${major}`, "1, 2 or 3");
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  const start = prefix + (major === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (start > head.length) return refuse("the header ends early");
  const header = latin(head.subarray(prefix, start));
  const descr = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1];
  if (descr === undefined) {
    const isRecord = /'descr'\s*:\s*\[/.test(header);
    return isRecord
      ? refuse("values of several fields", "one of them: numpy.ascontiguousarray(array['name'])")
      : refuse("no type of values in the header");
  }
  const type = Object.hasOwn(kinds, descr) ? kinds[descr as keyof typeof kinds] : undefined;
  if (type === undefined) return refuse(`values of type ${descr}`, "float32 or float16: array.astype('float32')");
  const text = /'shape'\s*:\s*\(([0-9,\s]*)\)/.exec(header)?.[1];
  if (text === undefined) return refuse("no shape in the header");
  const shape = text
    .split(",")
    .filter((part) => part.trim() !== "")
    .map(Number);
  if (/'fortran_order'\s*:\s*True/.test(header) && shape.length > 1) {
    return refuse("columns first (Fortran order)", "numpy.ascontiguousarray(array)");
  }
  const wanted = countOf(shape) * valueBytes[type];
  if (wanted !== fileBytes - start) {
    return refuse(`the shape (${text.trim()}) wants ${wanted} bytes, there are ${fileBytes - start}`);
  }
  return success({ shape, type, dataStart: start });
}

/** Reads a NumPy array file. */
export function readNpy(bytes: Uint8Array): Outcome<Tensor> {
  const header = readNpyHeader(bytes.subarray(0, longestNpyHeader), bytes.length);
  if (!header.ok) return header;
  const { shape, type, dataStart } = header.value;
  return success({ shape, data: widenValues(bytes.subarray(dataStart), type) });
}

/** Writes a NumPy array file of f32, format 1. */
export function writeNpy({ shape, data }: Tensor): Uint8Array<ArrayBuffer> {
  const shapeText = shape.length === 1 ? `${shape[0]},` : shape.join(", ");
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': (${shapeText}), }`;
  const start = Math.ceil((10 + header.length + 1) / alignment) * alignment;
  const bytes = new Uint8Array(start + data.byteLength);
  const text = `${magic}\u0001\u0000${String.fromCharCode((start - 10) & 255, (start - 10) >> 8)}${header}`;
  for (let i = 0; i < start; i++) bytes[i] = i < text.length ? text.charCodeAt(i) : i === start - 1 ? 10 : 32;
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), start);
  return bytes;
}

function refuse(message: string, allowed?: string): Outcome<never> {
  return failure([
    { path: "", message: `not a readable .npy file: ${message}`, ...(allowed !== undefined && { allowed }) },
  ]);
}

function latin(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
}
