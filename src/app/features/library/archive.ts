import { unzip, zip } from "fflate";
import { limits } from "../../../core/scenario/limits";

/** Larger archives are none of ours. */
const mostFiles = 5000;
const largestArchiveBytes = 200_000_000;

export interface ArchivedFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A zip archive of files; of several with one name, the later ones are numbered. Packed off the main thread. */
export function packFiles(files: readonly ArchivedFile[]): Promise<Uint8Array<ArrayBuffer>> {
  const entries: Record<string, Uint8Array> = {};
  for (const { name, bytes } of files) entries[freeName(name, entries)] = bytes;
  return new Promise((resolve, reject) => {
    zip(entries, { level: 6 }, (error, packed) => (error ? reject(error) : resolve(new Uint8Array(packed))));
  });
}

/** The JSON files of a zip archive, small enough to be scenarios. Rejects what is no archive, or too large a one. */
export function unpackFiles(archive: Uint8Array): Promise<readonly ArchivedFile[]> {
  let count = 0;
  let total = 0;
  return new Promise((resolve, reject) => {
    const filter = ({ name, originalSize }: { readonly name: string; readonly originalSize: number }): boolean => {
      if (!name.endsWith(".json") || originalSize > limits.documentBytes) return false;
      total += originalSize;
      return ++count <= mostFiles && total <= largestArchiveBytes;
    };
    unzip(archive, { filter }, (error, files) => {
      if (error) reject(error);
      else resolve(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
    });
  });
}

function freeName(name: string, taken: Readonly<Record<string, unknown>>): string {
  let free = name;
  for (let number = 2; free in taken; number++) free = name.replace(/\.json$/, `-${number}.json`);
  return free;
}
