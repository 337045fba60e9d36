import { scaleTime, scaleUtc, timeFormat, utcFormat } from "d3";
import type { TimeZone } from "../../state/viewStore";
import type { TimeView } from "./timeView";

export interface AxisTick {
  readonly atMs: number;
  readonly xPx: number;
  readonly label: string;
  /** A midnight: its label is the date. */
  readonly isDay: boolean;
}

/** Width that keeps the labels apart. */
const pixelsPerTick = 92;

const formats = {
  utc: makeFormats(utcFormat),
  local: makeFormats(timeFormat),
};

/** Ticks at round times of the zone (days, hours, minutes, seconds), as many as the width can label. */
export function axisTicks(view: TimeView, widthPx: number, zone: TimeZone): AxisTick[] {
  const scale = (zone === "utc" ? scaleUtc() : scaleTime()).domain([view.startMs, view.endMs]).range([0, widthPx]);
  return scale.ticks(Math.max(2, Math.floor(widthPx / pixelsPerTick))).map((tick) => {
    const atMs = tick.getTime();
    return { atMs, xPx: scale(tick), label: labelOf(atMs, zone), isDay: isMidnight(atMs, zone) };
  });
}

/** `2026-03-20 12:00:00` in the zone, and the zone's name apart, for the clock's display. */
export function formatClock(atMs: number, zone: TimeZone): string {
  return formats[zone].clock(new Date(atMs));
}

/** `2026-03-20` in the zone. */
export function formatDay(atMs: number, zone: TimeZone): string {
  return formats[zone].isoDay(new Date(atMs));
}

/** `12:00:00.000` in the zone. */
export function formatTimeOfDay(atMs: number, zone: TimeZone): string {
  return formats[zone].milliseconds(new Date(atMs));
}

/** `UTC`, or the offset of local time at that instant: `UTC+02:00`. */
export function zoneName(atMs: number, zone: TimeZone): string {
  if (zone === "utc") return "UTC";
  const offsetMinutes = -new Date(atMs).getTimezoneOffset();
  const hours = String(Math.floor(Math.abs(offsetMinutes) / 60)).padStart(2, "0");
  const minutes = String(Math.abs(offsetMinutes) % 60).padStart(2, "0");
  return `UTC${offsetMinutes < 0 ? "-" : "+"}${hours}:${minutes}`;
}

/** `9 min 41 s`, `1 h 02 min`, `4.2 s`. */
export function formatDuration(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${String(whole % 60).padStart(2, "0")} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

function labelOf(atMs: number, zone: TimeZone): string {
  const date = new Date(atMs);
  const format = formats[zone];
  if (atMs % 1000 !== 0) return format.milliseconds(date);
  if (date.getUTCSeconds() !== 0) return format.seconds(date);
  return isMidnight(atMs, zone) ? format.day(date) : format.minutes(date);
}

function isMidnight(atMs: number, zone: TimeZone): boolean {
  return formats[zone].milliseconds(new Date(atMs)) === "00:00:00.000";
}

function makeFormats(formatter: typeof utcFormat) {
  return {
    clock: formatter("%Y-%m-%d %H:%M:%S"),
    isoDay: formatter("%Y-%m-%d"),
    day: formatter("%b %-d"),
    minutes: formatter("%H:%M"),
    seconds: formatter("%H:%M:%S"),
    milliseconds: formatter("%H:%M:%S.%L"),
  };
}
