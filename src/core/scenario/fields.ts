import { instantFormat, parseInstant } from "../base/instant";
import { z } from "../base/zod";

/**
 * Building blocks of the document's schema. Throughout, a check's `error` is the text of what is allowed there; `zodProblems` puts the
 * path, the value given and what is wrong beside it.
 */
export interface Bounds {
  /** Least and greatest value, both allowed. */
  readonly from?: number;
  readonly to?: number;
  /** Limits that are themselves not allowed. */
  readonly above?: number;
  readonly below?: number;
}

/** A finite number with its meaning, unit and bounds: `quantity("Slant range", "km", { above: 0 })`. */
export function quantity(meaning: string, unit: string, bounds: Bounds = {}) {
  const allowed = `a number${describeBounds(bounds)}${unit === "" ? "" : ` (${unit})`}`;
  return bounded(z.number({ error: allowed }), bounds, allowed).describe(
    `${meaning}${unit === "" ? "" : `, in ${unit}`}.`,
  );
}

/** A whole number with its meaning and bounds. */
export function count(meaning: string, bounds: Bounds) {
  const allowed = `a whole number${describeBounds(bounds)}`;
  return bounded(z.int({ error: allowed }), bounds, allowed).describe(`${meaning}.`);
}

function bounded(schema: z.ZodNumber, { from, to, above, below }: Bounds, error: string): z.ZodNumber {
  let bounds = schema;
  if (from !== undefined) bounds = bounds.gte(from, { error });
  if (to !== undefined) bounds = bounds.lte(to, { error });
  if (above !== undefined) bounds = bounds.gt(above, { error });
  if (below !== undefined) bounds = bounds.lt(below, { error });
  return bounds;
}

function describeBounds({ from, to, above, below }: Bounds): string {
  const low = above === undefined ? from : above;
  if (low !== undefined && above === undefined && to !== undefined) return ` from ${low} to ${to}`;
  const parts: string[] = [];
  if (above !== undefined) parts.push(`above ${above}`);
  if (from !== undefined) parts.push(`at least ${from}`);
  if (to !== undefined) parts.push(`at most ${to}`);
  if (below !== undefined) parts.push(`below ${below}`);
  return parts.length === 0 ? "" : ` ${parts.join(" and ")}`;
}

/** Characters of an id. */
export const maxIdLength = 64;

const idAllowed = "1 to 64 of letters, digits and ._:-";

/** A name that other parts of the document refer to. */
export function id(meaning: string) {
  return z
    .string({ error: idAllowed })
    .regex(/^[A-Za-z0-9._:-]{1,64}$/, { error: idAllowed })
    .describe(`${meaning}: ${idAllowed}.`);
}

/** Text for people. */
export function text(meaning: string, maxLength: number, minLength = 1) {
  const allowed = `text of ${minLength} to ${maxLength} characters`;
  return z
    .string({ error: allowed })
    .min(minLength, { error: allowed })
    .max(maxLength, { error: allowed })
    .describe(`${meaning}.`);
}

/** An instant as ISO 8601 UTC text. */
export function instant(meaning: string) {
  return z
    .string({ error: instantFormat })
    .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?Z$/, { error: instantFormat, abort: true })
    .refine((value) => parseInstant(value).ok, { error: `a date and time of day that exist; ${instantFormat}` })
    .describe(`${meaning}: ${instantFormat}.`);
}

/** One of a few words. */
export function oneOf<const Words extends readonly [string, ...string[]]>(meaning: string, words: Words) {
  return z.enum(words, { error: words.join(", ") }).describe(`${meaning}.`);
}

export function flag(meaning: string) {
  return z.boolean({ error: "true or false" }).describe(`${meaning}.`);
}

/** An object without unknown keys; of one that has some, the message lists those that are known. */
export function record<Shape extends z.ZodRawShape>(meaning: string, shape: Shape) {
  const keys = Object.keys(shape).join(", ");
  const error = ({ code }: { readonly code?: string }) => (code === "unrecognized_keys" ? keys : "an object");
  return z.strictObject(shape, { error }).describe(`${meaning}.`);
}

/** A list; `allowed` in messages names the things and the limit. */
export function list<Item extends z.ZodType>(
  things: string,
  item: Item,
  limits: { readonly atLeast?: number; readonly atMost: number },
) {
  const { atLeast = 0, atMost } = limits;
  const allowed = `a list of ${atLeast > 0 ? `${atLeast} to` : "at most"} ${atMost.toLocaleString("en-US")} ${things}`;
  return z.array(item, { error: allowed }).min(atLeast, { error: allowed }).max(atMost, { error: allowed });
}
