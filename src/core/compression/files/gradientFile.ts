import { failure, type Outcome, success } from "../../base/outcome";
import { type Gradient, gradientOf, isPlain, tensorsOf } from "../gradient";
import { readNpy, writeNpy } from "./npy";
import { readSafetensors, writeSafetensors } from "./safetensors";
import { widenValues } from "./widenValues";

const allowed = ".f32, .npy, .safetensors";

/** The name that one array without a name gets where a name is needed. */
const onlyName = "array";

/**
 * Reads a gradient from the bytes of a file, by the end of its name: `.f32` (bare little-endian f32 values), `.npy`, `.safetensors`. An array of more
 * dimensions than one keeps its shape, under the name `array`.
 */
export function readGradientFile(name: string, bytes: Uint8Array): Outcome<Gradient> {
  const lower = name.toLowerCase();
  if (lower.endsWith(".f32")) {
    if (bytes.length % 4 === 0) return success(widenValues(bytes, "F32"));
    return failure([{ path: "", message: `${bytes.length} bytes are no whole number of f32 values` }]);
  }
  if (lower.endsWith(".npy")) {
    const array = readNpy(bytes);
    if (!array.ok) return array;
    return success(array.value.shape.length === 1 ? array.value.data : { [onlyName]: array.value });
  }
  if (lower.endsWith(".safetensors")) {
    const tensors = readSafetensors(bytes);
    return tensors.ok ? success(gradientOf(tensors.value, false)) : tensors;
  }
  return failure([{ path: "", message: "the end of the name says no known format", given: name, allowed }]);
}

/** The bytes of a file of a gradient, by the end of its name. Only `.safetensors` holds more than one tensor. */
export function writeGradientFile(name: string, gradient: Gradient): Outcome<Uint8Array<ArrayBuffer>> {
  const lower = name.toLowerCase();
  const tensors = tensorsOf(gradient);
  if (lower.endsWith(".safetensors")) {
    return success(
      writeSafetensors(isPlain(gradient) ? tensors.map((tensor) => ({ ...tensor, name: onlyName })) : tensors),
    );
  }
  if (!lower.endsWith(".f32") && !lower.endsWith(".npy")) {
    return failure([{ path: "", message: "the end of the name says no known format", given: name, allowed }]);
  }
  const [only] = tensors;
  if (only === undefined || tensors.length > 1) {
    return failure([
      { path: "", message: `${tensors.length} tensors do not fit this format`, given: name, allowed: ".safetensors" },
    ]);
  }
  if (lower.endsWith(".npy")) return success(writeNpy(only));
  return success(new Uint8Array(only.data.slice().buffer));
}
