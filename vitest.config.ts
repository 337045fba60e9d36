import { defineConfig } from "vitest/config";

const testsOfTheBuild = [".ci/appBuild.test.ts", ".ci/package.test.ts"];

/** Components (`*.test.tsx`) run in happy-dom, all else in plain Node; the tests of the build need one and run by themselves. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          // A process a file took most of the time. No test may depend on what another left behind: state of modules is each file's to set.
          isolate: false,
          testTimeout: 30_000,
          include: ["{src,workers,bench,.ci}/**/*.test.ts"],
          exclude: testsOfTheBuild,
        },
      },
      {
        test: { name: "components", environment: "happy-dom", testTimeout: 30_000, include: ["src/app/**/*.test.tsx"] },
      },
      { test: { name: "build", environment: "node", testTimeout: 60_000, include: testsOfTheBuild } },
    ],
  },
});
