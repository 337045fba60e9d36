import type { Gradient } from "../core/compression/gradient";
import { type DecodeOptions, decodeGradient } from "../core/compression/wireFormat";
import { bytesProblems } from "./bytesProblems";
import { orThrow, throwIfAny } from "./orbitweaveError";
import { unknownOptions } from "./unknownOptions";

/**
 * What was compressed, after loss: a Float32Array, or tensors by name.
 * @throws OrbitweaveError where the bytes are no whole message, or hold more than `maxElements` values (default 2^28), or an option is unknown
 */
export function decompress(bytes: Uint8Array, options: DecodeOptions = {}): Gradient {
  const problems = unknownOptions(options, { maxElements: true });
  const { maxElements } = options;
  // NaN would be no limit at all.
  if (maxElements !== undefined && !(typeof maxElements === "number" && maxElements >= 0)) {
    problems.push({ path: "maxElements", message: "not allowed here", given: maxElements, allowed: "a number >= 0" });
  }
  throwIfAny([...problems, ...bytesProblems("bytes", bytes)]);
  return orThrow(decodeGradient(bytes, options)).gradient;
}
