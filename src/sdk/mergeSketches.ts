import { mergeSketches as mergeMessages } from "../core/compression/mergeSketches";
import { bytesProblem } from "./bytesProblem";
import { OrbitweaveError } from "./orbitweaveError";

/**
 * The message of the sum of the gradients whose sketches these are: a relay adds up what clients send without reading it (Charikar et al. 2002).
 * @throws OrbitweaveError where they are not sketches of one seed, size and form of gradient, or their sum is above what f32 holds
 */
export function mergeSketches(messages: readonly Uint8Array[]): Uint8Array {
  if (!Array.isArray(messages)) {
    throw new OrbitweaveError([
      { path: "", message: "no list of messages", given: typeof messages, allowed: "Uint8Array[]" },
    ]);
  }
  const problems = messages.flatMap((message, m) => bytesProblem(`[${m}]`, message) ?? []);
  if (problems.length > 0) throw new OrbitweaveError(problems);
  const merged = mergeMessages(messages);
  if (!merged.ok) throw new OrbitweaveError(merged.error);
  return merged.value;
}
