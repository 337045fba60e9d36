import { once } from "node:events";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { failure, type Outcome, success } from "../core/base/outcome";
import { limits } from "../core/scenario/limits";
import { createPlanner } from "../engine/client/planner";
import type { Io } from "./io";
import { spawnContactsThread } from "./spawnThread";
import { writeWhole } from "./writeWhole";

/** The process itself. */
export function nodeIo(): Io {
  return {
    readText,
    readBytes: (path, maxBytes) => readBytes(path, maxBytes, `at most ${maxBytes / 1e6} MB`),
    readDigits: () => readBytes(fileURLToPath(digitsFile()), mostDigitsBytes, `at most ${mostDigitsBytes / 1e6} MB`),
    async writeFile(path, bytes) {
      try {
        await writeWhole(path, bytes);
        return success(undefined);
      } catch (error) {
        return failure([{ path, message: `cannot be written: ${reasonOf(error, "folder")}` }]);
      }
    },
    async write(text) {
      if (!process.stdout.write(text)) await once(process.stdout, "drain");
    },
    complain: (line) => void process.stderr.write(`${line}\n`),
    ...(process.stderr.isTTY && { showProgress: (label: string) => void process.stderr.write(`\r\u001b[K${label}`) }),
    createPlanner: () => createPlanner({ spawn: spawnContactsThread, poolSize: availableParallelism() }),
    async version() {
      const text = await readFile(new URL("../../package.json", import.meta.url), "utf8");
      return String((JSON.parse(text) as { readonly version: string }).version);
    },
  };
}

const mostDigitsBytes = 2_000_000;

/** Beside the built command, or where the app has it from. */
function digitsFile(): URL {
  const isSource = import.meta.url.endsWith(".ts");
  return new URL(isSource ? "../../public/data/digits.bin" : "./data/digits.bin", import.meta.url);
}

/** A link around a document of the largest size may be longer than the document; nothing larger is of use. */
const longestScenario = 2 * limits.documentBytes;

async function readText(path: string, maxBytes = longestScenario): Promise<Outcome<string>> {
  const allowed =
    maxBytes === longestScenario
      ? `a scenario of at most ${limits.documentBytes / 1e6} MB`
      : `at most ${maxBytes / 1e6} MB`;
  const bytes = await readBytes(path, maxBytes, allowed);
  if (!bytes.ok) return bytes;
  try {
    return success(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value));
  } catch {
    return failure([{ path: shownPath(path), message: "is not text", allowed: "UTF-8" }]);
  }
}

function shownPath(path: string): string {
  return path === "-" ? "standard input" : path;
}

async function readBytes(path: string, maxBytes: number, allowed: string): Promise<Outcome<Uint8Array>> {
  const shown = shownPath(path);
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of path === "-" ? process.stdin : createReadStream(path)) {
      const part = Buffer.from(chunk);
      bytes += part.length;
      if (bytes > maxBytes) {
        return failure([{ path: shown, message: "too long", allowed }]);
      }
      chunks.push(part);
    }
  } catch (error) {
    return failure([{ path: shown, message: `cannot be read: ${reasonOf(error)}` }]);
  }
  return success(Buffer.concat(chunks));
}

function reasonOf(error: unknown, missing = "file"): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return `there is no such ${missing}`;
  if (code === "EISDIR") return "it is a folder";
  if (code === "EACCES") return "access is denied";
  return error instanceof Error ? error.message : String(error);
}
