import { failure, type Outcome, success } from "../base/outcome";
import type { ByteReader } from "./byteReader";
import { decodeGradient, openMessage, sealMessage } from "./wireFormat";

/** One message whose sketch is the sum of those of the messages: all of one seed, shape of sketch and form of gradient. */
export function mergeSketches(messages: readonly Uint8Array[]): Outcome<Uint8Array<ArrayBuffer>> {
  const [first, ...others] = messages;
  if (first === undefined) return refuse(0, "there is no message");
  // Not `slice`: that of a Node Buffer shares its memory.
  const merged = new Uint8Array(first);
  for (let m = 0; m < messages.length; m++) {
    const decoded = decodeGradient(messages[m] as Uint8Array);
    if (!decoded.ok) return failure(decoded.error.map((problem) => ({ ...problem, path: `[${m}]` })));
    if (decoded.value.codec !== "sketch") return refuse(m, "not a sketch");
  }
  for (const [m, other] of others.entries()) {
    const fault = addSketches(merged, other);
    if (fault !== undefined) return refuse(m + 1, fault);
  }
  sealMessage(merged);
  return success(merged);
}

function refuse(message: number, reason: string): Outcome<never> {
  return failure([
    { path: `[${message}]`, message: reason, allowed: "sketches of one seed, size and form of gradient" },
  ]);
}

/** Adds cell by cell; everything else must be the same. */
function addSketches(merged: Uint8Array<ArrayBuffer>, other: Uint8Array): string | undefined {
  sealMessage(merged);
  const ours = openMessage(merged, Number.MAX_SAFE_INTEGER);
  const theirs = openMessage(other, Number.MAX_SAFE_INTEGER);
  if (!ours.ok || !theirs.ok || merged.length !== other.length) return "of another size";
  const { shapes, input, elements } = ours.value;
  if (elements !== theirs.value.elements || JSON.stringify(shapes) !== JSON.stringify(theirs.value.shapes)) {
    return "of another form of gradient";
  }
  for (let section = 0; section < shapes.length; section++) {
    const ourHead = readHead(input);
    const theirHead = readHead(theirs.value.input);
    if (String(ourHead) !== String(theirHead))
      return `rows, columns and seed are ${theirHead}, before they were ${ourHead}`;
    const [rows, columns] = ourHead;
    const at = input.position;
    const sum = new Float32Array(rows * columns);
    const added = new Float32Array(rows * columns);
    input.float32s(sum);
    theirs.value.input.float32s(added);
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (added[i] as number);
    if (!sum.every(Number.isFinite)) return "the sum is above what f32 holds";
    merged.set(new Uint8Array(sum.buffer), at);
  }
  return undefined;
}

function readHead(input: ByteReader): readonly [rows: number, columns: number, seed: number] {
  return [input.varint(Number.MAX_SAFE_INTEGER), input.varint(Number.MAX_SAFE_INTEGER), input.uint32()];
}
