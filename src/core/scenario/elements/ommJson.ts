import type { Problem } from "../../base/outcome";
import { plainDataProblems } from "../plainData";
import { readJson } from "../readJson";
import type { ElementEntries } from "./elementFile";
import type { OmmRecord } from "./omm";
import { ommEntries } from "./ommEntries";

/** Reads one OMM object or a list of them, as CelesTrak and Space-Track give them. */
export function readOmmJson(text: string): ElementEntries {
  const data = readJson(text, Number.POSITIVE_INFINITY);
  if (!data.ok) return { entries: [], problems: data.error };
  const unsafe = plainDataProblems(data.value);
  if (unsafe.length > 0) return { entries: [], problems: unsafe };
  const items: readonly unknown[] = Array.isArray(data.value) ? data.value : [data.value];
  const strangers: Problem[] = [];
  const records = items.map((item, i): OmmRecord => {
    if (typeof item === "object" && item !== null && !Array.isArray(item)) return item as OmmRecord;
    strangers.push({ path: `record ${i + 1}`, message: "not an OMM", given: item, allowed: "an object" });
    return strange;
  });
  const known = records.filter((record) => record !== strange);
  if (strangers.length === 0) return ommEntries(known);
  const { entries, problems } = ommEntries(known);
  return { entries, problems: [...strangers, ...problems] };
}

const strange: OmmRecord = {};
