import { countedText } from "../core/base/counted";
import type { ScheduleRecord } from "../core/schedule/scheduleRecord";
import { formatTable } from "./table";

const goals = {
  volume: { name: "weighted volume", unit: "MB" },
  age: { name: "mean age of information", unit: "s" },
} as const;

/** A schedule for people: the bookings, what was reached against the bound, and what is unmet and why. */
export function scheduleTable(
  { bookings, objective, bound, gap, proven, stopped, unmet }: ScheduleRecord,
  goal: keyof typeof goals,
): string {
  const rows = bookings.map(({ satelliteId, stationId, antenna, start, end, downMB, upMB }) => [
    satelliteId,
    stationId,
    String(antenna),
    start,
    end,
    ((Date.parse(end) - Date.parse(start)) / 1000).toFixed(1),
    downMB.toFixed(1),
    upMB.toFixed(1),
  ]);
  const table = formatTable(
    [
      { title: "satellite", align: "left" },
      { title: "station", align: "left" },
      { title: "antenna", align: "right" },
      { title: "start (UTC)", align: "left" },
      { title: "end (UTC)", align: "left" },
      { title: "duration (s)", align: "right" },
      { title: "down (MB)", align: "right" },
      { title: "up (MB)", align: "right" },
    ],
    rows,
  );
  const state = proven ? "proven optimal" : `at most ${(100 * gap).toFixed(3)} % from the optimum`;
  const { name, unit } = goals[goal];
  const summary = [
    `${countedText(bookings.length, "booking")}, ${name} ${objective.toFixed(3)} ${unit}, bound ${bound.toFixed(3)} ${unit}: ${state}${stopped ? " (stopped early)" : ""}`,
    ...unmet.map(
      ({ satelliteId, demandMB, bookedMB, reason }) =>
        `unmet: ${satelliteId} has ${bookedMB.toFixed(1)} of ${demandMB.toFixed(1)} MB: ${reason}`,
    ),
  ];
  return `${table}\n${summary.join("\n")}\n`;
}
