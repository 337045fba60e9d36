/** Remainders that move on side by side, each over every fourth word: a processor need not wait for one before it takes up the next. */
const lanes = 4;
/** Words between two calls of `fold`: engines compile a function that is called often better than a loop that is found running. */
const lot = 4096;

/** Remainders of a byte that nothing follows, for the polynomial of IEEE 802.3 in reversed bit order. */
const byteTable = makeByteTable();
/**
 * Remainders of the parts of a word that a whole turn of the lanes follows, all of it 0: bits 0..10, 11..21 and 22..31. Three steps a word, where its
 * bytes would take four; the 20 KiB still lie in the nearest cache.
 */
const partTable = Int32Array.of(...partRemainders(11, 0), ...partRemainders(11, 11), ...partRemainders(10, 22));

/**
 * CRC-32 of IEEE 802.3, as in zip and PNG: finds every burst of up to 32 wrong bits. Lanes as in Kadatch and Jenkins, "Everything we know about CRC
 * but afraid to forget" (2010).
 * @param before the CRC of the bytes that stand before these, where they come in pieces
 */
export function crc32(bytes: Uint8Array, before = 0): number {
  // Words are read whole where they lie at multiples of four bytes.
  const lead = Math.min(bytes.length, (4 - (bytes.byteOffset % 4)) % 4);
  const count = lanes * Math.floor((bytes.length - lead) / (4 * lanes));
  let remainder = afterBytes(bytes, 0, lead, ~before);
  if (count > 0) remainder = afterWords(new Int32Array(bytes.buffer, bytes.byteOffset + lead, count), remainder);
  return ~afterBytes(bytes, lead + 4 * count, bytes.length, remainder) >>> 0;
}

function afterBytes(bytes: Uint8Array, start: number, end: number, before: number): number {
  let remainder = before;
  for (let i = start; i < end; i++) remainder = afterByte(remainder ^ (bytes[i] as number));
  return remainder;
}

/** After a multiple of as many words as there are lanes. */
function afterWords(words: Int32Array, before: number): number {
  const remainders = Int32Array.of(before, 0, 0, 0);
  const last = words.length - lanes;
  for (let start = 0; start < last; start += lot) fold(words, start, Math.min(last, start + lot), remainders);
  // On the last word of each lane the next lane follows at once.
  let remainder = 0;
  for (let lane = 0; lane < lanes; lane++) {
    remainder = afterWord(remainder ^ (remainders[lane] as number) ^ (words[last + lane] as number));
  }
  return remainder;
}

/** Takes words, whole turns of the lanes, into the remainders. */
function fold(words: Int32Array, start: number, end: number, remainders: Int32Array): void {
  const table = partTable;
  let a = remainders[0] as number;
  let b = remainders[1] as number;
  let c = remainders[2] as number;
  let d = remainders[3] as number;
  for (let w = start; w < end; w += lanes) {
    a = afterTurn(table, a ^ (words[w] as number));
    b = afterTurn(table, b ^ (words[w + 1] as number));
    c = afterTurn(table, c ^ (words[w + 2] as number));
    d = afterTurn(table, d ^ (words[w + 3] as number));
  }
  remainders[0] = a;
  remainders[1] = b;
  remainders[2] = c;
  remainders[3] = d;
}

function afterTurn(table: Int32Array, word: number): number {
  const low = table[word & 2047] as number;
  const middle = table[2048 + ((word >>> 11) & 2047)] as number;
  return low ^ middle ^ (table[4096 + (word >>> 22)] as number);
}

function afterWord(word: number): number {
  return afterByte(afterByte(afterByte(afterByte(word))));
}

function afterByte(remainder: number): number {
  return (remainder >>> 8) ^ (byteTable[remainder & 255] as number);
}

function makeByteTable(): Int32Array {
  const made = new Int32Array(256);
  for (let byte = 0; byte < made.length; byte++) {
    let remainder = byte;
    for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ 0xedb88320 : remainder >>> 1;
    made[byte] = remainder;
  }
  return made;
}

/** Remainders are linear: those of the single bits give all. */
function partRemainders(bits: number, shift: number): Int32Array {
  const made = new Int32Array(2 ** bits);
  for (let part = 1; part < made.length; part++) {
    const lowest = part & -part;
    if (part === lowest) {
      made[part] = part << shift;
      for (let word = 0; word < lanes; word++) made[part] = afterWord(made[part] as number);
    } else made[part] = (made[lowest] as number) ^ (made[part ^ lowest] as number);
  }
  return made;
}
