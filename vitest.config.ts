import { defineConfig } from "vitest/config";

/** Components (`*.test.tsx`) run in happy-dom, all else in plain Node. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          environment: "node",
          include: ["{src,workers,bench,.ci}/**/*.test.ts"],
        },
      },
      {
        test: {
          name: "components",
          environment: "happy-dom",
          include: ["src/app/**/*.test.tsx"],
        },
      },
    ],
  },
});
