import { mkdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { publicFiles } from "../src/core/scenario/publicFiles";

/** `tsx .ci/schema.ts [--check]`: writes the files of public/ that follow from the sources, or fails where one is stale. */
const checkOnly = process.argv.includes("--check");
const files = publicFiles();
const stale: string[] = [];
for (const { path, text } of files) {
  const target = join("public", path);
  if ((await readFile(target, "utf8").catch(() => undefined)) === text) continue;
  stale.push(target);
  if (checkOnly) continue;
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, text);
}

if (checkOnly && stale.length > 0) {
  console.error(`stale: ${stale.join(", ")}. Run \`npm run schema\` and commit what it writes.`);
  process.exitCode = 1;
} else {
  console.log(`${files.length} files in public/ follow from the sources, ${stale.length} written`);
}
