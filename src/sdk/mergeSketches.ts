import { mergeSketches as mergeMessages } from "../core/compression/mergeSketches";
import { bytesProblems } from "./bytesProblems";
import { orThrow, throwIfAny } from "./orbitweaveError";

/**
 * The message of the sum of the gradients whose sketches these are: a relay adds up what clients send without reading it (Charikar et al. 2002).
 * @throws OrbitweaveError where they are not sketches of one seed, size and form of gradient, or their sum is above what f32 holds
 */
export function mergeSketches(messages: readonly Uint8Array[]): Uint8Array {
  if (!Array.isArray(messages)) {
    throwIfAny([{ path: "", message: "no list of messages", given: typeof messages, allowed: "Uint8Array[]" }]);
  }
  throwIfAny(messages.flatMap((message, m) => bytesProblems(`[${m}]`, message)));
  return orThrow(mergeMessages(messages));
}
