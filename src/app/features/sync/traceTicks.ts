import { scaleLinear } from "d3";
import type { Goal } from "./scheduleTexts";

export interface TraceTick {
  /** In MB, of ages in seconds. */
  readonly value: number;
  readonly text: string;
}

const wantedTicks = 3;
const minuteSeconds = 60;
const hourSeconds = 3600;

/** About three places on the axis of values from `least` to `most`, round in the unit that they are told in. */
export function traceTicks(least: number, most: number, goal: Goal): readonly TraceTick[] {
  const unit = goal === "age" ? timeUnit(most - least) : volumeUnit(most);
  return scaleLinear([least / unit.size, most / unit.size], [0, 1])
    .ticks(wantedTicks)
    .map((tick) => ({ value: tick * unit.size, text: unit.text(tick) }));
}

function volumeUnit(mostMB: number) {
  const [size, name] = mostMB < 10_000 ? [1, "MB"] : mostMB < 1e6 ? [1e3, "GB"] : [1e6, "TB"];
  return { size, text: (tick: number) => `${tick.toLocaleString("en-US", { maximumFractionDigits: 6 })} ${name}` };
}

/** Steps of whole seconds, minutes or hours, so that each is told to its end. */
function timeUnit(spanSeconds: number) {
  const size = spanSeconds < 3 * minuteSeconds ? 1 : spanSeconds < 3 * hourSeconds ? minuteSeconds : hourSeconds;
  return { size, text: (tick: number) => ageText(tick * size) };
}

/** `42 s`, `9:05 min`, `2:27 h`, `2:27:10 h`: as a duration elsewhere, but never rounded to minutes. */
function ageText(seconds: number): string {
  const whole = Math.round(seconds);
  const s = whole % 60;
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return `${s} s`;
  if (minutes < 60) return `${minutes}:${twoDigits(s)} min`;
  return `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}${s === 0 ? "" : `:${twoDigits(s)}`} h`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}
