import { compareIds } from "../../core/base/ids";
import { contactSlice } from "../../core/scenario/contactSlice";
import { digestOf } from "../../core/scenario/digest";
import { expandSatellites } from "../../core/scenario/expand";
import { meshSlice } from "../../core/scenario/meshSlice";
import type { ExpandedSatellite } from "../../core/scenario/orbitElements";
import type { Scenario } from "../../core/scenario/schema";
import { type ResolvedStation, resolveStation } from "../../core/scenario/station";
import { type ScenarioWindow, windowOf } from "../../core/scenario/window";
import { documentStore } from "./documentStore";

/** The contact slice as text for the workers, and its digest as a key for results. */
export interface ContactSliceText {
  readonly text: string;
  readonly digest: string;
}

const ofSatellites = (scenario: Scenario) => [scenario.satellites, scenario.constellations, scenario.window.start];
const ofStations = (scenario: Scenario) => [scenario.stations];

/** Everything below is computed once for each scenario object, or once while its parts stay the same, and dropped with it. */
export const expandedSatellites = memoise(
  (scenario): readonly ExpandedSatellite[] => expandSatellites(scenario),
  ofSatellites,
);

export const resolvedStations = memoise(
  (scenario): readonly ResolvedStation[] => (scenario.stations ?? []).map(resolveStation),
  ofStations,
);

export const scenarioWindow = memoise((scenario): ScenarioWindow => windowOf(scenario));

/** Scenarios with the same slice get the same object, so that an edit that contacts do not depend on changes nothing downstream. */
export const contactSliceText = memoise(sliceTexts(contactSlice));

/** The part that positions depend on: where stations stand changes none of them. */
const orbitSliceText = memoise(
  sliceTexts((scenario) => {
    const { stations: _, ...slice } = contactSlice(scenario);
    return slice;
  }),
);

/** The part that the links of the mesh depend on, failures left out. */
export const meshSliceText = memoise(sliceTexts(meshSlice));

/** Row number of each satellite and station by id. */
export const satelliteIndex = memoise((scenario) => indexById(expandedSatellites(scenario)), ofSatellites);
export const stationIndex = memoise((scenario) => indexById(resolvedStations(scenario)), ofStations);

/** Place of each satellite and station in the order of ids. */
export const satelliteRank = memoise((scenario) => rankById(expandedSatellites(scenario)), ofSatellites);
export const stationRank = memoise((scenario) => rankById(resolvedStations(scenario)), ofStations);

export function useScenario(): Scenario {
  return documentStore((state) => state.scenario);
}

/** Explicit satellites in document order, then each constellation's. */
export function useExpandedSatellites(): readonly ExpandedSatellite[] {
  return documentStore((state) => expandedSatellites(state.scenario));
}

export function useStations(): readonly ResolvedStation[] {
  return documentStore((state) => resolvedStations(state.scenario));
}

export function useContactSliceText(): ContactSliceText {
  return documentStore((state) => contactSliceText(state.scenario));
}

export function useOrbitSliceText(): ContactSliceText {
  return documentStore((state) => orbitSliceText(state.scenario));
}

export function useWindow(): ScenarioWindow {
  return documentStore((state) => scenarioWindow(state.scenario));
}

function sliceTexts(cut: (scenario: Scenario) => Scenario): (scenario: Scenario) => ContactSliceText {
  let last: ContactSliceText | undefined;
  return (scenario) => {
    const slice = cut(scenario);
    const digest = digestOf(slice);
    if (last?.digest !== digest) last = { text: JSON.stringify(slice), digest };
    return last;
  };
}

/** `partsOf`: what alone it is computed from; an edit that leaves them as they are leaves the very same result. */
function memoise<T>(
  compute: (scenario: Scenario) => T,
  partsOf: (scenario: Scenario) => readonly unknown[] = (scenario) => [scenario],
): (scenario: Scenario) => T {
  const results = new WeakMap<Scenario, { readonly value: T }>();
  let last: { readonly parts: readonly unknown[]; readonly value: T } | undefined;
  return (scenario) => {
    const known = results.get(scenario);
    if (known !== undefined) return known.value;
    const parts = partsOf(scenario);
    const isSame = last?.parts.every((part, i) => part === parts[i]) ?? false;
    if (last === undefined || !isSame) last = { parts, value: compute(scenario) };
    results.set(scenario, last);
    return last.value;
  };
}

function indexById(items: readonly { readonly id: string }[]): ReadonlyMap<string, number> {
  return new Map(items.map(({ id }, index) => [id, index]));
}

function rankById(items: readonly { readonly id: string }[]): Uint32Array {
  const order = items.map((_, index) => index);
  order.sort((a, b) => compareIds(items[a]?.id ?? "", items[b]?.id ?? ""));
  const rank = new Uint32Array(items.length);
  order.forEach((item, place) => {
    rank[item] = place;
  });
  return rank;
}
