/** What a column of the board shows, from top to bottom. Layers are indices, `first` to `last` inclusive. */
export type BoardEntry =
  | { readonly kind: "layer"; readonly key: string; readonly first: number; readonly last: number }
  | { readonly kind: "group"; readonly key: string; readonly first: number; readonly last: number }
  /** The head of a group that is open; what it holds follows. */
  | { readonly kind: "head"; readonly key: string; readonly first: number; readonly last: number };

/** Runs of neighbouring layers longer than this are one card until they are opened. */
const groupAbove = 6;
/** An opened group shows so many cards at most; more are groups of their own. */
const shownAtOnce = 24;

/** The entries of each node's column, and of the layers that are not placed (the last column), for a placement. */
export function boardEntries(
  assignment: Int32Array,
  nodeCount: number,
  isOpen: (key: string) => boolean,
): readonly (readonly BoardEntry[])[] {
  const columns: BoardEntry[][] = Array.from({ length: nodeCount + 1 }, () => []);
  let first = 0;
  for (let layer = 1; layer <= assignment.length; layer++) {
    if (layer < assignment.length && assignment[layer] === assignment[first]) continue;
    const node = assignment[first] as number;
    entriesOf(first, layer - 1, isOpen, columns[node < 0 ? nodeCount : node] as BoardEntry[]);
    first = layer;
  }
  return columns;
}

function entriesOf(first: number, last: number, isOpen: (key: string) => boolean, into: BoardEntry[]): void {
  const count = last - first + 1;
  const key = `${first}-${last}`;
  if (count > groupAbove && !isOpen(key)) {
    into.push({ kind: "group", key, first, last });
    return;
  }
  if (count > groupAbove) into.push({ kind: "head", key: `head ${key}`, first, last });
  if (count <= shownAtOnce) {
    for (let layer = first; layer <= last; layer++) {
      into.push({ kind: "layer", key: `${layer}`, first: layer, last: layer });
    }
    return;
  }
  const step = Math.max(groupAbove + 1, Math.ceil(count / shownAtOnce));
  for (let from = first; from <= last; from += step) entriesOf(from, Math.min(last, from + step - 1), isOpen, into);
}

/** `block.3 … block.9`, or the one name. */
export function rangeText(names: readonly string[], first: number, last: number): string {
  return first === last ? (names[first] ?? "") : `${names[first]} … ${names[last]}`;
}

/** All layers of a run of numbers. */
export function layersBetween(first: number, last: number): number[] {
  const [low, high] = first <= last ? [first, last] : [last, first];
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

/** Chosen layers in words: the one name, `block.3 … block.9 (7 layers)`, or how many there are between the first and the last. */
export function layersText(names: readonly string[], layers: readonly number[]): string {
  const [first = 0] = layers;
  const last = layers.at(-1) ?? first;
  if (layers.length < 2) return names[first] ?? "";
  const isRun = last - first + 1 === layers.length;
  return `${isRun ? "" : "between "}${rangeText(names, first, last)} (${layers.length} layers)`;
}

/** What is chosen after a click on an entry: it alone; with `extends`, all from the anchor to it; with `adds`, it as well, or no longer. */
export function chosenAfter(
  chosen: ReadonlySet<number>,
  anchor: number | undefined,
  entry: Pick<BoardEntry, "first" | "last">,
  how: { readonly extends: boolean; readonly adds: boolean },
): ReadonlySet<number> {
  const own = layersBetween(entry.first, entry.last);
  if (how.extends && anchor !== undefined) {
    return new Set(layersBetween(Math.min(anchor, entry.first), Math.max(anchor, entry.last)));
  }
  if (!how.adds) return new Set(own);
  const isIn = own.every((layer) => chosen.has(layer));
  const next = new Set(chosen);
  for (const layer of own) {
    if (isIn) next.delete(layer);
    else next.add(layer);
  }
  return next;
}

/** The layers that a drag of an entry takes along: all that are chosen, where it is one of them. */
export function draggedLayers(chosen: ReadonlySet<number>, entry: Pick<BoardEntry, "first" | "last">): number[] {
  const own = layersBetween(entry.first, entry.last);
  return own.every((layer) => chosen.has(layer)) ? [...chosen].sort((a, b) => a - b) : own;
}

/** More columns than this are not drawn. */
const shownColumns = 48;

/** Which nodes have a column: those whose id holds the text searched for, first those that are used, at most so many; in their own order. */
export function shownNodes(nodeIds: readonly string[], used: ArrayLike<number>, search: string) {
  const wanted = search.trim().toLowerCase();
  const found = nodeIds.flatMap((id, node) => (id.toLowerCase().includes(wanted) ? [node] : []));
  const kept = new Set(
    [...found].sort((a, b) => Number((used[b] ?? 0) > 0) - Number((used[a] ?? 0) > 0)).slice(0, shownColumns),
  );
  return { nodes: found.filter((node) => kept.has(node)), hidden: nodeIds.length - kept.size };
}
