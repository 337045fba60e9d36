/** How plain JSON data became other data. Itself plain JSON data, and small where the change is small. */
export type Patch =
  | readonly ["value", unknown]
  /** By key; null: the key goes. */
  | readonly ["keys", readonly (readonly [string, Patch | null])[]]
  /** By index, in lists of one length. */
  | readonly ["items", readonly (readonly [number, Patch])[]]
  /** From an index on, so many items make room for others. */
  | readonly ["splice", number, number, readonly unknown[]];

type PlainObject = Readonly<Record<string, unknown>>;

/** What leads from one plain value to another; undefined where they are equal. Parts that both share are not looked into. */
export function patchBetween(before: unknown, after: unknown): Patch | undefined {
  if (before === after) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) return listPatch(before, after);
  if (isObject(before) && isObject(after)) return objectPatch(before, after);
  return ["value", after];
}

/** The value after a patch. Parts that the patch does not touch are shared. Throws where the patch is not one for this value. */
export function applyPatch(value: unknown, patch: Patch): unknown {
  switch (patch[0]) {
    case "value":
      return patch[1];
    case "keys":
      if (isObject(value)) return withKeys(value, patch[1]);
      break;
    case "items":
      if (Array.isArray(value)) return withItems(value, patch[1]);
      break;
    case "splice":
      if (Array.isArray(value)) return value.toSpliced(patch[1], patch[2], ...patch[3]);
  }
  throw new Error("the patch belongs to another value");
}

function objectPatch(before: PlainObject, after: PlainObject): Patch | undefined {
  const changes: [string, Patch | null][] = [];
  for (const key of Object.keys(before)) {
    if (before[key] !== undefined && after[key] === undefined) changes.push([key, null]);
  }
  for (const [key, value] of Object.entries(after)) {
    if (value === undefined) continue;
    const change = patchBetween(before[key], value);
    if (change !== undefined) changes.push([key, change]);
  }
  return changes.length === 0 ? undefined : ["keys", changes];
}

/** Items at both ends that stay the same are left out: adding, removing and changing a few costs only those. */
function listPatch(before: readonly unknown[], after: readonly unknown[]): Patch | undefined {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && isEqual(before[start], after[start])) start++;
  let tail = 0;
  while (tail < shorter - start && isEqual(before.at(-1 - tail), after.at(-1 - tail))) tail++;
  if (before.length !== after.length) {
    return ["splice", start, before.length - start - tail, after.slice(start, after.length - tail)];
  }
  const changes: [number, Patch][] = [];
  for (let i = start; i < after.length - tail; i++) {
    const change = patchBetween(before[i], after[i]);
    if (change !== undefined) changes.push([i, change]);
  }
  return changes.length === 0 ? undefined : ["items", changes];
}

function withKeys(value: PlainObject, changes: readonly (readonly [string, Patch | null])[]): PlainObject {
  const changed: Record<string, unknown> = { ...value };
  for (const [key, change] of changes) {
    if (change === null) delete changed[key];
    else changed[key] = applyPatch(value[key], change);
  }
  return changed;
}

function withItems(value: readonly unknown[], changes: readonly (readonly [number, Patch])[]): unknown[] {
  const changed = [...value];
  for (const [index, change] of changes) changed[index] = applyPatch(value[index], change);
  return changed;
}

function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => isEqual(item, b[i]));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...keys].every((key) => isEqual(a[key], b[key]));
}

function isObject(value: unknown): value is PlainObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
