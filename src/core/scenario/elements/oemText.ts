import type { Problem } from "../../base/outcome";
import type { ElementEntries, ElementEntry } from "./elementFile";
import { parseOem } from "./oem";

/** Reads a file of one or more OEMs, each beginning with CCSDS_OEM_VERS; problems are at `line 12` of the file. */
export function readOemText(text: string): ElementEntries {
  const lines = text.split(/\r\n|\n|\r/);
  const starts = lines.flatMap((line, i) => (/^\s*CCSDS_OEM_VERS\b/.test(line) ? [i] : []));
  const entries: ElementEntry[] = [];
  const problems: Problem[] = [];
  starts.forEach((start, k) => {
    // What stands before the first message (comments, most likely) belongs to it.
    const from = k === 0 ? 0 : start;
    const message = `${lines
      .slice(from, starts[k + 1])
      .join("\n")
      .trimEnd()}\n`;
    const parsed = parseOem(message);
    if (parsed.ok) {
      const field = (key: string) => new RegExp(`^\\s*${key}\\s*=\\s*(\\S.*?)\\s*$`, "m").exec(message)?.[1];
      const name = field("OBJECT_NAME");
      entries.push({ name, catalogId: field("OBJECT_ID") ?? "", orbit: { kind: "oem", text: message } });
      return;
    }
    for (const problem of parsed.error) problems.push({ ...problem, path: moved(problem.path, from) });
  });
  return { entries, problems };
}

/** `line 3` of a message is further down in the file. */
function moved(path: string, linesBefore: number): string {
  const line = /^line (\d+)$/.exec(path)?.[1];
  return line === undefined ? `line ${linesBefore + 1}` : `line ${Number(line) + linesBefore}`;
}
