import type { ExpandedSatellite } from "../../../core/scenario/orbitElements";
import type { ResolvedStation } from "../../../core/scenario/station";
import { periodSeconds } from "./orbitShape";
import type { Followed } from "./trackFollower";

/** A row of the satellites or of the stations. */
export interface Thing {
  readonly kind: "satellite" | "station";
  readonly row: number;
}

/** Nodes are numbered: satellites, then stations. */
export function thingOfNode(node: number, satelliteCount: number): Thing {
  return node < satelliteCount ? { kind: "satellite", row: node } : { kind: "station", row: node - satelliteCount };
}

/** A name beside a thing on globe or map, the most important ones first. */
export interface NameTag {
  readonly text: string;
  readonly kind: "satellite" | "station" | "hop";
  readonly isMarked: boolean;
  /** Where the thing is now, km, Earth-fixed; NaN: nowhere. */
  readonly positionsKm: Float64Array;
  readonly row: number;
}

/** So few satellites all carry their names. */
const fewSatellites = 12;

/** Whose path is drawn: the selected satellite's, if it revolves. */
export function followedSatellite(
  satellites: readonly ExpandedSatellite[],
  selected: number | undefined,
): Followed | undefined {
  const orbit = selected === undefined ? undefined : satellites[selected]?.orbit;
  const seconds = orbit && periodSeconds(orbit);
  if (orbit === undefined || selected === undefined || seconds === undefined) return undefined;
  const earliestMs = orbit.kind === "oem" ? orbit.segments[0]?.startMs : undefined;
  return { satellite: selected, periodSeconds: seconds, earliestMs };
}

/** The names to write: what is marked first, then what is named besides, then stations, then satellites where they are few. `notes` follow names, by node. */
export function nameTagsOf(
  plan: { readonly satellites: readonly ExpandedSatellite[]; readonly stations: readonly ResolvedStation[] },
  marked: readonly Thing[],
  positionsKm: { readonly satellites: Float64Array; readonly stations: Float64Array },
  besides: readonly Thing[] = [],
  notes: ReadonlyMap<number, string> = new Map(),
): NameTag[] {
  const key = ({ kind, row }: Thing): string => `${kind} ${row}`;
  const markedKeys = new Set(marked.map(key));
  const besidesKeys = new Set(besides.map(key));
  const named = (thing: Thing): boolean => markedKeys.has(key(thing)) || besidesKeys.has(key(thing));
  const others: Thing[] = plan.stations.map((_, row) => ({ kind: "station", row }));
  if (plan.satellites.length <= fewSatellites) {
    others.push(...plan.satellites.map((_, row) => ({ kind: "satellite" as const, row })));
  }
  const first = [...marked, ...besides.filter((thing) => !markedKeys.has(key(thing)))];
  const things = [...first, ...others.filter((thing) => !named(thing))];
  return things.flatMap((thing) => {
    const { id, name } = (thing.kind === "satellite" ? plan.satellites : plan.stations)[thing.row] ?? {};
    if (id === undefined) return [];
    const isMarked = markedKeys.has(key(thing));
    const places = thing.kind === "satellite" ? positionsKm.satellites : positionsKm.stations;
    const note = notes.get(thing.kind === "satellite" ? thing.row : plan.satellites.length + thing.row);
    return [{ ...thing, text: [name ?? id, ...(note ? [note] : [])].join(" "), isMarked, positionsKm: places }];
  });
}
