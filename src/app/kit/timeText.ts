/** Which wall clock an instant is read on. */
export type Zone = "utc" | "local";

/** `2026-03-20 12:00:00`, whole seconds, on the clock asked for. */
export function dateTimeText(ms: number, zone: Zone): string {
  return isoText(ms, zone).slice(0, 19).replace("T", " ");
}

/** `03-20 12:00:00`: where the year is plain from what stands around it. */
export function dayTimeText(ms: number, zone: Zone): string {
  return dateTimeText(ms, zone).slice(5);
}

/** `12:00:00`: where the day is plain, too. */
export function clockTimeText(ms: number, zone: Zone): string {
  return dateTimeText(ms, zone).slice(11);
}

export function zoneText(zone: Zone): string {
  return zone === "utc" ? "UTC" : "local";
}

/** An instant of the local clock is written as the UTC instant that reads the same. */
function isoText(ms: number, zone: Zone): string {
  const shownMs = zone === "utc" ? ms : ms - new Date(ms).getTimezoneOffset() * 60_000;
  return new Date(Math.floor(shownMs)).toISOString();
}
