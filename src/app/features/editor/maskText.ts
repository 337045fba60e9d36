import type { Station } from "../../../core/scenario/schema";
import { type Field, numberOf } from "./field";

/** A horizon point as it is typed. */
export interface MaskRow {
  readonly azimuth: string;
  readonly elevation: string;
}

/** A mask as text, one point a line, azimuth and elevation in degrees: how drafts hold it, and how spreadsheets give it. */
export function maskText(rows: readonly MaskRow[]): string {
  return rows.map(({ azimuth, elevation }) => `${azimuth},${elevation}`).join("\n");
}

/** The rows of such a text; between the numbers there may be commas, semicolons, tabs or spaces. */
export function maskRows(text: string): MaskRow[] {
  if (text === "") return [];
  return text.split("\n").map((line) => {
    const [azimuth = "", elevation = ""] = line.includes(",") ? line.split(",") : line.trim().split(/[;\t ]+/);
    return { azimuth: azimuth.trim(), elevation: elevation.trim() };
  });
}

/** The rows with what was pasted into one of them: several lines take the place of that row. */
export function pasteRows(rows: readonly MaskRow[], at: number, pasted: string): MaskRow[] {
  const lines = pasted.split(/\r?\n/).filter((line) => line.trim() !== "");
  const more = lines.map((line) => maskRows(line.trim())[0] ?? { azimuth: "", elevation: "" });
  return [...rows.slice(0, at), ...more, ...rows.slice(at + 1)];
}

/** A further row, in the middle of the widest gap between the azimuths that are there, level with its neighbours' mean. */
export function furtherRow(rows: readonly MaskRow[]): MaskRow {
  const points = rows
    .map(({ azimuth, elevation }) => ({ azimuth: Number(azimuth || Number.NaN), elevation: Number(elevation) || 0 }))
    .filter(({ azimuth }) => azimuth >= 0 && azimuth < 360)
    .sort((a, b) => a.azimuth - b.azimuth);
  const [first] = points;
  if (first === undefined) return { azimuth: "0", elevation: "10" };
  let widest = { from: first, to: first, gap: -1 };
  points.forEach((from, i) => {
    const to = points[i + 1] ?? first;
    const gap = to.azimuth - from.azimuth + (i + 1 < points.length ? 0 : 360);
    if (gap > widest.gap) widest = { from, to, gap };
  });
  const azimuth = (widest.from.azimuth + widest.gap / 2) % 360;
  const elevation = (widest.from.elevation + widest.to.elevation) / 2;
  return { azimuth: String(Math.round(azimuth * 10) / 10), elevation: String(Math.round(elevation * 10) / 10) };
}

export const maskField: Field<Station> = {
  key: "mask",
  label: "Horizon mask",
  control: "mask",
  wide: true,
  read: ({ mask = [] }) =>
    maskText(
      mask.map(({ azimuthDeg, elevationDeg }) => ({ azimuth: String(azimuthDeg), elevation: String(elevationDeg) })),
    ),
  write(station, text) {
    const { mask: _, ...rest } = station;
    if (text === "") return rest;
    const mask = maskRows(text).map(({ azimuth, elevation }) => ({
      azimuthDeg: numberOf(azimuth),
      elevationDeg: numberOf(elevation),
    }));
    return { ...rest, mask } as Station;
  },
};
