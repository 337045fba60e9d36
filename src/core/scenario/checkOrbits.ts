import { formatInstant } from "../base/instant";
import type { Problem } from "../base/outcome";
import { under } from "../base/propertyPath";
import { elementAgeDays, staleAfterDays } from "./elements/elementAge";
import { elementsOf } from "./elements/elementsOf";
import { coverageSlackMs, coveredUntilMs } from "./elements/oemCoverage";
import type { OemSegment, OrbitElements } from "./orbitElements";
import type { Scenario } from "./schema";
import { type ScenarioWindow, windowOf } from "./window";

/** Satellites warned about one by one; the rest are counted in one more warning. */
const warnedSingly = 20;

const daysPerYear = 365.25;
const equatorialRadiusKm = 6378.137;

/** Every satellite's elements can be read (errors), and fit the window and the Earth (warnings). */
export function orbitProblems(scenario: Scenario): { readonly errors: Problem[]; readonly warnings: Problem[] } {
  const window = windowOf(scenario);
  const errors: Problem[] = [];
  const warnings: Problem[] = [];
  const stale: Problem[] = [];
  (scenario.satellites ?? []).forEach(({ orbit }, i) => {
    const path = `satellites[${i}].orbit`;
    const elements = elementsOf(orbit);
    if (!elements.ok) {
      errors.push(...under(path, elements.error));
      return;
    }
    warnings.push(...perigeeWarnings(elements.value, path), ...coverageWarnings(elements.value, window, path));
    stale.push(...ageWarnings(elements.value, window, path));
  });
  return { errors, warnings: [...warnings, ...shortened(stale)] };
}

function perigeeWarnings(elements: OrbitElements, path: string): Problem[] {
  if (elements.kind !== "keplerian") return [];
  const perigeeKm = elements.semiMajorAxisKm * (1 - elements.eccentricity);
  if (perigeeKm >= equatorialRadiusKm) return [];
  const given = Math.round(perigeeKm - equatorialRadiusKm);
  return [
    { path, message: "perigee lies below the Earth's surface", given: `${given} km`, allowed: "a height above 0 km" },
  ];
}

/** An ephemeris need not cover the window, but then contacts are missing. */
function coverageWarnings(elements: OrbitElements, { startMs, endMs }: ScenarioWindow, path: string): Problem[] {
  if (elements.kind !== "oem") return [];
  const untilMs = coveredUntilMs(elements, startMs);
  if (untilMs !== undefined && untilMs >= endMs - coverageSlackMs) return [];
  const given = elements.segments
    .map((segment) => spanOf(segment))
    .slice(0, 5)
    .join(", ");
  const message =
    untilMs === undefined
      ? "the ephemeris does not cover the window's start: the satellite is left out"
      : `the ephemeris ends or has a gap at ${formatInstant(untilMs)}: nothing is computed after it`;
  return [{ path: `${path}.text`, message, given, allowed: "an ephemeris that covers the whole window" }];
}

function spanOf({ startMs, stopMs }: OemSegment): string {
  return `${formatInstant(startMs)} to ${formatInstant(stopMs)}`;
}

/** The age is that at the end of the window that is nearer to the epoch. */
function ageWarnings(elements: OrbitElements, { startMs, endMs }: ScenarioWindow, path: string): Problem[] {
  if (!("epochMs" in elements)) return [];
  const atMs = elements.epochMs > endMs ? endMs : Math.max(startMs, elements.epochMs);
  const ageDays = elementAgeDays(elements, atMs) ?? 0;
  const days = Math.abs(ageDays);
  if (days <= staleAfterDays) return [];
  const side = ageDays > 0 ? "before the window starts" : "after the window ends";
  const message =
    days < daysPerYear
      ? `elements are ${days.toFixed(1)} days away: their epoch lies ${side}`
      : `elements are ${(days / daysPerYear).toFixed(1)} years away: positions are most likely meaningless, their epoch lies ${side}`;
  const given = formatInstant(elements.epochMs);
  return [{ path, message, given, allowed: `an epoch within ${staleAfterDays} days of the window` }];
}

function shortened(warnings: readonly Problem[]): Problem[] {
  if (warnings.length <= warnedSingly + 1) return [...warnings];
  const rest = warnings.length - warnedSingly;
  const message = `elements of ${rest.toLocaleString("en-US")} more satellites are over ${staleAfterDays} days away`;
  return [...warnings.slice(0, warnedSingly), { path: "satellites", message }];
}
