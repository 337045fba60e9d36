import type { Problem } from "../../base/outcome";
import type { ElementEntries, ElementEntry } from "./elementFile";
import { parseTle } from "./tle";

/** Reads pairs of element lines, each with or without a name line before it; `#` begins a comment line. */
export function readTleText(text: string): ElementEntries {
  const entries: ElementEntry[] = [];
  const problems: Problem[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  let name: { readonly text: string; readonly at: number } | undefined;
  const dropName = (): void => {
    if (name) problems.push({ path: `line ${name.at + 1}`, message: "no element lines follow", given: name.text });
    name = undefined;
  };

  for (let i = 0; i < lines.length; i++) {
    const line = (lines[i] ?? "").trimEnd();
    if (line.trim() === "" || line.startsWith("#")) continue;
    const next = (lines[i + 1] ?? "").trimEnd();
    if (line.startsWith("1 ") && next.startsWith("2 ")) {
      const elements = parseTle(line, next);
      if (elements.ok) {
        const orbit = { kind: "tle" as const, line1: line, line2: next };
        entries.push({ name: name?.text, catalogId: elements.value.catalogId, orbit });
      } else {
        for (const problem of elements.error) {
          problems.push({ ...problem, path: `line ${problem.path === "line2" ? i + 2 : i + 1}` });
        }
      }
      name = undefined;
      i++;
    } else if (line.length < 60 && next.startsWith("1 ")) {
      dropName();
      name = { text: line.replace(/^0 /, "").trim(), at: i };
    } else if (/^[12] /.test(line)) {
      name = undefined;
      const message = line.startsWith("1 ") ? "no line 2 follows this line 1" : "no line 1 comes before this line 2";
      problems.push({ path: `line ${i + 1}`, message, given: line });
    } else {
      dropName();
      name = { text: line.replace(/^0 /, "").trim(), at: i };
    }
  }
  dropName();
  return { entries, problems };
}
