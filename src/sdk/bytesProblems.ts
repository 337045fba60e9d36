import type { Problem } from "../core/base/outcome";

/** A problem where a value is no bytes, as callers without types may have it. */
export function bytesProblems(path: string, value: unknown): Problem[] {
  // By its tag: bytes from another realm are bytes, too.
  if (Object.prototype.toString.call(value) === "[object Uint8Array]") return [];
  return [{ path, message: "not bytes", given: typeof value, allowed: "Uint8Array" }];
}
