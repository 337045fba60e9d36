import { mkdir, mkdtemp, readdir, readFile, readlink, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { limits } from "../core/scenario/limits";
import { nodeIo } from "./nodeIo";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orbitweave-"));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

async function fileOf(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, content);
  return path;
}

it("a text file is read as it is", async () => {
  const path = await fileOf("plan.json", '{ "name": "長野" }');
  expect(await nodeIo().readText(path)).toEqual({ ok: true, value: '{ "name": "長野" }' });
});

it("files that are too long, not text, missing, or folders are refused with their path and a reason", async () => {
  const cases: [string, RegExp][] = [
    [await fileOf("long.json", `"${"x".repeat(3 * limits.documentBytes)}"`), /too long/],
    [await fileOf("image.png", new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe])), /is not text/],
    [join(folder, "nothing.json"), /there is no such file/],
    [folder, /it is a folder/],
  ];
  for (const [path, reason] of cases) {
    const text = await nodeIo().readText(path);
    expect(text).toMatchObject({ ok: false, error: [{ path, message: expect.stringMatching(reason) }] });
  }
});

it("the version is the package's", async () => {
  expect(await nodeIo().version()).toMatch(/^\d+\.\d+\.\d+/);
});

it("the file of digits is found from the sources", async () => {
  const digits = await nodeIo().readDigits?.();
  expect(digits?.ok && new TextDecoder().decode(digits.value.subarray(0, 8))).toBe("OWDIGIT1");
});

it("a file is written whole, through links and with its mode; one that cannot be leaves nothing behind", async () => {
  const { writeFile: write } = nodeIo();
  const here = join(folder, "out");
  await mkdir(join(here, "folder"), { recursive: true });
  const at = (name: string) => join(here, name);
  const bytes = Uint8Array.of(1, 2, 3);
  await writeFile(at("old"), "before", { mode: 0o640 });
  await symlink("old", at("link"));
  for (const name of ["new", "link"]) {
    expect(await write(at(name), bytes)).toEqual({ ok: true, value: undefined });
    expect(new Uint8Array(await readFile(at(name)))).toEqual(bytes);
  }
  expect(await readlink(at("link"))).toBe("old");
  expect((await stat(at("old"))).mode & 0o777).toBe(0o640);
  const refused: readonly [string, RegExp][] = [
    ["folder", /cannot be written: it is a folder/],
    ["nothing/new", /cannot be written: there is no such folder/],
  ];
  for (const [name, message] of refused) {
    expect(await write(at(name), bytes)).toMatchObject({
      error: [{ path: at(name), message: expect.stringMatching(message) }],
    });
  }
  // As on a disk that is full before the last byte.
  async function* cut() {
    yield Uint8Array.of(9);
    throw new Error("no space left");
  }
  const broken = cut() as unknown as Uint8Array;
  expect(await write(at("old"), broken)).toMatchObject({ ok: false });
  expect(new Uint8Array(await readFile(at("old")))).toEqual(bytes);
  expect((await readdir(here)).sort()).toEqual(["folder", "link", "new", "old"]);
});
