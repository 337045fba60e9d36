/**
 * A digest of plain data: equal data gives equal digests whatever the order of its keys; keys of undefined values count as absent. Two
 * multiplicative hashes of 32 bits over the canonical JSON text, of different offset and each mixed at the end, written as 16 hexadecimal digits.
 * For cache keys and for telling documents apart, not against forgery: two of a million differing documents collide with a chance of
 * about 3e-8.
 */
export function digestOf(value: unknown): string {
  const text = canonicalJson(value);
  let first = 0x811c9dc5;
  let second = 0x9e3779b9;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    first = Math.imul(first ^ code, 0x01000193);
    second = Math.imul(second ^ code, 0x5bd1e995);
    second ^= second >>> 15;
  }
  return hex(mix(first ^ text.length)) + hex(mix(second));
}

/** JSON text with the keys of every object in order of their UTF-16 code units. */
function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const entries = Object.entries(value).filter(([, part]) => part !== undefined);
  entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`).join(",")}}`;
}

/** MurmurHash3's final mix: every bit of the input reaches every bit of the result. */
function mix(hash: number): number {
  let h = hash;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function hex(word: number): string {
  return word.toString(16).padStart(8, "0");
}
