import { countedText } from "../core/base/counted";
import type { MissionTrainingRecord } from "../core/learning/mission/missionTrainingRecord";
import type { WhatIfReport } from "../core/learning/mission/whatIfs";
import { formatTable } from "./table";
import { lossText } from "./trainTable";

/** A training in mission time for people: rounds by hours with where the time went, stations, and who never reports. */
export function missionTable(record: MissionTrainingRecord, targetAccuracy: number | undefined): string {
  const { mission, rounds, targetBand } = record;
  const table = formatTable(
    [
      { title: "round", align: "right" },
      { title: "ends (h)", align: "right" },
      { title: "accuracy (%)", align: "right" },
      { title: "loss", align: "right" },
      { title: "up (kB)", align: "right" },
      { title: "down (kB)", align: "right" },
      { title: "participants", align: "right" },
      { title: "staleness", align: "right" },
      { title: "mean wait (min)", align: "right" },
      { title: "last", align: "left" },
    ],
    rounds.map(({ round, accuracy, loss, bytesUp, bytesDown, participants }, i) => {
      const anatomy = mission.rounds[i];
      return [
        String(round),
        anatomy?.endsAtHours.toFixed(3) ?? "",
        (100 * accuracy).toFixed(2),
        lossText(loss),
        (bytesUp / 1000).toFixed(1),
        (bytesDown / 1000).toFixed(1),
        String(participants),
        anatomy?.staleness?.toFixed(2) ?? "",
        anatomy?.mean ? (anatomy.mean.waitSeconds / 60).toFixed(1) : "",
        anatomy?.last?.satelliteId ?? "",
      ];
    }),
  );
  const lines = [`ended after ${mission.endedAtHours.toFixed(3)} h: ${mission.ended}`];
  if (record.timeToTargetHours !== null) lines.push(`target reached after ${record.timeToTargetHours.toFixed(3)} h`);
  else if (targetAccuracy !== undefined) lines.push(missedLine(record, targetAccuracy));
  if (targetBand.seeds > 1 && targetAccuracy !== undefined) lines.push(bandLine(record));
  lines.push(
    `antennas: ${(mission.antennaSeconds / 60).toFixed(2)} min (${mission.stations.map(({ id, bookedSeconds, bookings }) => `${id} ${(bookedSeconds / 60).toFixed(2)} min in ${countedText(bookings, "booking")}`).join(", ")})`,
  );
  const silent = mission.satellites.flatMap(({ id, never }) => (never === null ? [] : [`${id} (${never})`]));
  if (silent.length > 0)
    lines.push(
      `never report: ${silent.slice(0, 10).join(", ")}${silent.length > 10 ? `, and ${silent.length - 10} more` : ""}`,
    );
  return `${table}\n${lines.join("\n")}\n`;
}

function missedLine({ rounds, mission }: MissionTrainingRecord, targetAccuracy: number): string {
  const target = `target of ${(100 * targetAccuracy).toFixed(2)} % not reached`;
  if (rounds.length === 0) return `${target}: there was no round`;
  const best = rounds.reduce((most, round, i) => (round.accuracy > (rounds[most]?.accuracy ?? 0) ? i : most), 0);
  return `${target}: ${(100 * (rounds[best]?.accuracy ?? 0)).toFixed(2)} % at best, after ${mission.rounds[best]?.endsAtHours.toFixed(3)} h`;
}

function bandLine({ targetBand }: MissionTrainingRecord): string {
  const { seeds, reached, leastHours, medianHours, greatestHours } = targetBand;
  if (leastHours === null || medianHours === null || greatestHours === null) return `no seed of ${seeds} reached it`;
  return `${reached} of ${seeds} seeds reached it: median ${medianHours.toFixed(3)} h, from ${leastHours.toFixed(3)} to ${greatestHours.toFixed(3)} h`;
}

/** Changes of a plan by the hours they save. */
export function whatIfTable({ targetAccuracy, hoursNow, results }: WhatIfReport): string {
  const table = formatTable(
    [
      { title: "change", align: "left" },
      { title: "target after (h)", align: "right" },
      { title: "saved (h)", align: "right" },
    ],
    results.map(({ title, hours, hoursSaved, problem }) => [
      problem === undefined ? title : `${title} (${problem.message})`,
      hours?.toFixed(3) ?? "not reached",
      hoursSaved?.toFixed(3) ?? "",
    ]),
  );
  const now = hoursNow === null ? "is not reached" : `is reached after ${hoursNow.toFixed(3)} h`;
  return `as it is, ${(100 * targetAccuracy).toFixed(2)} % ${now}\n${table}\n`;
}
