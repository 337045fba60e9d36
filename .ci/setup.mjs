// What `npm start` and `npm test` need on a fresh clone. Built-ins only: it runs before node_modules exists.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { findBrowser, rememberBrowser, worksAsBrowser } from "./browser.mjs";

const WANTED_NODE = { major: 20, minor: 19 };

requireNode();
installPackages();
if (process.argv.includes("--browser")) await provideBrowser();

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > WANTED_NODE.major || (major === WANTED_NODE.major && minor >= WANTED_NODE.minor)) return;
  const wanted = `${WANTED_NODE.major}.${WANTED_NODE.minor}`;
  fail(`Orbitweave needs Node ${wanted} or later; this is ${process.versions.node}. See https://nodejs.org`);
}

function installPackages() {
  if (packagesAreInstalled()) return;
  console.log("Installing packages…");
  const done = spawnSync("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    stdio: "inherit",
    shell: process.platform === "win32",
  });
  if (done.status !== 0)
    fail("The packages could not be installed; npm's message above says why. Is the registry reachable?");
}

/** npm leaves a copy of the lockfile beside what it installed; packages for other platforms are optional and missing there. */
function packagesAreInstalled() {
  const recordPath = "node_modules/.package-lock.json";
  if (!existsSync(recordPath)) return false;
  const wanted = JSON.parse(readFileSync("package-lock.json", "utf8")).packages;
  const installed = JSON.parse(readFileSync(recordPath, "utf8")).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === "") return true;
    const found = installed[path];
    return found === undefined ? entry.optional === true : found.version === entry.version && existsSync(path);
  });
}

async function provideBrowser() {
  const named = process.env.ORBITWEAVE_CHROMIUM;
  if (named && !worksAsBrowser(named)) fail(`ORBITWEAVE_CHROMIUM names ${named}, which does not run as a browser.`);
  const path = (await findBrowser()) ?? (await downloadBrowser()) ?? (await installFromDebian());
  if (path !== undefined) rememberBrowser(path);
  else {
    fail(
      "No browser for the end-to-end tests. Install Chromium or Chrome, or run `npx playwright install --with-deps chromium`, " +
        "or set ORBITWEAVE_CHROMIUM to the program's path.",
    );
  }
}

async function downloadBrowser() {
  console.log("Looking for a browser to download…");
  spawnSync(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"], {
    stdio: "ignore",
    timeout: 300_000,
  });
  return await findBrowser();
}

async function installFromDebian() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return undefined;
  console.log("Installing Chromium with apt…");
  try {
    execFileSync("apt-get", ["update", "-q"], { stdio: "ignore" });
    aptInstalls("chromium-headless-shell") || aptInstalls("chromium");
  } catch {
    return undefined;
  }
  return await findBrowser();
}

/** @param {string} name */
function aptInstalls(name) {
  const done = spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", name], {
    stdio: "ignore",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  return done.status === 0;
}

/** @param {string} message */
function fail(message) {
  console.error(message);
  process.exit(1);
}
