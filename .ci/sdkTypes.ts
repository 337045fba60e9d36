import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, relative } from "node:path";

const EMITTED = "node_modules/.cache/tsc/out/src";
const TARGET = "dist/sdk/types";
const RELATIVE_IMPORT = /(from\s+|import\(|import\s+)(["'])(\.{1,2}(?:\/[^"']*)?)\2/g;

/**
 * Copies the declarations that `sdk/index` reaches to dist/sdk/types. Their imports get file endings, without which TypeScript finds nothing
 * in a package read the way Node reads it (`moduleResolution: nodenext`).
 */
export async function writeSdkTypes(): Promise<void> {
  execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "-b", "src/sdk"], { stdio: "inherit" });
  await rm(TARGET, { recursive: true, force: true });
  const waiting = [join(EMITTED, "sdk/index.d.ts")];
  const seen = new Set(waiting);
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const from = dirname(path);
    const text = (await readFile(path, "utf8")).replace(RELATIVE_IMPORT, (_, lead, quote, specifier) => {
      const target = declarationOf(join(from, specifier));
      if (!seen.has(target)) waiting.push(target);
      seen.add(target);
      const named = relative(from, target)
        .replaceAll("\\", "/")
        .replace(/\.d\.ts$/, ".js");
      return `${lead}${quote}${named.startsWith(".") ? named : `./${named}`}${quote}`;
    });
    const copy = join(TARGET, relative(EMITTED, path));
    await mkdir(dirname(copy), { recursive: true });
    await writeFile(copy, text);
  }
}

function declarationOf(module: string): string {
  const found = [`${module}.d.ts`, join(module, "index.d.ts")].find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no declaration for ${module}`);
  return found;
}
