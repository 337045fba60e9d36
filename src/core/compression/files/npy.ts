import { failure, type Outcome, success } from "../../base/outcome";
import { countOf, type Tensor } from "../gradient";
import { widenValues } from "./widenValues";

const magic = "\u0093NUMPY";
const alignment = 64;
const kinds = { "<f4": "F32", "<f2": "F16" } as const;

/**
 * Reads a NumPy array file (format 1, 2 or 3) of little-endian f32, or f16, which f32 holds exactly. Other types would change values on the way
 * and are refused.
 */
export function readNpy(bytes: Uint8Array): Outcome<Tensor> {
  if (latin(bytes.subarray(0, 6)) !== magic) return refuse("does not begin as an .npy file");
  const major = bytes[6] ?? 0;
  const prefix = major === 1 ? 10 : 12;
  if (major < 1 || major > 3 || bytes.length < prefix) return refuse(`format version ${major}`, "1, 2 or 3");
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const start = prefix + (major === 1 ? view.getUint16(8, true) : view.getUint32(8, true));
  if (start > bytes.length) return refuse("the header ends early");
  const header = latin(bytes.subarray(prefix, start));
  const type = /'descr'\s*:\s*'([^']*)'/.exec(header)?.[1];
  const kind = type !== undefined && Object.hasOwn(kinds, type) ? kinds[type as keyof typeof kinds] : undefined;
  if (kind === undefined) return refuse(`values of type ${type}`, "float32 or float16: array.astype('float32')");
  const text = /'shape'\s*:\s*\(([0-9,\s]*)\)/.exec(header)?.[1];
  if (text === undefined) return refuse("no shape in the header");
  const shape = text
    .split(",")
    .filter((part) => part.trim() !== "")
    .map(Number);
  if (/'fortran_order'\s*:\s*True/.test(header) && shape.length > 1) {
    return refuse("columns first (Fortran order)", "numpy.ascontiguousarray(array)");
  }
  const width = kind === "F32" ? 4 : 2;
  if (countOf(shape) * width !== bytes.length - start) {
    return refuse(
      `the shape (${text.trim()}) wants ${countOf(shape) * width} bytes, there are ${bytes.length - start}`,
    );
  }
  return success({ shape, data: widenValues(bytes.subarray(start), kind) });
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
