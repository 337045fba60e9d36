import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { createLogger, defineConfig, type Logger, type LogLevel, type Plugin } from "vite";
import { viteStaticCopy } from "vite-plugin-static-copy";
import { offlinePlugin } from "./.ci/offlinePlugin.mjs";

const CESIUM = "node_modules/cesium/Build/Cesium";

/** Where orbital elements come from when a person asks for them; nothing else of the page goes to another host. */
const ELEMENTS_HOST = "https://celestrak.org";

/** What the page may do: load from its own origin, compile WebAssembly, and nothing else. Inline styles are Mantine's and Cesium's. */
const policy = {
  "default-src": "'self'",
  "script-src": "'self' 'wasm-unsafe-eval'",
  "style-src": "'self' 'unsafe-inline'",
  "img-src": "'self' data: blob:",
  "worker-src": "'self' blob:",
  "connect-src": `'self' ${ELEMENTS_HOST}`,
  "object-src": "'none'",
  "base-uri": "'self'",
  "frame-ancestors": "'none'",
  "form-action": "'none'",
};

/** The development server injects an inline script and talks over a web socket. */
const developmentPolicy = {
  ...policy,
  "script-src": "'self' 'unsafe-inline' 'wasm-unsafe-eval'",
  "connect-src": `'self' ws: ${ELEMENTS_HOST}`,
};

const YEAR_LONG = "public, max-age=31536000, immutable";

/** The web app; `.ci/build.ts` builds it together with the SDK and the command. */
export default defineConfig(({ command }) => ({
  base: "/",
  // One page: any other address is not found, and a script of an earlier build is no page either.
  appType: "mpa" as const,
  customLogger: logger(command === "build" ? "warn" : "info"),
  plugins: [
    react(),
    viteStaticCopy({
      // Cesium fetches these while running: its own workers, the bundled world map, and the Earth's orientation. Left out: what only 3D tiles,
      // models, Google Earth data, water or lens effects need.
      targets: [
        { src: `${CESIUM}/Workers/*`, dest: "cesium/Workers" },
        { src: `${CESIUM}/Assets/approximateTerrainHeights.json`, dest: "cesium/Assets" },
        { src: `${CESIUM}/Assets/IAU2006_XYS/*`, dest: "cesium/Assets/IAU2006_XYS" },
        { src: `${CESIUM}/Assets/Images/*`, dest: "cesium/Assets/Images" },
        { src: `${CESIUM}/Assets/Textures/NaturalEarthII`, dest: "cesium/Assets/Textures" },
        { src: `${CESIUM}/Assets/Textures/SkyBox`, dest: "cesium/Assets/Textures" },
        { src: `${CESIUM}/Assets/Textures/moonSmall.jpg`, dest: "cesium/Assets/Textures" },
      ],
      silent: true,
    }),
    withoutTransitions(),
    offlinePlugin(),
    answers(),
  ],
  define: { CESIUM_BASE_URL: JSON.stringify("/cesium/") },
  resolve: {
    alias: [
      {
        find: /^cesium$/,
        replacement: fileURLToPath(new URL("src/app/features/globe/cesiumEngine.ts", import.meta.url)),
      },
    ],
  },
  worker: { format: "es" },
  optimizeDeps: { include: ["comlink", "satellite.js", "zod"] },
  build: {
    outDir: "dist/app",
    target: "es2023",
    // The globe is one lazy chunk of Cesium's size.
    chunkSizeWarningLimit: 6000,
  },
  server: { host: "127.0.0.1", headers: headers(developmentPolicy) },
  // Its own, or it would take those of the development server.
  preview: { host: "127.0.0.1", headers: {} },
}));

/** How the built app is served: with its policy, and scripts whose names tell their content are never asked for twice. */
function answers(): Plugin {
  return {
    name: "orbitweave-answers",
    configurePreviewServer(server) {
      server.middlewares.use((request, response, next) => {
        const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
        // The read-only view may stand inside of any other page.
        const rules = searchParams.has("embed") ? { ...policy, "frame-ancestors": "*" } : policy;
        for (const [name, value] of Object.entries(headers(rules))) response.setHeader(name, value);
        response.setHeader(
          "Cache-Control",
          isBuiltAsset(join(server.config.build.outDir, pathname)) ? YEAR_LONG : "no-cache",
        );
        next();
      });
    },
  };
}

/**
 * d3 as a whole imports d3-transition, which adds itself to d3-selection: 9 kB before the first picture. Nothing here selects elements with d3.
 */
function withoutTransitions(): Plugin {
  return {
    name: "orbitweave-without-transitions",
    transform: {
      filter: { id: /node_modules\/d3-transition\// },
      handler: () => ({ moduleSideEffects: false }),
    },
  };
}

function isBuiltAsset(path: string): boolean {
  return /[\\/]assets[\\/]/.test(path) && existsSync(path);
}

function headers(rules: Record<string, string>): Record<string, string> {
  const text = Object.entries(rules).map(([name, sources]) => `${name} ${sources}`);
  return {
    "Content-Security-Policy": text.join("; "),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
  };
}

/** satellite.js carries a WebAssembly build that asks for Node's modules. It is unused here, does not reach the output, and need not be told of. */
function logger(level: LogLevel): Logger {
  const whole = createLogger(level);
  const isKnown = (message: string): boolean => message.includes("satellite.js/wasm-build/");
  return { ...whole, warn: (message, options) => (isKnown(message) ? undefined : whole.warn(message, options)) };
}
