import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const refused = [
  "export const now = Date.now();",
  "export const now = new Date();",
  "export const now = Date();",
  "const { now } = Date;\nexport const at = now();",
  "export const draw = Math.random();",
  "const { random } = Math;\nexport const draw = random();",
  "export const now = performance.now();",
  'console.log("here");',
  "export const page = globalThis;",
];
const accepted = [
  "export const at = new Date(0).toISOString();",
  "export const at = Date.UTC(2000, 0, 1);",
  "export const root = Math.sqrt(2);",
];
const engineDependent = [
  "export const power = Math.exp(2);",
  "export const angle = Math.atan2(1, 2);",
  "export const length = Math.hypot(1, 2);",
  'export const power = Math["e" + "xp"](2);',
  "export const power = 2 ** 0.5;",
  "let power = 2;\npower **= 0.5;\nexport { power };",
];
const exact = ["export const root = Math.sqrt(2);", "export const whole = Math.floor(Math.PI);"];
const exactFolders = ["schedule", "partition", "compression", "learning"];

let folder: string;

describe("the lint rules of core", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "orbitweave-lint-"));
    cpSync("biome.json", join(folder, "biome.json"));
    cpSync(".ci/lint", join(folder, ".ci/lint"), { recursive: true });
    for (const area of ["base", ...exactFolders].map((name) => `src/core/${name}`).concat("src/cli"))
      mkdirSync(join(folder, area), { recursive: true });
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(refused)("refuse `%s`", (source) => {
    expect(passes("src/core/base/tried.ts", source)).toBe(false);
  });

  it.each(refused)("leave `%s` to other areas", (source) => {
    expect(passes("src/cli/tried.ts", source)).toBe(true);
  });

  it.each(engineDependent)("refuse `%s` where results must be the same bytes everywhere", (source) => {
    for (const area of exactFolders) expect(passes(`src/core/${area}/tried.ts`, source)).toBe(false);
    expect(passes("src/core/base/tried.ts", source)).toBe(true);
  });

  it.each(exact)("accept `%s` there", (source) => {
    expect(passes("src/core/schedule/tried.ts", source)).toBe(true);
  });

  it("still keep clock and chance out there", () => {
    expect(
      passes("src/core/schedule/tried.ts", "export const draw = Math.random();\nexport const now = Date.now();"),
    ).toBe(false);
    expect(passes("src/core/schedule/tried.ts", "export const now = Date.now();")).toBe(false);
  });

  it.each(accepted)("accept `%s`", (source) => {
    expect(passes("src/core/base/tried.ts", source)).toBe(true);
  });
});

function passes(path: string, source: string): boolean {
  writeFileSync(join(folder, path), `${source}\n`);
  const program = resolve("node_modules/@biomejs/biome/bin/biome");
  const biome = spawnSync(process.execPath, [program, "lint", "--vcs-enabled=false", path], {
    cwd: folder,
    encoding: "utf8",
  });
  if (!/Checked 1 file/.test(biome.stdout + biome.stderr))
    throw new Error(`the linter did not read ${path}: ${biome.stderr}`);
  return biome.status === 0;
}
