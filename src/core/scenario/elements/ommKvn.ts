import type { Problem } from "../../base/outcome";
import type { ElementEntries } from "./elementFile";
import { isOmmKey, ommEntries } from "./ommEntries";

/** Reads OMMs as `KEY = value` lines (CCSDS 502.0, section 7.3), one or several, each beginning with CCSDS_OMM_VERS. */
export function readOmmKvn(text: string): ElementEntries {
  const problems: Problem[] = [];
  const records: Record<string, string>[] = [];
  text.split(/\r\n|\n|\r/).forEach((line, i) => {
    const content = line.trim();
    if (content === "" || /^COMMENT\b/.test(content)) return;
    const equals = content.indexOf("=");
    const key = content.slice(0, Math.max(0, equals)).trim();
    if (!isOmmKey(key)) {
      problems.push({ path: `line ${i + 1}`, message: "not KEY = value", given: content });
      return;
    }
    if (key === "CCSDS_OMM_VERS") records.push({});
    const record = records.at(-1);
    if (!record) {
      problems.push({ path: `line ${i + 1}`, message: "before the first CCSDS_OMM_VERS", given: content });
    } else if (Object.hasOwn(record, key)) {
      problems.push({ path: `line ${i + 1}`, message: "field given twice; the first is used", given: content });
    } else {
      record[key] = withoutUnit(content.slice(equals + 1).trim());
    }
  });
  const read = ommEntries(records);
  return { entries: read.entries, problems: [...problems, ...read.problems] };
}

/** Units may stand in brackets behind a value. */
function withoutUnit(value: string): string {
  return value.replace(/\s*\[[^\]]*\]$/, "");
}
