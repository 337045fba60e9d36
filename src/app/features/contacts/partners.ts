import type { ActiveLinks } from "../../state/picture/activeLinks";

/** Who is in contact with whom at an instant: rows of stations by row of satellite, and the other way round. */
export interface Partners {
  readonly stationsOf: ReadonlyMap<number, readonly number[]>;
  readonly satellitesOf: ReadonlyMap<number, readonly number[]>;
}

/** The links of an instant, sorted by their ends. */
export function partnersIn({
  count,
  satellite,
  station,
}: Pick<ActiveLinks, "count" | "satellite" | "station">): Partners {
  const stationsOf = new Map<number, number[]>();
  const satellitesOf = new Map<number, number[]>();
  for (let link = 0; link < count; link++) {
    const from = satellite[link] as number;
    const to = station[link] as number;
    put(stationsOf, from, to);
    put(satellitesOf, to, from);
  }
  return { stationsOf, satellitesOf };
}

function put(lists: Map<number, number[]>, key: number, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else if (!list.includes(value)) list.push(value);
}
