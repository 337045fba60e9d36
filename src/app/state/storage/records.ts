import { z } from "../../../core/base/zod";

/** What is kept, and as what. Whatever is read is checked against these: another version, or a damaged disk, may have written it. */

const count = z.int().min(0);
const instantMs = z.number();

/** A map in a few numbers: longitude and latitude in whole degrees, one after the other. */
export const pictureSchema = z.strictObject({ satellites: z.array(z.number()), stations: z.array(z.number()) });
export type Picture = z.infer<typeof pictureSchema>;

/** What the list of scenarios shows of one. */
const summarySchema = z.strictObject({
  name: z.string(),
  satellites: count,
  stations: count,
  picture: pictureSchema,
});
export type Summary = z.infer<typeof summarySchema>;

/** A scenario of the library; its content is the text of its newest revision. */
export const documentRecord = z.strictObject({
  id: z.string().min(1),
  /** Grows with every save; whoever saves must know the newest. */
  revision: z.int().min(1),
  source: z.string(),
  summary: summarySchema,
  createdMs: instantMs,
  changedMs: instantMs,
  /** Set while it lies among the deleted. */
  deletedMs: instantMs.optional(),
});
export type DocumentRecord = z.infer<typeof documentRecord>;

/** One saved state, without its text. */
export const revisionRecord = z.strictObject({
  documentId: z.string().min(1),
  revision: z.int().min(1),
  savedMs: instantMs,
  /** What was done, for people. */
  step: z.string(),
});
export type RevisionRecord = z.infer<typeof revisionRecord>;

/** The scenario's JSON text at a revision. */
export const textRecord = z.strictObject({ documentId: z.string(), revision: z.int().min(1), text: z.string() });
export type TextRecord = z.infer<typeof textRecord>;

/** Undo and redo of a scenario, as `packHistory` makes them. */
export const historyRecord = z.strictObject({
  documentId: z.string(),
  start: z.string(),
  startCrc: z.number(),
  steps: z.string(),
  stepsCrc: z.number(),
});
export type HistoryRecord = z.infer<typeof historyRecord>;

/** An edit on its way to a revision: what is left of a tab that ended before it came there. */
export const draftRecord = z.strictObject({
  documentId: z.string().min(1),
  tabId: z.string().min(1),
  /** The revision that was edited; 0: none yet. */
  base: count,
  source: z.string(),
  summary: summarySchema,
  savedMs: instantMs,
  text: z.string(),
});
export type DraftRecord = z.infer<typeof draftRecord>;

/** A record that could not be read, kept as it is until a person has taken it. */
export const setAsideRecord = z.strictObject({
  store: z.string(),
  reason: z.string(),
  setAsideMs: instantMs,
  record: z.unknown(),
});
export type SetAsideRecord = z.infer<typeof setAsideRecord>;
