import { failure, type Outcome, success } from "../../core/base/outcome";
import { readElements } from "../../core/scenario/elements/readElements";
import { sizeProblem } from "../../core/scenario/fileSize";
import { readScenarioText } from "../../core/scenario/parseScenario";
import type { OpenedFile } from "../protocol/contactsJobs";

const readable = "a scenario, or orbital elements as TLE, 3LE, or OMM in JSON, CSV, KVN or XML";

/**
 * Reads a file by what is in it, whatever its name: a JSON object that names our schema, or has no OMM fields, is taken for a scenario, all else for elements. Nothing
 * in it is trusted.
 */
export function openFile(name: string, bytes: Uint8Array): Outcome<OpenedFile> {
  const tooLarge = sizeProblem(name, bytes.length);
  if (tooLarge !== undefined) return failure([tooLarge]);
  if (bytes.length === 0) return failure([{ path: name, message: "the file is empty", allowed: readable }]);
  const text = decodeText(bytes);
  if (text === undefined) return failure([{ path: name, message: "the file is not text", allowed: readable }]);
  if (looksLikeScenario(text)) {
    const parsed = readScenarioText(text);
    return parsed.ok ? success({ kind: "scenario", ...parsed.value }) : parsed;
  }
  const { format, satellites, problems } = readElements(text);
  if (satellites.length === 0) return failure(problems);
  return success({ kind: "satellites", format, satellites, problems });
}

function decodeText(bytes: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return text.includes("\u0000") ? undefined : text;
  } catch {
    return undefined;
  }
}

function looksLikeScenario(text: string): boolean {
  if (!text.trimStart().startsWith("{")) return false;
  const start = text.slice(0, 5_000);
  return /"orbitweave\//.test(start) || !/"(MEAN_MOTION|EPOCH|NORAD_CAT_ID)"\s*:/.test(start);
}
