import type { ByteSource } from "../../core/base/byteSource";

/** A file that a page was given, as a source of ranges: nothing of it is read before it is asked for. */
export function blobSource(name: string, content: Blob): ByteSource {
  const read = async (offset: number, length: number) =>
    new Uint8Array(await content.slice(offset, offset + length).arrayBuffer());
  return {
    name,
    size: content.size,
    read,
    async readText(offset, length) {
      const bytes = await read(offset, length);
      try {
        return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
      } catch {
        return undefined;
      }
    },
  };
}
