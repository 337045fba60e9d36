/** What a link's text begins with; the number is the version of everything behind it. */
export const linkPrefix = "ow1.";

/** Before the deflated JSON: its length in bytes and its CRC-32, both as big-endian 32-bit words. They tell cut from damaged links. */
export const headerBytes = 8;
