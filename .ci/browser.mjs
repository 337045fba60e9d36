// Where the end-to-end tests find a browser. Built-ins only, but for Playwright, once that is installed.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const REMEMBERED = fileURLToPath(new URL("../node_modules/.cache/orbitweave/browser.json", import.meta.url));

/** What has no window starts and draws in half the time: it comes first. */
const PROGRAMS = [
  "chromium-headless-shell",
  "chromium",
  "chromium-browser",
  "google-chrome",
  "google-chrome-stable",
  "chrome",
  "msedge",
  "microsoft-edge",
  "microsoft-edge-stable",
];

const APPLICATIONS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * The first browser that runs: ORBITWEAVE_CHROMIUM, Playwright's own, one of the machine's.
 * @returns {Promise<string | undefined>} the program's path
 */
export async function findBrowser() {
  const candidates = [process.env.ORBITWEAVE_CHROMIUM, await playwrightsOwn(), ...onThisMachine()];
  return candidates.find((path) => path !== undefined && path !== "" && worksAsBrowser(path));
}

/**
 * Whether the program is there and answers. Chrome on Windows opens a window when asked for its version: there, being there is enough.
 * @param {string} path
 */
export function worksAsBrowser(path) {
  if (!existsSync(path)) return false;
  if (process.platform === "win32") return true;
  const answer = spawnSync(path, ["--version"], { encoding: "utf8", timeout: 20_000 });
  return answer.status === 0 && /\d+\.\d+/.test(answer.stdout);
}

/**
 * Keeps the path for `rememberedBrowser`.
 * @param {string} path
 */
export function rememberBrowser(path) {
  mkdirSync(dirname(REMEMBERED), { recursive: true });
  writeFileSync(REMEMBERED, JSON.stringify({ path }));
}

/**
 * The browser that the set-up found, else one that is there now.
 * @returns {Promise<string>}
 */
export async function rememberedBrowser() {
  if (process.env.ORBITWEAVE_CHROMIUM) return process.env.ORBITWEAVE_CHROMIUM;
  if (existsSync(REMEMBERED)) {
    const { path } = JSON.parse(readFileSync(REMEMBERED, "utf8"));
    if (existsSync(path)) return path;
  }
  const path = await findBrowser();
  if (path === undefined)
    throw new Error("No browser found: run `npm test`, which installs one, or set ORBITWEAVE_CHROMIUM.");
  return path;
}

async function playwrightsOwn() {
  try {
    const { chromium } = await import("@playwright/test");
    return chromium.executablePath();
  } catch {
    return undefined;
  }
}

function onThisMachine() {
  const folders = (process.env.PATH ?? "").split(delimiter);
  return [...PROGRAMS.flatMap((name) => folders.map((folder) => join(folder, name))), ...APPLICATIONS];
}
