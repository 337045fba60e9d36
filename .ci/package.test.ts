import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const syncExample = `
import { GroundStation, Position, SyncScheduler } from "orbitweave";

const ksc = new GroundStation({
  name: "KSC",
  position: new Position(28.5729, -80.649, 0),
  uplinkMbps: 100,
  downlinkMbps: 200,
});
const svalbard = new GroundStation({
  name: "Svalbard",
  position: new Position(78.2297, 15.3975, 0),
  uplinkMbps: 150,
  downlinkMbps: 300,
});
const orbit = {
  kind: "keplerian",
  epoch: "2026-03-20T12:00:00Z",
  semiMajorAxisKm: 6928.137,
  eccentricity: 0,
  inclinationDeg: 97.6,
  raanDeg: 0,
  argPerigeeDeg: 0,
  meanAnomalyDeg: 0,
} as const;
const scheduler = new SyncScheduler({
  groundStations: [ksc, svalbard],
  satellites: [{ id: "sat-001", orbit }],
  start: "2026-03-20T12:00:00Z",
});
for (const w of scheduler.getSyncWindows({ satelliteId: "sat-001", durationHours: 24 })) {
  console.log([w.station.name, w.startTime.toISOString(), w.durationSeconds, w.dataCapacityMB].join(" "));
}
`;

let folder: string;

/** The package as its users get it: packed, and installed in an empty folder. Needs `npm run build`. */
describe("the packed package", () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "orbitweave-package-"));
    npm(process.cwd(), "pack", "--ignore-scripts", "--silent", "--pack-destination", folder);
    const [tarball = ""] = readdirSync(folder);
    writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "empty", private: true, type: "module" }));
    npm(folder, "install", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error", `./${tarball}`);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("brings only what it runs on", () => {
    expect(readdirSync(join(folder, "node_modules"))).not.toContain("react");
    expect(readdirSync(join(folder, "node_modules/orbitweave")).sort()).toEqual([
      "LICENSE",
      "README.md",
      "dist",
      "package.json",
    ]);
    expect(readdirSync(join(folder, "node_modules/orbitweave/dist")).sort()).toEqual(["cli", "sdk"]);
  });

  it("validates a scenario by its command", () => {
    const report = orbitweave("validate", resolve("public/examples/first-contacts.json"), "--format", "json");
    expect(JSON.parse(report)).toMatchObject({ valid: true, errors: [] });
  });

  it("finds contacts on worker threads by its command", () => {
    const found = orbitweave("contacts", resolve("public/examples/first-contacts.json"), "--format", "json");
    expect(JSON.parse(found).windows.length).toBeGreaterThan(10);
  });

  it("runs the sync example", () => {
    writeFileSync(join(folder, "sync.mjs"), syncExample.replace(" as const", ""));
    const lines = execFileSync(process.execPath, ["sync.mjs"], { cwd: folder, encoding: "utf8" }).trim().split("\n");
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line).toMatch(/^(KSC|Svalbard) 2026-03-2[01]T\S+Z [\d.]+ [\d.]+$/);
  });

  it.each([
    ["nodenext", "nodenext"],
    ["bundler", "esnext"],
  ])("types the sync example under module resolution %s", (moduleResolution, module) => {
    const compilerOptions = {
      noEmit: true,
      strict: true,
      target: "es2023",
      lib: ["es2023", "dom"],
      types: [],
      module,
      moduleResolution,
    };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["sync.ts"] }));
    writeFileSync(join(folder, "sync.ts"), syncExample);
    expect(run(process.execPath, [resolve("node_modules/typescript/bin/tsc"), "-p", "."])).toBe("");
  });
});

function orbitweave(...args: string[]): string {
  return execFileSync("npx", ["--no-install", "orbitweave", ...args], {
    cwd: folder,
    encoding: "utf8",
    shell: process.platform === "win32",
  });
}

function npm(cwd: string, ...args: string[]): void {
  execFileSync("npm", args, { cwd, stdio: ["ignore", "ignore", "pipe"], shell: process.platform === "win32" });
}

/** What the program prints, whether it ends well or not. */
function run(program: string, args: readonly string[]): string {
  try {
    return execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: "pipe" });
  } catch (error) {
    return String((error as { stdout?: unknown }).stdout ?? error);
  }
}
