import { parseInstant } from "../base/instant";
import { expandSatellites } from "../scenario/expand";
import type { Scenario, Station, SyncRules } from "../scenario/schema";
import { windowOf } from "../scenario/window";
import type { ContactList } from "./contactList";

/** The problem in the making: the parts that pins and caps read. */
export interface ProblemFrame {
  readonly scenario: Scenario;
  readonly rules: SyncRules;
  readonly startMs: number;
  readonly durationMs: number;
  readonly satelliteIds: readonly string[];
  readonly stations: readonly Station[];
  readonly stationAntenna: Int32Array;
  readonly minMs: number;
  readonly maxMs: number;
  readonly contacts: ContactList;
}

export function makeFrame(scenario: Scenario, rules: SyncRules, contacts: ContactList): ProblemFrame {
  const window = windowOf(scenario);
  const startMs = Math.floor(window.startMs);
  const stations = scenario.stations ?? [];
  const stationAntenna = new Int32Array(stations.length + 1);
  stations.forEach(({ antennas = 1 }, s) => {
    stationAntenna[s + 1] = (stationAntenna[s] as number) + antennas;
  });
  return {
    scenario,
    rules,
    startMs,
    durationMs: Math.ceil(window.endMs) - startMs,
    satelliteIds: expandSatellites(scenario).map(({ id }) => id),
    stations,
    stationAntenna,
    minMs: Math.max(1, wholeMsUp(rules.minDurationSeconds ?? 0)),
    maxMs:
      rules.maxDurationSeconds === undefined ? Number.POSITIVE_INFINITY : Math.floor(rules.maxDurationSeconds * 1000),
    contacts,
  };
}

/** Whole ms that are not less than these seconds; a sum of decimals that is off in its last bit counts as exact. */
function wholeMsUp(seconds: number): number {
  return Math.ceil(seconds * 1000 - 1e-6);
}

export function setupsOf(stations: readonly Station[]): Float64Array {
  return Float64Array.from(stations, ({ setupSeconds = 0 }) => wholeMsUp(setupSeconds));
}

/** Instant text of a checked document, in ms from the frame's start. */
export function relativeMs(frame: Pick<ProblemFrame, "startMs">, text: string): number {
  const instant = parseInstant(text);
  if (!instant.ok) throw new Error(`an instant was not checked: ${text}`);
  return instant.value - frame.startMs;
}
