import { parseInstant } from "../base/instant";
import { failure, type Outcome, type Problem, success } from "../base/outcome";
import { z } from "../base/zod";
import type { RatePieces } from "../contact/ratePieces";
import type { ContactList } from "./contactList";

/** Contacts from a file, with the rates that the file states in place of the stations'. */
export interface ReadWindows {
  readonly contacts: ContactList;
  readonly rates: RatePieces;
}

/** Ids and rates that a windows file may refer to. */
export interface WindowsFrame {
  readonly satelliteIds: readonly string[];
  readonly stations: readonly { readonly id: string; readonly downlinkMbps: number; readonly uplinkMbps: number }[];
}

const rate = z.number().gte(0).finite();

/** The shape of `contacts`; of its fields only these are read. */
const fileSchema = z.object({
  windows: z.array(
    z.object({
      satelliteId: z.string(),
      stationId: z.string(),
      aos: z.string(),
      los: z.string(),
      downlinkMbps: rate.optional(),
      uplinkMbps: rate.optional(),
    }),
  ),
});

/** At most so many problems are told. */
const toldProblems = 100;

/**
 * Reads contacts from a value in the shape of `orbitweave contacts`; times count to the ms. Refused are unknown ids, windows that do not end
 * after they begin, and overlapping windows of one pair.
 */
export function readWindows(value: unknown, frame: WindowsFrame): Outcome<ReadWindows> {
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) {
    return failure(
      parsed.error.issues.slice(0, toldProblems).map(({ path, message }) => ({
        path: path.map(String).join("."),
        message,
        allowed: "{ windows: [{ satelliteId, stationId, aos, los, downlinkMbps?, uplinkMbps? }] }",
      })),
    );
  }
  const { windows } = parsed.data;
  const satelliteOf = new Map(frame.satelliteIds.map((id, i) => [id, i]));
  const stationOf = new Map(frame.stations.map(({ id }, i) => [id, i]));
  const count = windows.length;
  const satellite = new Int32Array(count);
  const station = new Int32Array(count);
  const aosMs = new Float64Array(count);
  const losMs = new Float64Array(count);
  const downMbps = new Float64Array(count);
  const upMbps = new Float64Array(count);
  const problems: Problem[] = [];
  windows.forEach((window, i) => {
    const path = `windows[${i}]`;
    const s = satelliteOf.get(window.satelliteId);
    const g = stationOf.get(window.stationId);
    if (s === undefined) {
      problems.push({
        path: `${path}.satelliteId`,
        message: "no such satellite in the scenario",
        given: window.satelliteId,
      });
    }
    if (g === undefined) {
      problems.push({ path: `${path}.stationId`, message: "no such station in the scenario", given: window.stationId });
    }
    aosMs[i] = readMs(window.aos, `${path}.aos`, problems);
    losMs[i] = readMs(window.los, `${path}.los`, problems);
    if ((losMs[i] as number) <= (aosMs[i] as number)) {
      const allowed = "at least a millisecond after aos";
      problems.push({ path: `${path}.los`, message: "not after aos", given: window.los, allowed });
    }
    satellite[i] = s ?? -1;
    station[i] = g ?? -1;
    downMbps[i] = window.downlinkMbps ?? frame.stations[g ?? -1]?.downlinkMbps ?? 0;
    upMbps[i] = window.uplinkMbps ?? frame.stations[g ?? -1]?.uplinkMbps ?? 0;
  });
  const contacts = { count, satellite, station, aosMs, losMs };
  if (problems.length === 0) problems.push(...overlapProblems(contacts));
  if (problems.length > 0) return failure(problems.slice(0, toldProblems));
  const first = Int32Array.from({ length: count + 1 }, (_, i) => i);
  return success({ contacts, rates: { first, endMs: losMs, downMbps, upMbps } });
}

function readMs(text: string, path: string, problems: Problem[]): number {
  const instant = parseInstant(text);
  if (instant.ok) return Math.round(instant.value);
  problems.push({ path, message: instant.error, given: text });
  return Number.NaN;
}

function overlapProblems({ count, satellite, station, aosMs, losMs }: ContactList): Problem[] {
  const order = Int32Array.from({ length: count }, (_, i) => i).sort(
    (a, b) =>
      (satellite[a] as number) - (satellite[b] as number) ||
      (station[a] as number) - (station[b] as number) ||
      (aosMs[a] as number) - (aosMs[b] as number),
  );
  const problems: Problem[] = [];
  for (let i = 1; i < count; i++) {
    const before = order[i - 1] as number;
    const row = order[i] as number;
    if (satellite[before] !== satellite[row] || station[before] !== station[row]) continue;
    if ((losMs[before] as number) <= (aosMs[row] as number)) continue;
    const message = `overlaps windows[${before}] of the same satellite and station`;
    problems.push({ path: `windows[${row}]`, message, allowed: "windows of a pair apart" });
  }
  return problems;
}
