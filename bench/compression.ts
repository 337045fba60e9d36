import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { build, type Rolldown } from "vite";
import { rememberedBrowser } from "../.ci/browser.mjs";
import type { CompressionFigures, compressionFigures } from "./compressionFigures";

type Measured = { readonly compressionFigures: typeof compressionFigures };

/**
 * `npm run bench -- compression [--elements N] [--no-browser]`: speed, bits an index and a hash of each codec's bytes and decoded values; the same bundle
 * runs in Node and in Chromium, and the hashes must be equal.
 */
export async function run(args: readonly string[]): Promise<void> {
  const at = args.indexOf("--elements");
  const elements = at < 0 ? 16_777_216 : Number(args[at + 1]);
  const code = await bundle();
  const node = inNode(code, elements);
  console.log(["Node, by processor time", ...node.lines].join("\n"));
  console.log(
    Object.entries(node.hashes)
      .map(([name, hash]) => `  ${name.padEnd(28)} ${hash}`)
      .join("\n"),
  );
  if (args.includes("--no-browser")) return;
  const page = await inChromium(code, elements);
  console.log(["Chromium, by the clock", ...page.lines].join("\n"));
  const differing = Object.keys(node.hashes).filter((name) => node.hashes[name] !== page.hashes[name]);
  if (differing.length > 0) throw new Error(`bytes differ between Node and Chromium: ${differing.join(", ")}`);
  console.log(`all ${Object.keys(node.hashes).length} hashes are the same in Node and in Chromium`);
}

async function bundle(): Promise<string> {
  const built = (await build({
    configFile: false,
    logLevel: "warn",
    build: {
      write: false,
      target: "es2022",
      lib: { entry: join(import.meta.dirname, "compressionFigures.ts"), formats: ["es"] },
    },
  })) as Rolldown.RolldownOutput[];
  return built[0]?.output[0].code ?? "";
}

/** In a process without tsx, which would rewrite the bundle: constants as variables cost its tight loops a third of their speed. */
function inNode(code: string, elements: number): CompressionFigures {
  const folder = mkdtempSync(join(tmpdir(), "orbitweave-bench-"));
  try {
    writeFileSync(join(folder, "figures.mjs"), code);
    const main = join(folder, "main.mjs");
    writeFileSync(main, nodeMain);
    const { NODE_OPTIONS: _, ...env } = process.env;
    return JSON.parse(execFileSync(process.execPath, [main, String(elements)], { env, encoding: "utf8" }));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const nodeMain = `import { compressionFigures } from "./figures.mjs";
function processorMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
process.stdout.write(JSON.stringify(compressionFigures(Number(process.argv[2]), processorMs)));
`;

async function inChromium(code: string, elements: number): Promise<CompressionFigures> {
  const executablePath = await rememberedBrowser();
  const browser = await chromium.launch({
    ...(executablePath !== undefined && { executablePath }),
    chromiumSandbox: false,
  });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    return await page.evaluate(
      async ([source, count]) => {
        const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
        const measured = (await import(url)) as Measured;
        return measured.compressionFigures(count, () => performance.now());
      },
      [code, elements] as const,
    );
  } finally {
    await browser.close();
  }
}
