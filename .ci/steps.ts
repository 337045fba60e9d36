import { join } from "node:path";

/** One thing that must hold, as a Node program with arguments. */
export interface Step {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Where the runner of tests writes its counts; a step without them counts as one test. */
  readonly counts?: { readonly kind: "vitest" | "playwright"; readonly path: string };
}

const REPORTS = "node_modules/.cache/orbitweave";

const lint: Step = {
  name: "lint",
  args: [bin("@biomejs/biome/bin/biome"), "ci", "--error-on-warnings", "--colors=off"],
};
const types: Step = { name: "types", args: [bin("typescript/bin/tsc"), "-b"] };
const imports: Step = { name: "import directions", args: ["--import", "tsx", ".ci/imports.ts"] };
const deadCode: Step = { name: "dead code", args: [bin("knip/bin/knip.js"), "--config", ".ci/knip.json"] };
const schema: Step = { name: "generated files", args: ["--import", "tsx", ".ci/schema.ts", "--check"] };
const digits: Step = { name: "packed digits", args: ["--import", "tsx", ".ci/digits.ts", "--check"] };
const buildApp: Step = { name: "build of the app", args: ["--import", "tsx", ".ci/build.ts", "app"] };
const buildPackage: Step = {
  name: "build of SDK and command",
  args: ["--import", "tsx", ".ci/build.ts", "sdk", "cli"],
};
const unit: Step = vitest("unit tests", ["node", "components"]);
const builtTests: Step = vitest("tests of the build", ["build"]);
const flows: Step = {
  name: "end-to-end tests",
  args: [bin("@playwright/test/cli.js"), "test", "-c", "e2e", "--project=flows", "--reporter=list,json"],
  env: { PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, "flows.json") },
  counts: { kind: "playwright", path: join(REPORTS, "flows.json") },
};

/** What `npm run check` does: everything that needs neither a build nor a test. */
export const checks: readonly Step[] = [lint, types, imports, deadCode, schema, digits];

/**
 * What `npm test` does: stages in order, in each stage lanes side by side, in each lane steps in order. The SDK's build follows the types, since
 * both write the compiler's cache; the end-to-end tests have the machine to themselves.
 */
export const everything: readonly (readonly (readonly Step[])[])[] = [
  [[buildApp], [...checks, buildPackage]],
  [[unit]],
  [[builtTests]],
  [[flows]],
];

function vitest(name: string, projects: readonly string[]): Step {
  const path = join(REPORTS, `${projects.join("-")}.json`);
  return {
    name,
    args: [
      bin("vitest/vitest.mjs"),
      "run",
      ...projects.map((project) => `--project=${project}`),
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${path}`,
    ],
    counts: { kind: "vitest", path },
  };
}

function bin(path: string): string {
  return join("node_modules", path);
}
