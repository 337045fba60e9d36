/** Something that can be searched for: its id, and a name where it has another one. */
export interface Named {
  readonly id: string;
  readonly name?: string | undefined;
}

/**
 * The items whose id or name holds the text, whatever its case: those that begin with it first, each group in the order given, at most
 * `limit`. No text: the first ones.
 */
export function findMatches<T extends Named>(items: readonly T[], text: string, limit: number): T[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return items.slice(0, limit);
  const starting: T[] = [];
  const holding: T[] = [];
  for (const item of items) {
    const place = placeIn(item, wanted);
    if (place === 0) starting.push(item);
    else if (place > 0 && holding.length < limit) holding.push(item);
    if (starting.length >= limit) break;
  }
  return [...starting, ...holding].slice(0, limit);
}

/** Where the text begins in the id or the name, whichever is nearer to the start; -1: nowhere. */
function placeIn({ id, name = "" }: Named, wanted: string): number {
  const inId = id.toLowerCase().indexOf(wanted);
  const inName = name.toLowerCase().indexOf(wanted);
  if (inId < 0) return inName;
  return inName < 0 ? inId : Math.min(inId, inName);
}
