import { parseInstant } from "../base/instant";
import type { Problem } from "../base/outcome";
import { formatPath } from "../base/propertyPath";
import type { Scenario, SyncRules } from "./schema";

/** What is wrong with booking rules that have the right shape: unknown ids, times that end before they begin, rules that exclude each other. */
export function syncProblems(
  sync: SyncRules,
  scenario: Scenario,
  { satellites, stations }: { readonly satellites: ReadonlySet<string>; readonly stations: ReadonlySet<string> },
): Problem[] {
  return [
    ...unknownSatellites(sync, satellites),
    ...demandProblems(sync),
    ...dateProblems(sync),
    ...lengthProblems(sync),
    ...pairProblems(sync, scenario, satellites, stations),
  ];
}

/** Booking rules that have no effect. */
export function syncWarnings({ sync }: Pick<Scenario, "sync">): Problem[] {
  const generated = sync?.generatedMBPerHour ?? {};
  return Object.entries(sync?.storageMB ?? {})
    .filter(([id]) => !Object.hasOwn(generated, id))
    .map(([id, given]) => ({
      path: formatPath(["sync", "storageMB", id]),
      message: "has no effect: nothing is said of what the satellite generates",
      given,
      allowed: `beside it ${formatPath(["sync", "generatedMBPerHour", id])}`,
    }));
}

function unknownSatellites(sync: SyncRules, satellites: ReadonlySet<string>): Problem[] {
  const { demandsMB, downDemandsMB, upDemandsMB, priorities, releases, deadlines, storageMB, generatedMBPerHour } =
    sync;
  const records = {
    demandsMB,
    downDemandsMB,
    upDemandsMB,
    priorities,
    releases,
    deadlines,
    storageMB,
    generatedMBPerHour,
  };
  return Object.entries(records).flatMap(([key, byId]) =>
    Object.keys(byId ?? {})
      .filter((id) => !satellites.has(id))
      .map((id) => ({
        path: formatPath(["sync", key, id]),
        message: "no such satellite",
        allowed: "a satellite's id",
      })),
  );
}

function demandProblems({ demandsMB = {}, downDemandsMB = {}, upDemandsMB = {} }: SyncRules): Problem[] {
  return Object.keys(demandsMB)
    .filter((id) => Object.hasOwn(downDemandsMB, id) || Object.hasOwn(upDemandsMB, id))
    .map((id) => ({
      path: formatPath(["sync", "demandsMB", id]),
      message: "the satellite also has a demand by direction",
      allowed: "one demand in all, or one by direction",
    }));
}

function dateProblems({ releases = {}, deadlines = {} }: SyncRules): Problem[] {
  return Object.entries(deadlines).flatMap(([id, deadline]) => {
    const release = releases[id];
    if (release === undefined || isBefore(release, deadline)) return [];
    return [
      {
        path: formatPath(["sync", "deadlines", id]),
        message: "not after the release",
        given: deadline,
        allowed: `an instant after ${release}`,
      },
    ];
  });
}

function lengthProblems({ minDurationSeconds = 0, maxDurationSeconds }: SyncRules): Problem[] {
  if (maxDurationSeconds === undefined || maxDurationSeconds >= minDurationSeconds) return [];
  return [
    {
      path: "sync.maxDurationSeconds",
      message: "less than minDurationSeconds",
      given: maxDurationSeconds,
      allowed: `at least ${minDurationSeconds} (seconds)`,
    },
  ];
}

function pairProblems(
  { pinned = [], forbidden = [], bookings = [] }: SyncRules,
  scenario: Scenario,
  satellites: ReadonlySet<string>,
  stations: ReadonlySet<string>,
): Problem[] {
  const antennas = new Map(scenario.stations?.map(({ id, antennas = 1 }) => [id, antennas]));
  return Object.entries({ pinned, forbidden, bookings }).flatMap(([key, list]) =>
    list.flatMap((entry, i) => {
      const path = `sync.${key}[${i}]`;
      const { satelliteId, stationId, start, end } = entry;
      const problems: Problem[] = [];
      if (!satellites.has(satelliteId)) {
        problems.push({
          path: `${path}.satelliteId`,
          message: "no such satellite",
          given: satelliteId,
          allowed: "a satellite's id",
        });
      }
      if (!stations.has(stationId)) {
        problems.push({
          path: `${path}.stationId`,
          message: "no such station",
          given: stationId,
          allowed: "a station's id",
        });
      }
      const most = antennas.get(stationId);
      const antenna = "antenna" in entry ? entry.antenna : undefined;
      if (antenna !== undefined && most !== undefined && antenna > most) {
        problems.push({
          path: `${path}.antenna`,
          message: "no such antenna",
          given: antenna,
          allowed: `1 to ${most}`,
        });
      }
      if (!isBefore(start, end)) {
        problems.push({
          path: `${path}.end`,
          message: "not after start",
          given: end,
          allowed: "an instant after start",
        });
      }
      return problems;
    }),
  );
}

/** Maintenance of stations: it ends after it begins, and names an antenna that exists. */
export function maintenanceProblems({ stations = [] }: Scenario): Problem[] {
  return stations.flatMap(({ maintenance = [], antennas = 1 }, s) =>
    maintenance.flatMap(({ antenna, from, to }, i) => {
      const path = `stations[${s}].maintenance[${i}]`;
      const problems: Problem[] = [];
      if (antenna !== undefined && antenna > antennas) {
        problems.push({
          path: `${path}.antenna`,
          message: "no such antenna",
          given: antenna,
          allowed: `1 to ${antennas}`,
        });
      }
      if (!isBefore(from, to)) {
        problems.push({ path: `${path}.to`, message: "not after from", given: to, allowed: "an instant after from" });
      }
      return problems;
    }),
  );
}

function isBefore(earlier: string, later: string): boolean {
  const start = parseInstant(earlier);
  const end = parseInstant(later);
  return start.ok && end.ok && start.value < end.value;
}
