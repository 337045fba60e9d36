import type { Outcome } from "../../core/base/outcome";
import { success } from "../../core/base/outcome";
import { z } from "../../core/base/zod";
import { limits } from "../../core/scenario/limits";
import { decodeLink } from "../../core/scenario/link/decodeLink";
import { encodeLink } from "../../core/scenario/link/encodeLink";
import type { LinkContent } from "../../core/scenario/link/linkContent";
import { readJson } from "../../core/scenario/readJson";
import { checkInput } from "./checkInput";

const farthestMs = 8.64e15;

/** As much as encoding needs; the rest is checked by reading the link back. */
const contentShape = z.looseObject({
  scenario: z.looseObject({}),
  view: z.looseObject({ timeMs: z.number().min(-farthestMs).max(farthestMs).optional() }).optional(),
});

/** The link of a `LinkContent` given as JSON text. It is read back before it is given out: what is returned can be opened. */
export function makeLink(contentText: string): Outcome<string> {
  const data = readJson(contentText, limits.documentBytes);
  if (!data.ok) return data;
  const shaped = checkInput(contentShape, data.value);
  if (!shaped.ok) return shaped;
  const link = encodeLink(shaped.value as unknown as LinkContent);
  const back = decodeLink(link);
  return back.ok ? success(link) : back;
}
