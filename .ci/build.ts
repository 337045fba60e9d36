import { cp } from "node:fs/promises";
import { build, type InlineConfig } from "vite";
import { writeSdkTypes } from "./sdkTypes";

/** `tsx .ci/build.ts [app] [sdk] [cli]`: builds what is named, or all, into dist/. */
const parts: Record<string, () => Promise<unknown>> = {
  app: () => build({ logLevel: "warn" }),
  sdk: async () => {
    await build(forNode("dist/sdk", { index: "src/sdk/index.ts" }));
    await writeSdkTypes();
  },
  cli: async () => {
    await build(
      forNode("dist/cli", { orbitweave: "src/cli/main.ts", contactsThread: "src/cli/contactsThread.ts" }, (name) =>
        name === "orbitweave" ? "#!/usr/bin/env node" : "",
      ),
    );
    // Beside the command, which reads it when a plan asks for it.
    await cp("public/data", "dist/cli/data", { recursive: true });
  },
};

const named = process.argv.slice(2);
for (const name of named.length > 0 ? named : Object.keys(parts)) {
  const part = parts[name];
  if (part === undefined) throw new Error(`no part ${name}; there are ${Object.keys(parts).join(", ")}`);
  await part();
  console.log(`built ${name}`);
}

/** Our own sources become plain modules; packages stay imports, which npm installs as dependencies. */
function forNode(outDir: string, input: Record<string, string>, banner?: (entry: string) => string): InlineConfig {
  return {
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    build: {
      outDir,
      ssr: true,
      target: "node20",
      minify: false,
      rolldownOptions: {
        input,
        output: {
          entryFileNames: "[name].js",
          chunkFileNames: "shared/[name]-[hash].js",
          ...(banner && { banner: (chunk) => (chunk.isEntry ? banner(chunk.name) : "") }),
        },
      },
    },
  };
}
