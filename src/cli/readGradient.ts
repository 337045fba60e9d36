import { failure, type Outcome, success } from "../core/base/outcome";
import { readGradientFile } from "../core/compression/files/gradientFile";
import { zeroNonFinite } from "../core/compression/finiteValues";
import { type Gradient, gradientOf, isPlain, tensorsOf } from "../core/compression/gradient";
import type { Io } from "./io";
import { problemsIn } from "./problemsIn";

/** As large as arrays of 2^28 values, the most that is decoded, with room for names. */
export const longestGradientFile = 1_100_000_000;

/** The gradient in a file; with `zeroed` NaN and infinities become 0. Problems say the path. */
export async function readGradient(path: string, zeroed: boolean, io: Io): Promise<Outcome<Gradient>> {
  const bytes = await io.readBytes(path, longestGradientFile);
  if (!bytes.ok) return bytes;
  const gradient = readGradientFile(path, bytes.value);
  if (!gradient.ok) return failure(problemsIn(path, gradient.error));
  if (!zeroed) return gradient;
  const tensors = tensorsOf(gradient.value).map((tensor) => ({ ...tensor, data: zeroNonFinite(tensor.data) }));
  return success(gradientOf(tensors, isPlain(gradient.value)));
}
