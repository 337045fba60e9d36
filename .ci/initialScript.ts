import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What the script may weigh that comes before the globe and before anything a person opens. */
export const mostInitialBytes = 350_000;

/** Bytes, gzipped, of everything that the built page names in its head: the entry and what it imports without waiting for a person. */
export function initialScriptBytes(dist: string): number {
  const html = readFileSync(join(dist, "index.html"), "utf8");
  const paths = new Set([...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path = ""]) => path));
  if (paths.size === 0) throw new Error(`${dist}/index.html names no script`);
  return [...paths].reduce((sum, path) => sum + gzipSync(readFileSync(join(dist, path))).length, 0);
}
