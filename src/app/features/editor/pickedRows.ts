import type { Picked } from "./editorStore";

/** How a click or key picks: that one alone, it as well (or no more), or all from the last single one to it. */
export type PickWay = "only" | "toggle" | "range";

/** What is picked after another pick. `ids` is the list in its order; `anchor` where a range begins. */
export function pickFurther(
  { ids: picked, cursor }: Picked,
  ids: readonly string[],
  target: string,
  way: PickWay,
  anchor: string | undefined = cursor,
): Picked {
  if (way === "toggle") {
    const toggled = new Set(picked);
    if (!toggled.delete(target)) toggled.add(target);
    return { ids: toggled, cursor: target };
  }
  const from = anchor === undefined ? -1 : ids.indexOf(anchor);
  const to = ids.indexOf(target);
  if (way === "only" || from < 0 || to < 0) return { ids: new Set([target]), cursor: target };
  return { ids: new Set(ids.slice(Math.min(from, to), Math.max(from, to) + 1)), cursor: target };
}

/** Picks that still exist. Where the cursor's member is gone, for example by undo, the one in its place takes over. */
export function presentPicks({ ids: picked, cursor }: Picked, ids: readonly string[], lastCursorAt: number): Picked {
  const known = new Set(ids);
  const left = new Set([...picked].filter((id) => known.has(id)));
  if (cursor !== undefined && known.has(cursor)) return { ids: left, cursor };
  const next = ids[Math.min(lastCursorAt, ids.length - 1)];
  return next === undefined ? { ids: left } : { ids: left.size > 0 ? left : new Set([next]), cursor: next };
}
