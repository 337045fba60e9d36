import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkImports, unseenModules } from "./imports";

const fixture = join(import.meta.dirname, "__fixtures__/imports");

describe("the import check", () => {
  it("reports each wrong import of the fixture, type imports included, and no right one", async () => {
    const { violations } = await checkImports(fixture);
    expect(violations.map(withoutPackagePath).sort()).toEqual([
      "app-core-types: src/app/shell/wrong.ts -> src/core/contact/windows.ts",
      "app-features-apart: src/app/features/timeline/index.ts -> src/app/features/globe/index.ts",
      "app-features-door: src/app/shell/wrong.ts -> src/app/features/globe/inner.ts",
      "app-no-propagation: src/app/shell/wrong.ts -> src/core/orbit/propagate.ts",
      "app-state: src/app/state/knowing.ts -> src/app/shell/wrong.ts",
      "core-base: src/core/base/upward.ts -> src/core/contact/windows.ts",
      "core-folders-known: src/core/magic/unknown.ts -> src/core/base/circleA.ts",
      "core-no-node: src/core/base/node.ts -> fs",
      "engine-client: src/engine/client/computing.ts -> src/engine/host/host.ts",
      "engine-core-types: src/engine/client/computing.ts -> src/core/contact/windows.ts",
      "no-circle: src/core/base/circleA.ts -> src/core/base/circleB.ts -> src/core/base/circleA.ts",
      "resolvable: src/app/shell/wrong.ts -> ./nothing",
      "satellite-js-at-home: src/core/orbit/elsewhere.ts -> satellite.js",
      "sdk: src/sdk/index.ts -> src/cli/main.ts",
      "shipped-no-dev-packages: src/core/orbit/elsewhere.ts -> d3",
      "workers: workers/contacts.worker.ts -> src/core/contact/windows.ts",
    ]);
  });

  it("notices a source file that it did not read", async () => {
    const report = await checkImports(fixture);
    expect(unseenModules(fixture, report)).toEqual([]);
    expect(unseenModules(fixture, { ...report, modules: report.modules.slice(1) })).toEqual([report.modules[0]]);
  });
});

function withoutPackagePath(violation: string): string {
  return violation.replace(/-> .*node_modules\/(@types\/)?([^/]+)\/.*/, "-> $2");
}
