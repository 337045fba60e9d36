import { createServer } from "node:net";
import { defineConfig, devices } from "@playwright/test";
import { rememberedBrowser } from "../.ci/browser.mjs";

// Workers read this file again: what is found once goes to them through the environment.
process.env.ORBITWEAVE_E2E_PORT ??= String(await freePort());
const port = process.env.ORBITWEAVE_E2E_PORT;

/** Where the build lies, if not where `npm start` puts it. */
const dist = process.env.ORBITWEAVE_E2E_DIST ?? "dist/app";

/** Tests run against the build, as `npm start` serves it. */
export default defineConfig({
  testDir: ".",
  outputDir: "../test-results",
  workers: 2,
  // A browser that draws in software on two cores misses a deadline now and then; what needs a second attempt is named at the end.
  retries: 1,
  // Flows that say by other means what others say wait for `npm run test:long`.
  ...(process.env.ORBITWEAVE_LONG ? {} : { grepInvert: /@long/ }),
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    ...devices["Desktop Chrome"],
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1280, height: 720 },
    timezoneId: "UTC",
    locale: "en-GB",
    screenshot: "only-on-failure",
    // The clock stands when the page opens, and dialogs come at once: a globe that moves takes the processor where there is no graphics card.
    contextOptions: { reducedMotion: "reduce" },
    // Each test is a first visit: keeping the whole app for later would only take time. The tests of that allow it.
    serviceWorkers: "block",
    launchOptions: {
      executablePath: await rememberedBrowser(),
      chromiumSandbox: false,
      args: [
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
  projects: [
    { name: "flows", testMatch: "**/*.spec.ts" },
    { name: "screenshots", testMatch: "screenshots.ts" },
  ],
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --outDir ${dist} --port ${port} --strictPort`,
    cwd: "..",
    url: `http://127.0.0.1:${port}`,
    reuseExistingServer: false,
  },
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
