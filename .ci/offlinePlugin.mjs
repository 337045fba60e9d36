import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";

const SOURCE = "src/app/shell/offline/serviceWorker.js";
const OUTPUT = "service-worker.js";

/**
 * Writes the service worker beside the built app: it knows every file there is, and a version that changes with any of them.
 * @returns {import("vite").Plugin}
 */
export function offlinePlugin() {
  let root = "";
  let outDir = "";
  return {
    name: "orbitweave-offline",
    apply: "build",
    configResolved(config) {
      root = config.root;
      outDir = resolve(config.root, config.build.outDir);
    },
    closeBundle: {
      order: "post",
      sequential: true,
      async handler() {
        const source = await readFile(join(root, SOURCE), "utf8");
        await writeFile(join(outDir, OUTPUT), await withFiles(source, outDir));
      },
    },
  };
}

/**
 * @param {string} source
 * @param {string} outDir
 */
async function withFiles(source, outDir) {
  const entries = await readdir(outDir, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(outDir.length + 1)
        .replaceAll("\\", "/"),
    )
    .filter((path) => path !== OUTPUT && !path.endsWith(".map"))
    .sort();
  const digest = createHash("sha256").update(source);
  for (const path of paths) digest.update(path).update(await readFile(join(outDir, path)));
  const addresses = paths.map((path) => (path === "index.html" ? "/" : `/${path}`));
  const version = digest.digest("hex").slice(0, 16);
  return `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(addresses)};\n${source}`;
}
