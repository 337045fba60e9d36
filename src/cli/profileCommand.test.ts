import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Io } from "./io";
import { runProgram } from "./runProgram";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "orbitweave-profile-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]) {
  let out = "";
  const err: string[] = [];
  const io = {
    ...({} as Io),
    write: async (text: string) => {
      out += text;
    },
    complain: (text: string) => void err.push(text),
  };
  return { code: await runProgram(["profile", ...args], io), out, err: err.join("\n") };
}

it("prints the documented shape of a model of the library and of a file", async () => {
  const { code, out } = await run("library:gpt2", "--precision", "fp32", "--format", "json");
  expect(code).toBe(0);
  const profile = JSON.parse(out);
  expect(Object.keys(profile)).toEqual(["name", "layers", "totalParamsMB", "totalFlops"]);
  expect(profile.layers).toHaveLength(14);
  expect(profile.totalParamsMB / 4).toBeCloseTo(124.44, 2);
  const path = join(folder, "layers.csv");
  await writeFile(path, "name,paramsMB,flops\na,1,2e9\nb,3,4e9\n");
  expect((await run(path)).out).toMatch(/2 layers, 4\.000 MB of parameters, 6\.000 Gflop/);
  await writeFile(path, "name,paramsMB,flops\na,0.1,2e9\nb,0.2,1\n");
  expect(JSON.parse((await run(path, "--format", "json")).out)).toMatchObject({
    name: "layers.csv",
    totalParamsMB: 0.3,
  });
  await writeFile(path, "name,paramsMB,flops\na,1,2e9\n");
  expect((await run(path)).out).toMatch(/^1 layer, 1\.000 MB/m);
});

it.each([
  ["library:gpt9", /no such model.*gpt2-xl/],
  ["missing.safetensors", /no such file/],
  [".", /no file/],
])("%s is refused by name", async (target, message) => {
  const { code, err } = await run(target);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});
