import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A track as it is printed. */
export interface PrintedTrack {
  readonly resource: string;
  readonly trackId: string;
  readonly start: number;
  readonly on: number;
  readonly off: number;
  readonly end: number;
}

export interface SatnetScore {
  readonly hours: number;
  readonly satisfied: number;
  readonly uRms: number;
  readonly uMax: number;
}

interface RawRequest {
  readonly subject: number;
  readonly duration: number;
  readonly duration_min: number;
  readonly track_id: string;
  readonly setup_time: number;
  readonly teardown_time: number;
  readonly resource_vp_dict: Record<string, { "TRX ON": number; "TRX OFF": number }[]>;
}

/** Reads the week anew, checks every rule and scores the tracks: nothing of the search is trusted. Throws where a rule is broken. */
export function checkWeek(folder: string, tracks: readonly PrintedTrack[]): SatnetScore {
  const requests = JSON.parse(readFileSync(join(folder, "problem.json"), "utf8")) as RawRequest[];
  const byId = new Map(requests.map((request) => [request.track_id, request]));
  const busy = new Map<string, { start: number; end: number; what: string }[]>();
  const occupy = (antenna: string, start: number, end: number, what: string) => {
    const list = busy.get(antenna) ?? [];
    for (const other of list) {
      if (other.start < end && other.end > start) throw new Error(`${antenna}: ${what} overlaps ${other.what}`);
    }
    list.push({ start, end, what });
    busy.set(antenna, list);
  };
  const [head = "", ...rows] = readFileSync(join(folder, "maintenance.csv"), "utf8").trim().split(/\r?\n/);
  const names = head.split(",");
  const maintained = new Map<string, { start: number; end: number }[]>();
  for (const row of rows) {
    const cells = Object.fromEntries(row.split(",").map((cell, i) => [names[i] ?? "", cell]));
    const list = maintained.get(cells.antenna ?? "") ?? [];
    list.push({ start: Number(cells.starttime), end: Number(cells.endtime) });
    maintained.set(cells.antenna ?? "", list);
  }
  const granted = new Map<string, number>();
  const counts = new Map<string, number>();
  for (const { resource, trackId, start, on, off, end } of tracks) {
    const request = byId.get(trackId);
    if (request === undefined) throw new Error(`no request ${trackId}`);
    const inView = (request.resource_vp_dict[resource] ?? []).some((vp) => vp["TRX ON"] <= on && vp["TRX OFF"] >= off);
    if (!inView) throw new Error(`${trackId}: not in a view period of ${resource}`);
    if (start !== on - request.setup_time * 60 || end !== off + request.teardown_time * 60) {
      throw new Error(`${trackId}: set-up or teardown`);
    }
    const isLong = request.duration >= 8;
    const leastHours = isLong ? Math.min(request.duration_min, 4) : request.duration_min;
    if (off - on < leastHours * 3600 - 1e-6) throw new Error(`${trackId}: a track of ${off - on} s is too short`);
    counts.set(trackId, (counts.get(trackId) ?? 0) + 1);
    if (!isLong && (counts.get(trackId) ?? 0) > 1) throw new Error(`${trackId}: split`);
    for (const antenna of resource.split("_")) {
      for (const period of maintained.get(antenna) ?? []) {
        if (period.start < end && period.end > start) throw new Error(`${trackId}: ${antenna} is in maintenance`);
      }
      occupy(antenna, start, end, trackId);
    }
    granted.set(trackId, (granted.get(trackId) ?? 0) + off - on);
  }
  return score(requests, granted);
}

function score(requests: readonly RawRequest[], granted: ReadonlyMap<string, number>): SatnetScore {
  const missions = new Map<number, { wanted: number; granted: number }>();
  let satisfied = 0;
  let seconds = 0;
  for (const { subject, track_id, duration, duration_min } of requests) {
    const got = granted.get(track_id) ?? 0;
    seconds += got;
    if (got >= duration_min * 3600 - 1e-6) satisfied++;
    const mission = missions.get(subject) ?? { wanted: 0, granted: 0 };
    mission.wanted += duration * 3600;
    mission.granted += Math.min(got, duration * 3600);
    missions.set(subject, mission);
  }
  const unmet = [...missions.values()].map((mission) => 1 - mission.granted / mission.wanted);
  const meanSquare = unmet.reduce((sum, u) => sum + u * u, 0) / unmet.length;
  return { hours: seconds / 3600, satisfied, uRms: Math.sqrt(meanSquare), uMax: Math.max(...unmet) };
}
