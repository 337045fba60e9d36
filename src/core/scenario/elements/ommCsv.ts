import { csvParseRows } from "d3-dsv";
import type { Problem } from "../../base/outcome";
import type { ElementEntries } from "./elementFile";
import type { OmmRecord } from "./omm";
import { isOmmKey, ommEntries } from "./ommEntries";

/** Reads OMM records as lines of comma-separated values under a line of field names. */
export function readOmmCsv(text: string): ElementEntries {
  // By rows: d3's way to objects compiles code, which the page's content security policy forbids.
  const [header = [], ...rows] = csvParseRows(text.trim());
  const keys = header.map((name) => name.trim());
  const stranger = keys.find((key) => !isOmmKey(key));
  if (stranger !== undefined) {
    const allowed = "CCSDS field names such as EPOCH";
    return { entries: [], problems: [{ path: "line 1", message: "not a field of an OMM", given: stranger, allowed }] };
  }
  const problems: Problem[] = [];
  const records: OmmRecord[] = [];
  rows.forEach((row, i) => {
    if (row.length === keys.length) records.push(Object.fromEntries(keys.map((key, column) => [key, row[column]])));
    else if (row.length > 1 || row[0]?.trim() !== "") {
      const message = `record has ${row.length} values, the header ${keys.length}`;
      problems.push({ path: `line ${i + 2}`, message });
    }
  });
  const read = ommEntries(records);
  return { entries: read.entries, problems: [...problems, ...read.problems] };
}
