import { defineConfig } from "vitest/config";

const packagingTests = ".ci/package.test.ts";

/** Components (`*.test.tsx`) run in happy-dom, all else in plain Node; the packaging tests need a build and run by themselves. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["{src,workers,bench,.ci}/**/*.test.ts"],
          exclude: [packagingTests],
        },
      },
      { test: { name: "components", environment: "happy-dom", include: ["src/app/**/*.test.tsx"] } },
      { test: { name: "package", environment: "node", include: [packagingTests] } },
    ],
  },
});
