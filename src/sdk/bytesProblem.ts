import type { Problem } from "../core/base/outcome";

/** What is wrong with a value that should be bytes; undefined where it is some. */
export function bytesProblem(path: string, value: unknown): Problem | undefined {
  // By its tag: bytes from another realm are bytes, too.
  if (Object.prototype.toString.call(value) === "[object Uint8Array]") return undefined;
  return { path, message: "not bytes", given: typeof value, allowed: "Uint8Array" };
}
