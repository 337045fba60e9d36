import { parseInstant } from "../../../../core/base/instant";
import { failure, type Outcome, success } from "../../../../core/base/outcome";
import type { Bundle } from "../../../state/mesh/bundles";

/** What stands in the form of a bundle. */
export interface BundleDraft {
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** MB. */
  readonly size: string;
  /** UTC, with or without T, seconds and Z; nothing: the window's start. */
  readonly at: string;
}

/** What is wrong, by field. */
export interface BundleProblems {
  readonly ends?: string;
  readonly size?: string;
  readonly at?: string;
}

/** The bundle of a form, or what is wrong with it. */
export function readBundle(
  { from, to, size, at }: BundleDraft,
  window: { readonly startMs: number; readonly endMs: number },
): Outcome<Bundle, BundleProblems> {
  const sizeMB = size.trim() === "" ? Number.NaN : Number(size);
  const atMs = readTime(at, window.startMs);
  const sizeProblem = sizeMB > 0 && sizeMB < Number.POSITIVE_INFINITY ? undefined : "a number above 0";
  const isInside = atMs !== undefined && atMs >= window.startMs && atMs < window.endMs;
  const atProblem = atMs === undefined ? "a time such as 2026-03-20 12:00" : isInside ? undefined : "inside the window";
  if (from === undefined || to === undefined || sizeProblem || atProblem || atMs === undefined) {
    return failure({
      ...((from === undefined || to === undefined) && { ends: "Choose where the bundle starts and where it goes." }),
      ...(sizeProblem && { size: sizeProblem }),
      ...(atProblem && { at: atProblem }),
    });
  }
  return success({ from, to, sizeMB, atMs });
}

function readTime(text: string, otherwise: number): number | undefined {
  const trimmed = text.trim();
  if (trimmed === "") return otherwise;
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,6})?)?Z?$/.exec(trimmed);
  if (match === null) return undefined;
  const instant = parseInstant(`${match[1]}T${match[2]}${match[3] ?? ":00"}Z`);
  return instant.ok ? instant.value : undefined;
}
