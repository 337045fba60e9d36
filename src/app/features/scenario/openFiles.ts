import type { Problem } from "../../../core/base/outcome";
import { addSatellites } from "../../../core/scenario/edits";
import type { Satellite } from "../../../core/scenario/schema";
import type { OpenedFile } from "../../../engine/client/planner";
import { countedText } from "../../kit/quantityText";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { planner } from "../../state/planner";
import { tellAdded, tellOpened } from "./notices";

const nothingLost = "What was open stays as it was.";

/** Opens files one after the other: a scenario takes the place of the open one, orbital elements are added to it. */
export async function openFiles(files: readonly File[]): Promise<void> {
  for (const file of files) await openFile(file);
}

async function openFile(file: File): Promise<void> {
  const bytes = await readBytes(file);
  if (bytes === undefined) {
    report(file.name, [{ path: file.name, message: "the file cannot be read" }]);
    return;
  }
  const outcome = await planner.openFile(file.name, bytes);
  if (outcome.status === "done") await take(file.name, outcome.value);
  else if (outcome.status === "refused") report(file.name, outcome.problems);
  else if (outcome.status === "crashed") report(file.name, [{ path: file.name, message: outcome.message }]);
}

async function take(fileName: string, opened: OpenedFile): Promise<void> {
  if (opened.kind === "scenario") {
    const former = documentStore.getState().source;
    documentStore.getState().open(opened.scenario, opened.warnings, fileName);
    tellOpened(opened.scenario.name, former, opened.warnings.length);
    return;
  }
  await addToScenario(fileName, opened.satellites, opened.problems);
}

/** The grown document is checked as a file would be, in a worker, so that what is wrong with it or worth a warning is known. */
async function addToScenario(
  fileName: string,
  added: readonly Satellite[],
  rejected: readonly Problem[],
): Promise<void> {
  const { scenario } = documentStore.getState();
  const grown = addSatellites(scenario, added);
  if (!grown.ok) {
    report(fileName, grown.error);
    return;
  }
  const checked = await planner.openFile(fileName, new TextEncoder().encode(JSON.stringify(grown.value)));
  if (checked.status === "refused") {
    report(fileName, checked.problems);
    return;
  }
  // Something else was opened meanwhile: the satellites belong to that now.
  if (documentStore.getState().scenario !== scenario) {
    await addToScenario(fileName, added, rejected);
    return;
  }
  const warnings = checked.status === "done" && checked.value.kind === "scenario" ? checked.value.warnings : [];
  documentStore.getState().edit(`add satellites from ${fileName}`, () => grown.value, { warnings });
  tellAdded(fileName, added.length, rejected.length);
  if (rejected.length > 0) {
    dialogStore.getState().show({
      kind: "problems",
      title: `${fileName}: ${countedText(rejected.length, "entry was", "entries were")} left out`,
      note: `${countedText(added.length, "satellite")} of the file were added to the open scenario.`,
      problems: rejected,
    });
  }
}

async function readBytes(file: File): Promise<Uint8Array | undefined> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    // A folder, or a file that is gone by now.
    return undefined;
  }
}

function report(fileName: string, problems: readonly Problem[]): void {
  dialogStore
    .getState()
    .show({ kind: "problems", title: `${fileName} could not be opened`, note: nothingLost, problems });
}
