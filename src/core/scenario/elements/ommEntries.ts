import type { Problem } from "../../base/outcome";
import type { ElementEntries, ElementEntry } from "./elementFile";
import { type OmmRecord, parseOmm } from "./omm";

/** Checks records one by one; problems are at `record 3 EPOCH`, counted from 1. */
export function ommEntries(records: readonly OmmRecord[]): ElementEntries {
  const entries: ElementEntry[] = [];
  const problems: Problem[] = [];
  records.forEach((record, i) => {
    const elements = parseOmm(record);
    if (elements.ok) {
      const name = record.OBJECT_NAME;
      entries.push({
        name: typeof name === "string" ? name : undefined,
        catalogId: elements.value.catalogId,
        orbit: { kind: "omm", omm: record },
      });
    } else {
      for (const problem of elements.error) problems.push({ ...problem, path: `record ${i + 1} ${problem.path}` });
    }
  });
  return { entries, problems };
}

/** Whether a name can be a field of an OMM (CCSDS names are of capitals): keeps `__proto__` and garbage out of records. */
export function isOmmKey(name: string): boolean {
  return /^[A-Z][A-Z0-9_]{0,63}$/.test(name);
}
