import { parseInstant } from "../../../core/base/instant";
import { failure, type Outcome } from "../../../core/base/outcome";
import { dateTimeText } from "../../kit/timeText";

/** How a failure's time stands in its field: UTC, whole seconds; nothing where it has none. */
export function timeFieldText(ms: number): string {
  return Number.isFinite(ms) ? dateTimeText(ms, "utc") : "";
}

/** Reads such a text, with or without T, seconds and Z; nothing is `otherwise`. */
export function readTimeField(text: string, otherwise: number): Outcome<number, string> {
  const trimmed = text.trim();
  if (trimmed === "") return { ok: true, value: otherwise };
  const match = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,6})?)?Z?$/.exec(trimmed);
  if (match === null) return failure("a time such as 2026-03-20 12:00:00");
  return parseInstant(`${match[1]}T${match[2]}${match[3] ?? ":00"}Z`);
}
