import type { Gradient } from "../core/compression/gradient";
import { type DecodeOptions, decodeGradient } from "../core/compression/wireFormat";
import { OrbitweaveError } from "./orbitweaveError";

/**
 * What was compressed, after loss: a Float32Array, or tensors by name.
 * @throws OrbitweaveError where the bytes are no whole message, or hold more than `maxElements` values (default 2^28)
 */
export function decompress(bytes: Uint8Array, options: DecodeOptions = {}): Gradient {
  const decoded = decodeGradient(bytes, options);
  if (!decoded.ok) throw new OrbitweaveError(decoded.error);
  return decoded.value.gradient;
}
