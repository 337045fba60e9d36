import type { Problem } from "../../../core/base/outcome";
import { type Field, problemsAt } from "./field";

/** Text that was typed and is not in the document, by field. */
export type Drafts = Readonly<Record<string, string>>;

export interface Settled<T> {
  /** The object with all drafts taken over that can be; the very one given where none can. */
  readonly item: T;
  /** The drafts that are left. */
  readonly drafts: Drafts;
}

/** The object as it would be with all drafts, be it valid or not. */
export function withDrafts<T>(item: T, fields: readonly Field<T>[], drafts: Drafts): T {
  return fields.reduce((changed, field) => {
    const text = drafts[field.key];
    return text === undefined ? changed : field.write(changed, text);
  }, item);
}

/**
 * Takes over as many drafts as make a valid object. Fields that depend on each other (planes and phasing, the two lines of a TLE) go in
 * together or stay; one field's fault does not hold back the others.
 */
export function settleDrafts<T>(
  item: T,
  fields: readonly Field<T>[],
  drafts: Drafts,
  check: (candidate: T) => readonly Problem[],
): Settled<T> {
  const keys = new Set(fields.map(({ key }) => key));
  // Those of fields that are out of sight at present wait until they are back.
  const left: Record<string, string> = Object.fromEntries(Object.entries(drafts).filter(([key]) => !keys.has(key)));
  let pending = fields.filter(({ key }) => drafts[key] !== undefined);
  while (pending.length > 0) {
    const candidate = withDrafts(item, pending, drafts);
    const problems = check(candidate);
    if (problems.length === 0) return { item: candidate, drafts: left };
    const blamed = pending.filter((field) => problemsAt(field, problems).length > 0);
    // What is wrong at a field that was not touched follows from those that were.
    const held = blamed.length > 0 ? blamed : pending;
    for (const { key } of held) left[key] = drafts[key] ?? "";
    pending = pending.filter((field) => !held.includes(field));
  }
  return { item, drafts: left };
}
