import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { runToEnd } from "../core/base/progress";
import { contactSearch } from "../core/contact/contactSearch";
import { contactsJson } from "../core/contact/contactsJson";
import { findContacts } from "../core/contact/findContacts";
import { type Scenario, scenarioSchemaId } from "../core/scenario/schema";

// Each test starts the program from its sources, which takes a second on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const main = fileURLToPath(new URL("./main.ts", import.meta.url));
let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orbitweave-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, content: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

/** Large enough for threads to be started. */
function shellOf(satelliteCount: number): Scenario {
  const orbits = { pattern: "delta", planes: 30, phasing: 1, altitudeKm: 550, inclinationDeg: 53 } as const;
  return {
    schema: scenarioSchemaId,
    name: "shell",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 24 },
    constellations: [{ id: "s", ...orbits, satellitesPerPlane: satelliteCount / 30 }],
    stations: [{ id: "g", latDeg: 40, lonDeg: 10, altitudeKm: 0, uplinkMbps: 1, downlinkMbps: 1 }],
  };
}

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function orbitweave(args: readonly string[], input?: string, closeEarly = false): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ["--import", "tsx", main, ...args]);
    let out = "";
    let err = "";
    child.stdout.setEncoding("utf8").on("data", (text) => {
      out += text;
      if (closeEarly) child.stdout.destroy();
    });
    child.stderr.setEncoding("utf8").on("data", (text) => {
      err += text;
    });
    child.on("close", (code) => resolve({ code, out, err }));
    child.stdin.on("error", () => undefined);
    child.stdin.end(input);
  });
}

it("threads give the answer of one thread, and nothing is said besides", async () => {
  const scenario = shellOf(900);
  const path = await fileOf("shell.json", JSON.stringify(scenario));
  const { code, out, err } = await orbitweave(["contacts", path, "--format", "json"]);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const search = contactSearch(scenario);
  expect(out).toBe([...contactsJson(runToEnd(findContacts(search)), search.ids)].join(""));
});

it("a reader that stops listening ends the program in silence", async () => {
  const path = await fileOf("star.json", JSON.stringify(shellOf(300)));
  const { code, err } = await orbitweave(["contacts", path, "--format", "json"], undefined, true);
  expect({ code, err }).toEqual({ code: 0, err: "" });
});

it("the standard input is a file like any other, and the exit code comes through", async () => {
  const { code, out, err } = await orbitweave(["validate", "-", "--format", "json"], "{}");
  expect({ code, err }).toEqual({ code: 2, err: "" });
  expect(JSON.parse(out)).toMatchObject({ valid: false });
});
