import { open, stat } from "node:fs/promises";
import type { ByteSource } from "../core/base/byteSource";
import { failure, type Outcome, success } from "../core/base/outcome";

/** A file whose ranges are read as they are asked for; it is not held open in between. */
export async function fileSource(path: string): Promise<Outcome<ByteSource>> {
  try {
    const found = await stat(path);
    if (!found.isFile()) return failure([{ path, message: "cannot be read: it is no file" }]);
    const read = (offset: number, length: number) => readRange(path, offset, length);
    return success({
      name: path,
      size: found.size,
      read,
      async readText(offset, length) {
        try {
          return new TextDecoder("utf-8", { fatal: true }).decode(await read(offset, length));
        } catch (error) {
          if (error instanceof TypeError) return undefined;
          throw error;
        }
      },
    });
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return failure([{ path, message: `cannot be read: ${isMissing ? "there is no such file" : String(error)}` }]);
  }
}

async function readRange(path: string, offset: number, length: number): Promise<Uint8Array> {
  const file = await open(path);
  try {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await file.read(bytes, 0, length, offset);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
