import { formatInstant } from "../../../core/base/instant";
import { failure, type Outcome, type Problem, success } from "../../../core/base/outcome";
import type { EphemerisFormat, JobProgress } from "../../../engine/client/planner";
import { fileNameOf, saveBlob } from "../../kit/saveText";
import { expandedSatellites, satelliteIndex } from "../../state/derived";
import { documentStore } from "../../state/documentStore";
import { planner } from "../../state/planner";
import { finishedContacts } from "../../state/queries";

export interface EphemerisChoice {
  readonly format: EphemerisFormat;
  readonly stepSeconds: number;
  /** Only this one; none: all. */
  readonly satelliteId?: string | undefined;
}

/** What was handed to the browser. */
export interface SavedEphemeris {
  readonly fileName: string;
  readonly bytes: number;
  /** Satellites that end early: id and why. */
  readonly failed: readonly Problem[];
}

const mediaTypes: Readonly<Record<EphemerisFormat, string>> = { oem: "text/plain", czml: "application/json" };

/** Writes positions over the window in a worker and saves them; a cancel is a failure without problems. */
export async function saveEphemeris(
  { format, stepSeconds, satelliteId }: EphemerisChoice,
  signal: AbortSignal,
  onProgress: (progress: JobProgress) => void,
): Promise<Outcome<SavedEphemeris>> {
  const { scenario } = documentStore.getState();
  const satellite = satelliteId === undefined ? undefined : satelliteIndex(scenario).get(satelliteId);
  const contacts = format === "czml" ? finishedContacts()?.windows : undefined;
  const outcome = await planner.exportEphemeris(
    { scenarioText: JSON.stringify(scenario), name: scenario.name, format, stepSeconds, satellite, contacts },
    { signal, onProgress, priority: "interactive" },
  );
  if (outcome.status === "cancelled") return failure([]);
  if (outcome.status === "refused") return failure(outcome.problems);
  if (outcome.status === "crashed") return failure([{ path: "", message: outcome.message }]);
  const { chunks, failed } = outcome.value;
  const content = new Blob([...chunks], { type: mediaTypes[format] });
  const fileName = `${fileNameOf(scenario.name)}${satelliteId === undefined ? "" : `-${fileNameOf(satelliteId)}`}.${format}`;
  saveBlob(fileName, content);
  const satellites = expandedSatellites(scenario);
  return success({
    fileName,
    bytes: content.size,
    failed: failed.map(({ satellite: row, error, fromMs }) => ({
      path: satellites[row]?.id ?? "",
      message: `no position from ${formatInstant(fromMs)}: ${error}`,
    })),
  });
}
