import type { cutAtEndFlag, cutAtStartFlag } from "../../../core/contact/contactColumns";
import { volumeText } from "../../kit/quantityText";
import type { TimeZone } from "../../state/viewStore";
import type { ContactRef } from "./laneBars";
import { formatDay, formatDuration, formatTimeOfDay } from "./timeAxis";
import type { Named, Places } from "./timelineModel";

// The app takes types only from core/contact; the compiler keeps these equal to core's.
const startsCut: typeof cutAtStartFlag = 1;
const endsCut: typeof cutAtEndFlag = 2;

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

function nameOf(place: Named | undefined): string {
  return place?.name ?? place?.id ?? "";
}

function formatMegabytes(megabytes: number): string {
  return megabytes < 100 ? `${megabytes.toFixed(1)} MB` : volumeText(megabytes);
}
