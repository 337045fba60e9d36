import type { Station } from "../../../core/scenario/schema";
import { type Field, isoText, numberOf } from "./field";

/** Times without bookings as lines of start, end and antenna, with commas between them; what is unfinished stays as it is. */
export const maintenanceField: Field<Station> = {
  key: "maintenance",
  label: "Maintenance, one period a line: start, end (UTC), antenna (none: all)",
  control: "area",
  fallback: "2026-03-20 14:00, 2026-03-20 16:00, 1",
  late: true,
  wide: true,
  read: ({ maintenance = [] }) =>
    maintenance
      .map(({ from, to, antenna }) => (antenna === undefined ? `${from}, ${to}` : `${from}, ${to}, ${antenna}`))
      .join("\n"),
  write(station, text) {
    const { maintenance: _, ...rest } = station;
    const lines = text.split(/\r?\n/).filter((line) => line.trim() !== "");
    return lines.length === 0 ? rest : ({ ...rest, maintenance: lines.map(periodOf) } as Station);
  },
};

function periodOf(line: string) {
  const [from = "", to = "", antenna = ""] = line.split(/[,;\t]/).map((part) => part.trim());
  return { from: isoText(from), to: isoText(to), ...(antenna !== "" && { antenna: numberOf(antenna) }) };
}
