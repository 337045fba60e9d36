import type { Problem } from "../../base/outcome";
import type { Satellite } from "../schema";
import { type IdGiver, idGiver } from "../uniqueId";
import type { ElementEntries, ElementEntry, ElementFile, ElementFormat } from "./elementFile";
import { readOemText } from "./oemText";
import { readOmmCsv } from "./ommCsv";
import { readOmmJson } from "./ommJson";
import { readOmmKvn } from "./ommKvn";
import { readOmmXml } from "./ommXml";
import { readTleText } from "./tleText";

/** Far beyond the whole public catalogue in any format. */
const maxCharacters = 64_000_000;

/** More lines of complaint help nobody. */
const maxProblems = 200;

const maxNameLength = 120;

const readers: Readonly<Record<Exclude<ElementFormat, "unknown">, (text: string) => ElementEntries>> = {
  tle: readTleText,
  "3le": readTleText,
  "omm-json": readOmmJson,
  "omm-csv": readOmmCsv,
  "omm-kvn": readOmmKvn,
  "omm-xml": readOmmXml,
  oem: readOemText,
};

/**
 * Reads a file of orbital elements in whatever format it is: TLE, 3LE, OMM as JSON, CSV, KVN or XML, or OEM as KVN. Entries that can be used become
 * satellites with unique ids, their element text kept as it was; the others are problems with their place. Never throws.
 */
export function readElements(text: string): ElementFile {
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (body.length > maxCharacters) return unreadable("the file is too long", `at most ${maxCharacters / 1e6} MB`);
  if (looksBinary(body.slice(0, 100_000))) return unreadable("the file is not text", formats);
  const format = formatOf(body);
  if (format === "unknown") return unreadable("no orbital elements found", formats);

  const { entries, problems } = readers[format](body);
  const giveId = idGiver(new Set());
  const satellites = entries.map((entry) => satelliteOf(entry, giveId));
  if (satellites.length === 0 && problems.length === 0) return unreadable("no orbital elements found", formats);
  return { format, satellites, problems: shortened(problems) };
}

const formats = "TLE, 3LE, OMM as JSON, CSV, KVN or XML, or OEM as KVN";

function unreadable(message: string, allowed: string): ElementFile {
  return { format: "unknown", satellites: [], problems: [{ path: "", message, allowed }] };
}

/** Zero bytes, and what a decoder puts in place of bytes that are not UTF-8. */
function looksBinary(text: string): boolean {
  return text.includes("\u0000") || text.includes("\ufffd");
}

function formatOf(text: string): ElementFormat {
  const start = text.trimStart();
  if (start.startsWith("{") || start.startsWith("[")) return "omm-json";
  if (start.startsWith("<")) return "omm-xml";
  if (/^[ \t]*CCSDS_OMM_VERS[ \t]*=/m.test(text)) return "omm-kvn";
  if (/^[ \t]*CCSDS_OEM_VERS[ \t]*=/m.test(text)) return "oem";
  const [firstLine = ""] = start.split("\n", 1);
  if (firstLine.includes(",") && /\bEPOCH\b/.test(firstLine)) return "omm-csv";
  if (!/^[12] /m.test(text)) return "unknown";
  return /^[12] /.test(start) ? "tle" : "3le";
}

function satelliteOf({ name, catalogId, orbit }: ElementEntry, giveId: IdGiver): Satellite {
  const trimmed = (name ?? "").trim().slice(0, maxNameLength);
  const id = giveId(trimmed === "" ? [catalogId] : [trimmed, `${trimmed.slice(0, 50)}-${catalogId}`]);
  return trimmed === "" || trimmed === id ? { id, orbit } : { id, name: trimmed, orbit };
}

function shortened(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= maxProblems) return problems;
  const rest = problems.length - maxProblems;
  return [
    ...problems.slice(0, maxProblems),
    { path: "", message: `and ${rest.toLocaleString("en-US")} more problems` },
  ];
}
