import type { Problem } from "../../../core/base/outcome";
import { elementAgeDays, staleAfterDays } from "../../../core/scenario/elements/elementAge";
import { elementsOf } from "../../../core/scenario/elements/elementsOf";
import { coverageSlackMs, coveredUntilMs } from "../../../core/scenario/elements/oemCoverage";
import type { Satellite } from "../../../core/scenario/schema";
import type { ScenarioWindow } from "../../../core/scenario/window";

/** A line of what was read: a satellite that can be taken, or an entry that cannot and why. */
export type PreviewRow =
  | { readonly kind: "satellite"; readonly satellite: Satellite; readonly source: string }
  | { readonly kind: "fault"; readonly problem: Problem; readonly source: string };

/** A file, text or answer that was read as elements. */
export interface ReadSource {
  readonly name: string;
  readonly satellites: readonly Satellite[];
  readonly problems: readonly Problem[];
}

/** All entries of all sources, what cannot be taken first: it is what a person must see. */
export function previewRows(sources: readonly ReadSource[]): PreviewRow[] {
  const faults = sources.flatMap(({ name, problems }) =>
    problems.map((problem): PreviewRow => ({ kind: "fault", problem, source: name })),
  );
  const good = sources.flatMap(({ name, satellites }) =>
    satellites.map((satellite): PreviewRow => ({ kind: "satellite", satellite, source: name })),
  );
  return [...faults, ...good];
}

/** The places of the rows that hold the text, whatever its case; undefined: all of them. */
export function filteredRows(rows: readonly PreviewRow[], text: string): number[] | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return undefined;
  return rows.flatMap((row, i) => (textOf(row).toLowerCase().includes(wanted) ? [i] : []));
}

function textOf(row: PreviewRow): string {
  if (row.kind === "fault") return `${row.problem.path} ${row.problem.message}`;
  return `${row.satellite.id} ${row.satellite.name ?? ""}`;
}

export interface RowStatus {
  readonly text: string;
  readonly isWarning: boolean;
}

/** What becomes of a satellite that is taken, and what will most likely not be as meant. `taken`: ids of the open plan. */
export function statusOf(
  { id, orbit }: Satellite,
  { startMs, endMs }: ScenarioWindow,
  taken: ReadonlySet<string>,
  update: boolean,
): RowStatus {
  const elements = elementsOf(orbit);
  if (elements.ok && elements.value.kind === "oem") {
    const untilMs = coveredUntilMs(elements.value, startMs);
    if (untilMs === undefined) return { text: "does not cover the start of the window", isWarning: true };
    if (untilMs < endMs - coverageSlackMs) return { text: "does not cover the whole window", isWarning: true };
  }
  if (elements.ok && "epochMs" in elements.value) {
    const atMs = elements.value.epochMs > endMs ? endMs : Math.max(startMs, elements.value.epochMs);
    const days = Math.abs(elementAgeDays(elements.value, atMs) ?? 0);
    if (days > staleAfterDays) return { text: `epoch ${days.toFixed(0)} days from the window`, isWarning: true };
  }
  if (!taken.has(id)) return { text: "new", isWarning: false };
  return { text: update ? "its orbit is updated" : "there already: gets another id", isWarning: false };
}

/** When the elements are from, as a date; of an ephemeris, where it begins. */
export function epochText({ orbit }: Satellite): string {
  const elements = elementsOf(orbit);
  if (!elements.ok) return "";
  const { value } = elements;
  const atMs = value.kind === "oem" ? value.segments[0]?.startMs : "epochMs" in value ? value.epochMs : undefined;
  return atMs === undefined ? "–" : new Date(atMs).toISOString().slice(0, 16).replace("T", " ");
}
