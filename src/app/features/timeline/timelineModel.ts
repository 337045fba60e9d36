import type { cutAtEndFlag, cutAtStartFlag } from "../../../core/contact/contactColumns";
import type { TimelineLane } from "../../state/layers";
import type { Selection, TimelineRows, TimeZone } from "../../state/viewStore";
import type { ContactRef } from "./laneBars";
import type { ContactFilter } from "./neighbourContact";
import { formatDay, formatDuration, formatTimeOfDay } from "./timeAxis";
import type { TimeView } from "./timeView";

// The app takes types only from core/contact; the compiler keeps these equal to core's.
const startsCut: typeof cutAtStartFlag = 1;
const endsCut: typeof cutAtEndFlag = 2;

/** A satellite or station as rows and tooltips name it. */
interface Named {
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

/** A window in words, for the tooltip and for screen readers. */
export interface ContactDetails {
  readonly satellite: string;
  readonly station: string;
  /** Date and times in the zone asked for; the second of AOS and LOS, with a note where the plan's window cuts the contact. */
  readonly day: string;
  readonly aos: string;
  readonly los: string;
  readonly duration: string;
  readonly maxElevation: string;
  readonly downlink: string;
  readonly uplink: string;
}

/** Puts a window into words. */
export function contactDetails({ windows, contact }: ContactRef, places: Places, zone: TimeZone): ContactDetails {
  const aosMs = windows.aosMs[contact] ?? 0;
  const losMs = windows.losMs[contact] ?? 0;
  const flags = windows.flags[contact] ?? 0;
  const { satellites, stations } = places;
  return {
    satellite: nameOf(satellites[windows.satellite[contact] ?? -1]),
    station: nameOf(stations[windows.station[contact] ?? -1]),
    day: formatDay(aosMs, zone),
    aos: `${formatTimeOfDay(aosMs, zone).slice(0, 10)}${flags & startsCut ? " (window's start)" : ""}`,
    los: `${formatTimeOfDay(losMs, zone).slice(0, 10)}${flags & endsCut ? " (window's end)" : ""}`,
    duration: formatDuration((losMs - aosMs) / 1000),
    maxElevation: `${(windows.maxElevationDeg[contact] ?? 0).toFixed(1)}°`,
    downlink: formatMegabytes(windows.downlinkMB[contact] ?? 0),
    uplink: formatMegabytes(windows.uplinkMB[contact] ?? 0),
  };
}

/** The longest stretch that is shown at first: in a longer one the passes of a low orbit are slivers. */
const firstSpanMs = 86_400_000;

/** What a window shows when it is opened: its first day, or all of a shorter one. */
export function firstView(bounds: TimeView): TimeView {
  return { startMs: bounds.startMs, endMs: Math.min(bounds.endMs, bounds.startMs + firstSpanMs) };
}

function nameOf(place: Named | undefined): string {
  return place?.name ?? place?.id ?? "";
}

function formatMegabytes(megabytes: number): string {
  if (megabytes >= 1e6) return `${(megabytes / 1e6).toFixed(2)} TB`;
  if (megabytes >= 1e4) return `${(megabytes / 1e3).toFixed(1)} GB`;
  return `${megabytes.toFixed(megabytes < 100 ? 1 : 0)} MB`;
}
