import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { deflateSync } from "fflate";
import { crc32 } from "../src/core/base/crc32";
import { digitsHeaderBytes, digitsMagic, readDigits } from "../src/core/learning/data/readDigits";

/** `tsx .ci/digits.ts [--check]`: packs the digits of the package `mnist` into public/, or fails where what is there differs from them. */
const target = "public/data/digits.bin";
const sides = 28;
const pixels = sides * sides;

const payload = await packedPictures();
if (process.argv.includes("--check")) {
  const there = await readFile(target);
  const read = readDigits(there);
  const header = new DataView(there.buffer, there.byteOffset + digitsHeaderBytes - 4, 4);
  if (!read.ok || header.getUint32(0, true) !== crc32(payload)) {
    console.error(`stale: ${target}. Run \`npm run digits\` and commit what it writes.`);
    process.exitCode = 1;
  } else console.log(`${target} holds the ${read.value.samples.count} digits of its package`);
} else {
  const bytes = fileOf(payload);
  await writeFile(target, bytes);
  console.log(`${target}: ${bytes.length} bytes`);
}

/** A byte a label, then pixels of 16 levels, two a byte; the pictures in the package's order, digit by digit. */
async function packedPictures(): Promise<Uint8Array> {
  const require = createRequire(import.meta.url);
  const labels: number[] = [];
  const levels: number[] = [];
  for (let digit = 0; digit < 10; digit++) {
    const file = require.resolve(`mnist/src/digits/${digit}.json`);
    const { data } = JSON.parse(await readFile(file, "utf8")) as { readonly data: readonly number[] };
    const count = Math.floor(data.length / pixels);
    for (let i = 0; i < count; i++) labels.push(digit);
    for (let i = 0; i < count * pixels; i++) levels.push(Math.round(15 * (data[i] as number)));
  }
  const packed = new Uint8Array(labels.length + levels.length / 2);
  packed.set(labels);
  for (let i = 0; i < levels.length; i += 2) {
    packed[labels.length + i / 2] = ((levels[i] as number) << 4) | (levels[i + 1] as number);
  }
  return packed;
}

function fileOf(payload: Uint8Array): Uint8Array {
  const deflated = deflateSync(payload, { level: 9, mem: 12 });
  const file = new Uint8Array(digitsHeaderBytes + deflated.length);
  file.set(new TextEncoder().encode(digitsMagic));
  const header = new DataView(file.buffer, digitsMagic.length);
  header.setUint16(0, sides, true);
  header.setUint16(2, sides, true);
  header.setUint8(4, 10);
  header.setUint8(5, 4);
  header.setUint32(6, Math.floor((2 * payload.length) / (pixels + 2)), true);
  header.setUint32(10, crc32(payload), true);
  file.set(deflated, digitsHeaderBytes);
  return file;
}
