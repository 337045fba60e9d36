import type { TimelineLane } from "../../state/layers";
import type { Selection, TimelineRows } from "../../state/viewStore";
import type { ContactFilter } from "./neighbourContact";
import type { TimeView } from "./timeView";

/** A satellite or station as rows and tooltips name it. */
export interface Named {
  readonly id: string;
  readonly name?: string;
}

/** Satellites and stations in the order in which contact tables count them. */
export interface Places {
  readonly satellites: readonly Named[];
  readonly stations: readonly Named[];
}

/** A lane for each satellite, station or antenna, in the order of the document; `antennas`: how many each station has. */
export function contactLanes(rows: TimelineRows, places: Places, antennas: readonly number[] = []): TimelineLane[] {
  if (rows === "antennas")
    return places.stations.flatMap((station, row) => antennaLanes(station, row, antennas[row] ?? 1));
  const kind = rows === "satellites" ? "satellite" : "station";
  return places[rows].map(({ id, name }, row) => ({ id, label: name ?? id, kind, row }));
}

function antennaLanes({ id, name = id }: Named, row: number, count: number): TimelineLane[] {
  return Array.from({ length: count }, (_, i) => ({
    id,
    label: count === 1 ? name : `${name} · ${i + 1}`,
    kind: "station",
    row,
    antenna: i + 1,
  }));
}

/** The lane of the selected satellite or station, where lanes of its kind are shown. */
export function laneOfSelection(lanes: readonly TimelineLane[], selection: Selection | undefined): number | undefined {
  if (selection === undefined || lanes[0]?.kind !== selection.kind) return undefined;
  const lane = lanes.findIndex(({ id }) => id === selection.id);
  return lane < 0 ? undefined : lane;
}

/** What next and previous contact are limited to: the selection, or nothing. */
export function filterOfSelection(places: Places, selection: Selection | undefined): ContactFilter | undefined {
  if (selection === undefined) return undefined;
  const kind = selection.kind === "satellite" ? "satellites" : "stations";
  const row = places[kind].findIndex(({ id }) => id === selection.id);
  return row < 0 ? undefined : { kind, row };
}

/** The longest stretch that is shown at first: in a longer one the passes of a low orbit are slivers. */
const firstSpanMs = 86_400_000;

/** What a window shows when it is opened: its first day, or all of a shorter one. */
export function firstView(bounds: TimeView): TimeView {
  return { startMs: bounds.startMs, endMs: Math.min(bounds.endMs, bounds.startMs + firstSpanMs) };
}
