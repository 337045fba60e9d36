import { failure, type Outcome, success } from "../base/outcome";
import { findJsonFault } from "./jsonFault";

/** Parses JSON text of at most `maxBytes` of UTF-8. A syntax error's path is its line and column. A byte order mark is skipped. */
export function readJson(text: string, maxBytes: number): Outcome<unknown> {
  const bytes = utf8Length(text);
  if (bytes > maxBytes) {
    const message = `text of ${inMB(bytes)} is too long`;
    return failure([{ path: "", message, allowed: `at most ${inMB(maxBytes)}` }]);
  }
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  try {
    return success(JSON.parse(body));
  } catch {
    // The engine's own message names the place in some cases only, and differs from engine to engine.
    const { offset, message } = findJsonFault(body);
    const before = body.slice(0, offset).split("\n");
    const column = (before.at(-1) ?? "").length + 1;
    return failure([{ path: `line ${before.length}, column ${column}`, message: `not JSON: ${message}` }]);
  }
}

/** Bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) continue;
    // Each half of a surrogate pair counts two bytes: four together.
    bytes += code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 1 : 2;
  }
  return bytes;
}

function inMB(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
