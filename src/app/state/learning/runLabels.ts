import type { RunSummary } from "../../../core/scenario/schema/trainingRun";

/** What runs are called beside each other: by name, those of one name with the settings that not all of them share, the same after that by number. */
export function runLabels(runs: readonly Pick<RunSummary, "name" | "details">[]): readonly string[] {
  const labels = runs.map(({ name, details = [] }) => {
    const namesakes = runs.filter((run) => run.name === name);
    const own = details.filter((detail) => namesakes.some((run) => run.details?.includes(detail) === false));
    return [name, ...own].join(", ");
  });
  return labels.map((label, i) => {
    const place = labels.slice(0, i).filter((before) => before === label).length;
    return place === 0 ? label : `${label} (${place + 1})`;
  });
}
