import { instantFormat, parseInstant } from "../base/instant";
import { failure, type Outcome, type Problem, success } from "../base/outcome";
import { z } from "../base/zod";
import type { RatePieces } from "../contact/ratePieces";
import { quantity } from "../scenario/fields";
import { zodProblems } from "../scenario/zodProblems";
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

const id = (whose: string) => z.string({ error: `the id of a ${whose}` });
const instant = z.string({ error: instantFormat });
const rate = (meaning: string) => quantity(meaning, "Mbit/s", { from: 0 }).optional();

/** The shape of `contacts`; of its fields only these are read. */
const fileSchema = z.object(
  {
    windows: z.array(
      z.object(
        {
          satelliteId: id("satellite"),
          stationId: id("station"),
          aos: instant,
          los: instant,
          downlinkMbps: rate("Rate from satellite to station"),
          uplinkMbps: rate("Rate from station to satellite"),
        },
        { error: "{ satelliteId, stationId, aos, los, downlinkMbps?, uplinkMbps? }" },
      ),
      { error: "a list of windows" },
    ),
  },
  { error: "{ windows: [...] }, as `contacts` writes it" },
);

/** At most so many problems are told. */
const toldProblems = 100;

/** Of the ids that are allowed, so many are listed. */
const listedIds = 12;

/**
 * Reads contacts from a value in the shape of `orbitweave contacts`. Times count to the ms, rounded into the contact. Windows are taken as given: they
 * may overlap, and be too short to be booked. Refused are unknown ids, and windows that end before they begin.
 */
export function readWindows(value: unknown, frame: WindowsFrame): Outcome<ReadWindows> {
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) return failure(zodProblems(parsed.error, value).slice(0, toldProblems));
  const { windows } = parsed.data;
  const satelliteOf = new Map(frame.satelliteIds.map((id, i) => [id, i]));
  const stationOf = new Map(frame.stations.map(({ id }, i) => [id, i]));
  const satellitesAllowed = listIds(frame.satelliteIds);
  const stationsAllowed = listIds(frame.stations.map(({ id }) => id));
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
      const message = "no such satellite in the scenario";
      problems.push({ path: `${path}.satelliteId`, message, given: window.satelliteId, allowed: satellitesAllowed });
    }
    if (g === undefined) {
      const message = "no such station in the scenario";
      problems.push({ path: `${path}.stationId`, message, given: window.stationId, allowed: stationsAllowed });
    }
    const aos = readInstant(window.aos, `${path}.aos`, problems);
    const los = readInstant(window.los, `${path}.los`, problems);
    if (los < aos) {
      problems.push({ path: `${path}.los`, message: "before aos", given: window.los, allowed: "an instant after aos" });
    }
    aosMs[i] = Math.ceil(aos);
    // A window within a millisecond holds no whole one.
    losMs[i] = Math.max(Math.floor(los), Math.ceil(aos));
    satellite[i] = s ?? -1;
    station[i] = g ?? -1;
    downMbps[i] = window.downlinkMbps ?? frame.stations[g ?? -1]?.downlinkMbps ?? 0;
    upMbps[i] = window.uplinkMbps ?? frame.stations[g ?? -1]?.uplinkMbps ?? 0;
  });
  if (problems.length > 0) return failure(problems.slice(0, toldProblems));
  const first = Int32Array.from({ length: count + 1 }, (_, i) => i);
  const contacts = { count, satellite, station, aosMs, losMs };
  return success({ contacts, rates: { first, endMs: losMs, downMbps, upMbps } });
}

function readInstant(text: string, path: string, problems: Problem[]): number {
  const instant = parseInstant(text);
  if (instant.ok) return instant.value;
  problems.push({ path, message: instant.error, given: text });
  return Number.NaN;
}

/** The ids as a message lists them. */
function listIds(ids: readonly string[]): string {
  const more = ids.length > listedIds ? `, and ${ids.length - listedIds} more` : "";
  return ids.length === 0 ? "there is none" : `${ids.slice(0, listedIds).join(", ")}${more}`;
}
