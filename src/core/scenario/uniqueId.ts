import { maxIdLength } from "./fields";

/** Gives out ids that are valid and not yet taken, and takes them. */
export type IdGiver = (wishes: readonly string[]) => string;

/**
 * Of the wishes, brought to the letters that ids may have, the first that is free; when none is, the last with `-2`, `-3`... behind.
 * `taken` grows with what is given out.
 */
export function idGiver(taken: Set<string>): IdGiver {
  const nextSuffix = new Map<string, number>();
  return (wishes) => {
    const clean = wishes.map(cleanId).filter((id) => id !== "");
    let id = clean.find((wish) => !taken.has(wish));
    if (id === undefined) {
      const stem = clean.at(-1) ?? "satellite";
      for (let n = nextSuffix.get(stem) ?? 2; id === undefined; n++) {
        const suffix = `-${n}`;
        const candidate = stem.slice(0, maxIdLength - suffix.length) + suffix;
        if (!taken.has(candidate)) id = candidate;
        nextSuffix.set(stem, n + 1);
      }
    }
    taken.add(id);
    return id;
  };
}

/** The next free id of a row: after `sat-001` comes `sat-002`. Undefined: the id does not end in a number. */
export function nextInRow(id: string, taken: ReadonlySet<string>): string | undefined {
  const [, stem, digits] = /^(.*?)(\d{1,9})$/.exec(id) ?? [];
  if (stem === undefined || digits === undefined) return undefined;
  for (let n = Number(digits); ; n++) {
    const candidate = stem + String(n).padStart(digits.length, "0");
    if (candidate.length > maxIdLength) return undefined;
    if (!taken.has(candidate)) return candidate;
  }
}

/** Runs of other characters become one hyphen: `ISS (ZARYA)` is `ISS-ZARYA`. */
function cleanId(wish: string): string {
  return wish
    .slice(0, 4 * maxIdLength)
    .replace(/[^A-Za-z0-9._:-]+-?/g, "-")
    .replace(/^-+/, "")
    .slice(0, maxIdLength)
    .replace(/-+$/, "");
}
