import { countText } from "../../core/base/counted";

export { countedText, countText } from "../../core/base/counted";

/** `43 s`, `9:05 min`, `2:04 h`, `3 d 4 h`: two places, whichever unit fits. */
export function durationText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes}:${twoDigits(whole % 60)} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours}:${twoDigits(minutes % 60)} h`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

/** `9:05`: minutes and seconds, for columns that say so in their head. */
export function minutesText(seconds: number): string {
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}:${twoDigits(whole % 60)}`;
}

/** `7,345 MB`, `12.3 GB`, `4.56 TB` (decimal units). */
export function volumeText(megabytes: number): string {
  if (megabytes < 10_000) return `${countText(megabytes)} MB`;
  if (megabytes < 1e6) return `${(megabytes / 1e3).toFixed(1)} GB`;
  return `${(megabytes / 1e6).toFixed(2)} TB`;
}

/** `12.4 kB` of text that is all ASCII, or of bytes. */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  if (bytes < 1e6) return `${(bytes / 1e3).toFixed(1)} kB`;
  if (bytes < 1e9) return `${(bytes / 1e6).toFixed(1)} MB`;
  return `${(bytes / 1e9).toFixed(1)} GB`;
}

/** `28.5729° N`. */
export function latitudeText(deg: number, digits = 4): string {
  return `${Math.abs(deg).toFixed(digits)}° ${deg < 0 ? "S" : "N"}`;
}

/** `80.6490° W`. */
export function longitudeText(deg: number, digits = 4): string {
  return `${Math.abs(deg).toFixed(digits)}° ${deg < 0 ? "W" : "E"}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
