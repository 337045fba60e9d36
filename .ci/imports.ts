import { readdirSync } from "node:fs";
import { join } from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import extractTypeScriptConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { importRules } from "./importRules";

const SOURCES = ["src", "workers"];

export interface ImportReport {
  /** Source files that were read, relative to `folder`. */
  readonly modules: readonly string[];
  /** `rule: importing file -> imported file`, one a violation. */
  readonly violations: readonly string[];
}

/** Holds the source files below `folder` (the repository, or a fixture laid out like it) against the import rules. */
export async function checkImports(folder: string): Promise<ImportReport> {
  const { output } = await cruise(
    SOURCES,
    {
      baseDir: folder,
      validate: true,
      ruleSet: importRules,
      tsPreCompilationDeps: true,
      doNotFollow: { path: "node_modules" },
      enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "types", "default"] },
    },
    undefined,
    { tsConfig: extractTypeScriptConfig(join(import.meta.dirname, "tsconfig.base.json")) },
  );
  const { modules, summary } = output as ICruiseResult;
  return {
    modules: modules.map((module) => module.source).filter((path) => /^(src|workers)\//.test(path)),
    violations: summary.violations.map(({ rule, from, to, cycle }) =>
      cycle === undefined
        ? `${rule.name}: ${from} -> ${to}`
        : `${rule.name}: ${from} -> ${cycle.map(({ name }) => name).join(" -> ")}`,
    ),
  };
}

/** A check that saw too little would pass for the wrong reason: every source file must have been read. */
export function unseenModules(folder: string, report: ImportReport): string[] {
  const seen = new Set(report.modules);
  return SOURCES.flatMap((source) =>
    readdirSync(join(folder, source), { recursive: true, encoding: "utf8" })
      .map((path) => join(source, path).replaceAll("\\", "/"))
      .filter((path) => /\.tsx?$/.test(path) && !seen.has(path)),
  );
}

if (process.argv[1] === import.meta.filename) {
  const report = await checkImports(process.cwd());
  const unseen = unseenModules(process.cwd(), report);
  for (const violation of report.violations) console.error(violation);
  for (const path of unseen) console.error(`not read by the import check: ${path}`);
  console.log(`${report.modules.length} modules, ${report.violations.length} imports in a wrong direction`);
  if (report.modules.length === 0 || report.violations.length > 0 || unseen.length > 0) process.exitCode = 1;
}
