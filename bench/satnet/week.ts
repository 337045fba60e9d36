import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A view period in which a request may be tracked, on one antenna or on all of an array. Seconds as in the data. */
export interface ViewOption {
  /** `DSS-34`, or `DSS-24_DSS-25` for an array. */
  readonly resource: string;
  readonly antennas: readonly number[];
  readonly on: number;
  readonly off: number;
}

export interface TrackRequest {
  readonly trackId: string;
  readonly mission: number;
  /** Seconds wanted, and the seconds from which on the request counts as satisfied. */
  readonly wanted: number;
  readonly least: number;
  /** Least length of one track. */
  readonly leastTrack: number;
  /** May be served by several tracks. */
  readonly mayBeSplit: boolean;
  readonly setup: number;
  readonly teardown: number;
  readonly options: readonly ViewOption[];
}

export interface SatnetWeek {
  readonly week: string;
  readonly antennas: readonly string[];
  readonly missions: readonly number[];
  readonly requests: readonly TrackRequest[];
  /** Of each antenna. */
  readonly maintenance: readonly (readonly { readonly start: number; readonly end: number }[])[];
}

interface RawRequest {
  readonly subject: number;
  readonly week: number;
  readonly year: number;
  readonly duration: number;
  readonly duration_min: number;
  readonly track_id: string;
  readonly setup_time: number;
  readonly teardown_time: number;
  readonly resource_vp_dict: Readonly<
    Record<string, readonly { readonly "TRX ON": number; readonly "TRX OFF": number }[]>
  >;
}

/** From this many hours on a request may be split, into tracks of at least `splitHours` or its own least duration. */
const longHours = 8;
const splitHours = 4;

/** Reads `problem.json` and `maintenance.csv` of one week of SatNet (Goh et al. 2021; rules as published with the data). */
export function readWeek(folder: string): SatnetWeek {
  const raw = JSON.parse(readFileSync(join(folder, "problem.json"), "utf8")) as readonly RawRequest[];
  const names = new Set<string>();
  for (const { resource_vp_dict } of raw) {
    for (const resource of Object.keys(resource_vp_dict)) for (const name of resource.split("_")) names.add(name);
  }
  const antennas = [...names].sort();
  const missions = [...new Set(raw.map(({ subject }) => subject))].sort((a, b) => a - b);
  const [first] = raw;
  return {
    week: first === undefined ? "" : `W${first.week}_${first.year}`,
    antennas,
    missions,
    requests: raw.map((request) => {
      const hours = request.duration;
      const mayBeSplit = hours >= longHours;
      const leastTrack = seconds(mayBeSplit ? Math.min(request.duration_min, splitHours) : request.duration_min);
      return {
        trackId: request.track_id,
        mission: missions.indexOf(request.subject),
        wanted: seconds(hours),
        least: seconds(request.duration_min),
        leastTrack,
        mayBeSplit,
        setup: request.setup_time * secondsOfMinutes,
        teardown: request.teardown_time * secondsOfMinutes,
        options: Object.entries(request.resource_vp_dict).flatMap(([resource, periods]) =>
          periods
            .map((period) => ({
              resource,
              antennas: resource.split("_").map((name) => antennas.indexOf(name)),
              on: period["TRX ON"],
              off: period["TRX OFF"],
            }))
            .filter(({ on, off }) => off - on >= leastTrack),
        ),
      };
    }),
    maintenance: readMaintenance(join(folder, "maintenance.csv"), antennas),
  };
}

/** Set-up and teardown are in minutes in the data. */
const secondsOfMinutes = 60;

function seconds(hours: number): number {
  return Math.round(hours * 3600);
}

function readMaintenance(path: string, antennas: readonly string[]): { start: number; end: number }[][] {
  const [head = "", ...rows] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const columns = head.split(",");
  const at = (name: string) => columns.indexOf(name);
  const periods: { start: number; end: number }[][] = antennas.map(() => []);
  for (const row of rows) {
    const cells = row.split(",");
    const antenna = antennas.indexOf(cells[at("antenna")] ?? "");
    periods[antenna]?.push({ start: Number(cells[at("starttime")]), end: Number(cells[at("endtime")]) });
  }
  return periods;
}
