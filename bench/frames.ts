import { existsSync, writeFileSync } from "node:fs";
import { availableParallelism, loadavg } from "node:os";
import { parseArgs } from "node:util";
import { type Browser, chromium, type Page } from "@playwright/test";
import { preview } from "vite";
import { rememberedBrowser } from "../.ci/browser.mjs";
import { examples } from "../src/core/scenario/examples";
import { encodeLink } from "../src/core/scenario/link/encodeLink";
import type { Scenario } from "../src/core/scenario/schema";
import { readTrace, type Spread, type TaskFigures, type TraceFigures } from "./traceFigures";

/** What the end-to-end tests start the browser with: WebGL computed by the processor. */
const softwareGraphics = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"];

const categories = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing", "toplevel"];

/**
 * `npm run bench -- frames [--seconds 10] [--dist dist/app] [--hardware] [--trace FILE]`: plays the built app in Chromium and reads from a trace what the main
 * thread did. The mesh plays with its links shown, and at last satellites of a route fail. Ours (moving everything to the instant, components, results that arrive) is told apart from Cesium's drawing, which waits
 * for the processor where that draws the pixels.
 */
export async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: "string", default: "10" },
      dist: { type: "string", default: "dist/app" },
      hardware: { type: "boolean", default: false },
      trace: { type: "string" },
    },
  });
  if (!existsSync(`${values.dist}/index.html`)) throw new Error(`no app in ${values.dist}: run npm run build`);
  const server = await preview({ build: { outDir: values.dist }, preview: { port: 4605, strictPort: false } });
  const [address = ""] = server.resolvedUrls?.local ?? [];
  const browser = await chromium.launch({
    executablePath: await rememberedBrowser(),
    chromiumSandbox: false,
    args: values.hardware ? [] : softwareGraphics,
  });
  try {
    for (const played of [shell(), mesh(), crowd()]) {
      const { title, scenario } = played;
      for (const speed of [60, 3600]) {
        console.log(`${title}, playing at ${speed}x`);
        const { trace, graphicsSeconds } = await play(browser, address, played, speed, Number(values.seconds));
        if (values.trace !== undefined) writeFileSync(`${values.trace}-${scenario.name}-${speed}.json`, trace);
        print(readTrace(trace));
        const share = graphicsSeconds / Number(values.seconds);
        console.log(
          `  graphics process:         ${share.toFixed(2)} processors, the price of pixels without a graphics card`,
        );
      }
    }
    console.log("Opening the shell, until all contacts are there");
    const trace = await open(browser, address, shell().scenario);
    if (values.trace !== undefined) writeFileSync(`${values.trace}-open.json`, trace);
    print(readTrace(trace));
    console.log("From a failure by hand to the route around it, drawn");
    const waits = (await routeAround(browser, address, mesh().scenario)).toSorted((a, b) => a - b);
    console.log(
      `  median ${waits[waits.length >> 1]?.toFixed(0)}, most ${waits.at(-1)?.toFixed(0)} ms of ${waits.length}`,
    );
    console.log(`Load of the machine at the end: ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} cores`);
  } finally {
    await browser.close();
    await server.close();
  }
}

interface Played {
  readonly title: string;
  readonly scenario: Scenario;
  /** The links of the mesh are shown. */
  readonly hasLinks?: boolean;
}

function shell(): Played {
  const example = examples.find(({ id }) => id === "starlink-shell");
  if (example === undefined) throw new Error("the example is gone");
  return { title: "1,584 satellites, 12 stations", scenario: example.scenario };
}

function mesh(): Played {
  const { scenario } = shell();
  const meshed: Scenario = { ...scenario, name: "Mesh", mesh: { topology: "plus-grid" } };
  return { title: "1,584 satellites, 3,168 links and those of 12 stations", scenario: meshed, hasLinks: true };
}

function crowd(): Played {
  const { scenario } = shell();
  const [first] = scenario.constellations ?? [];
  if (first === undefined) throw new Error("the example has no constellation");
  const constellations = [{ ...first, planes: 100, satellitesPerPlane: 100 }];
  return { title: "10,000 satellites, 12 stations", scenario: { ...scenario, name: "Crowd", constellations } };
}

