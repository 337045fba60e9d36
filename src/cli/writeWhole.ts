import { access, constants, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

/**
 * Writes a file whole or not at all: beside its place first, then into it, so that a full disk leaves what was there. A link goes on leading to
 * the file. Pipes and devices, and files in a folder that takes no other, are written to where they are.
 */
export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const target = await realpath(path).catch(() => path);
  const folder = dirname(target);
  const before = await stat(target).catch(() => undefined);
  if (before !== undefined) {
    if (!before.isFile() || !(await isWritable(folder))) return writeFile(target, bytes);
    // A file that may not be written could still be put aside: whoever made it so meant it.
    await access(target, constants.W_OK);
  }
  const part = join(folder, `.orbitweave-${process.pid}.part`);
  try {
    await writeFile(part, bytes, before && { mode: before.mode });
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}
