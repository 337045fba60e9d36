const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const valueOfLetter = new Map(Array.from(alphabet, (letter, value) => [letter, value]));

/** Writes bytes in the letters that survive in a URL (RFC 4648, section 5), without padding. */
export function encodeBase64Url(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let i = 0; i < bytes.length; i += 3) {
    const given = Math.min(3, bytes.length - i);
    const bits = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    for (let letter = 0; letter <= given; letter++) parts.push(alphabet.charAt((bits >> (18 - 6 * letter)) & 63));
  }
  return parts.join("");
}

/** Reads what `encodeBase64Url` wrote; undefined where a letter does not belong. A last letter too few to make a byte is dropped. */
export function decodeBase64Url(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let count = 0;
  let written = 0;
  for (const letter of text) {
    const value = valueOfLetter.get(letter);
    if (value === undefined) return undefined;
    bits = ((bits << 6) | value) & 0xffff;
    count += 6;
    if (count >= 8) {
      count -= 8;
      bytes[written++] = bits >> count;
    }
  }
  return bytes;
}