async function play(
  browser: Browser,
  address: string,
  { scenario, hasLinks = false }: Played,
  speed: number,
  seconds: number,
): Promise<{ readonly trace: string; readonly graphicsSeconds: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(`${address}#${encodeLink({ scenario })}`);
  await idle(page);
  if (hasLinks) await page.evaluate(() => window.__orbitweave?.runCommand("links.toggle"));
  await page.evaluate((x) => window.__orbitweave?.runCommand("clock.setSpeed", x), speed);
  await page.waitForTimeout(2000);
  const before = await graphicsSecondsOf(browser);
  await browser.startTracing(page, { categories });
  await page.waitForTimeout(seconds * 1000);
  const trace = await browser.stopTracing();
  const graphicsSeconds = (await graphicsSecondsOf(browser)) - before;
  await page.close();
  return { trace: trace.toString(), graphicsSeconds };
}

/** Processor's time of the graphics process so far. */
async function graphicsSecondsOf(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  await session.detach();
  return processInfo.find(({ type }) => type === "GPU")?.cpuTime ?? 0;
}

const routeEnds = { from: "wallops", to: "hartebeesthoek" };
const failures = 12;

/** Lets the middle satellite of the route fail again and again; ms from each command to the frame that shows another route. */
async function routeAround(browser: Browser, address: string, scenario: Scenario): Promise<number[]> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: "reduce" });
  await page.goto(`${address}#${encodeLink({ scenario })}`);
  await idle(page);
  await page.evaluate(async ({ from, to }) => {
    await window.__orbitweave?.runCommand("links.toggle");
    await window.__orbitweave?.runCommand("links.routeFrom", from);
    await window.__orbitweave?.runCommand("links.routeTo", to);
  }, routeEnds);
  await page.waitForSelector("canvas[data-route^=wallops]");
  await idle(page);
  const waits: number[] = [];
  for (let i = 0; i < failures; i++) {
    await page.waitForTimeout(300);
    waits.push(await page.evaluate(failMiddle));
  }
  await page.close();
  return waits;
}

/** Runs in the page. */
function failMiddle(): Promise<number> {
  const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-route]");
  if (canvas === null) throw new Error("no route is drawn");
  const nodes = (canvas.dataset.route ?? "").split(" ");
  const id = nodes[nodes.length >> 1];
  const begun = performance.now();
  return new Promise((resolve) => {
    const watch = new MutationObserver(() => {
      watch.disconnect();
      resolve(performance.now() - begun);
    });
    watch.observe(canvas, { attributeFilter: ["data-route"] });
    void window.__orbitweave?.runCommand("failure.fail", { kind: "satellite", id });
  });
}

async function open(browser: Browser, address: string, scenario: Scenario): Promise<string> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.goto(address);
  await idle(page);
  await browser.startTracing(page, { categories });
  await page.evaluate((hash) => {
    location.hash = hash;
  }, encodeLink({ scenario }));
  await page.waitForTimeout(500);
  await idle(page);
  const trace = await browser.stopTracing();
  await page.close();
  return trace.toString();
}

async function idle(page: Page): Promise<void> {
  await page.waitForFunction(() => document.documentElement.dataset.idle === "true", undefined, { timeout: 120_000 });
}

function print({ framesPerSecond, moveMs, namesMs, renderMs, wall, processor }: TraceFigures): void {
  const spread = ({ median, p95, max }: Spread): string =>
    `median ${median.toFixed(2)}, 95 % ${p95.toFixed(2)}, most ${max.toFixed(2)} ms`;
  const tasks = ({ longestMs, longestOwnMs, longOwnCount }: TaskFigures): string =>
    `longest ${longestMs.toFixed(1)} ms; without the drawing ${longestOwnMs.toFixed(1)} ms, ${longOwnCount} over 50 ms`;
  console.log(`  frames:                   ${framesPerSecond.toFixed(1)} a second`);
  console.log(`  ours a frame, moving:     ${spread(moveMs)}`);
  console.log(`  ours a frame, names:      ${spread(namesMs)}`);
  console.log(`  Cesium's drawing a frame: ${spread(renderMs)}`);
  console.log(`  tasks, on the wall:       ${tasks(wall)}`);
  console.log(`  tasks, processor:         ${tasks(processor)}`);
}
