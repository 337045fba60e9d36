import { existsSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Browser, chromium } from "@playwright/test";
import { preview } from "vite";
import { rememberedBrowser } from "../.ci/browser.mjs";
import { initialScriptBytes, mostInitialBytes } from "../.ci/initialScript";

const softwareGraphics = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

/**
 * `npm run bench -- load [--visits 5] [--dist dist/app]`: how long a first visit takes until the page can be used and until the globe is drawn,
 * and what the script weighs that is needed before it. Fails if that is 350 kB or more.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { visits: { type: "string", default: "5" }, dist: { type: "string", default: "dist/app" } },
  });
  if (!existsSync(`${values.dist}/index.html`)) throw new Error(`no app in ${values.dist}: run npm run build`);
  const bytes = initialScriptBytes(values.dist);
  console.log(`Script before the globe: ${(bytes / 1000).toFixed(1)} kB gzipped (at most ${mostInitialBytes / 1000})`);
  if (bytes >= mostInitialBytes) process.exitCode = 1;

  const server = await preview({ build: { outDir: values.dist }, preview: { port: 4614, strictPort: false } });
  const [address = ""] = server.resolvedUrls?.local ?? [];
  const browser = await chromium.launch({
    executablePath: await rememberedBrowser(),
    chromiumSandbox: false,
    args: softwareGraphics,
  });
  try {
    const visits: Visit[] = [];
    for (let i = 0; i < Number(values.visits); i++) visits.push(await visit(browser, address));
    print(
      "Shell can be used:",
      visits.map(({ shellMs }) => shellMs),
    );
    print(
      "Globe drawn, contacts there:",
      visits.map(({ globeMs }) => globeMs),
    );
    console.log(`Load of the machine at the end: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
  } finally {
    await browser.close();
    await server.close();
  }
}

interface Visit {
  readonly shellMs: number;
  readonly globeMs: number;
}

/** A visit of somebody new: nothing is stored. Times from the start of the navigation. */
async function visit(browser: Browser, address: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: "block" });
  const page = await context.newPage();
  await page.goto(address, { waitUntil: "commit" });
  await page.getByRole("button", { name: /^Scenario:/ }).click({ trial: true, timeout: 120_000 });
  const shellMs = await page.evaluate(() => performance.now());
  await page.locator("html[data-idle=true]").waitFor({ state: "attached", timeout: 120_000 });
  const globeMs = await page.evaluate(() => performance.now());
  await context.close();
  return { shellMs, globeMs };
}

function print(what: string, times: readonly number[]): void {
  const sorted = [...times].sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const text = sorted.map((ms) => (ms / 1000).toFixed(2)).join(", ");
  console.log(`${what} median ${(median / 1000).toFixed(2)} s of ${sorted.length} first visits (${text})`);
}
