import { fileNameOf, saveText } from "../../kit/saveText";
import { openGradient } from "../../state/compression/openGradient";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { editScenario } from "../../state/editScenario";
import { readTraining } from "../../state/learning/keptTraining";
import { learningOf, withoutRun, withRunName, withSetting } from "../../state/learning/learningEdits";
import { settingsDigest } from "../../state/learning/settingsDigest";
import { trainer } from "../../state/learning/trainer";
import { forget, resumeKept, startTraining, trainingRun } from "../../state/learning/trainingRun";
import { findUpdates, updatesOfRound } from "../../state/learning/updatesOfRound";
import { findWhatIfs as rankWhatIfs } from "../../state/learning/whatIfs";
import { viewStore } from "../../state/viewStore";
import { learningTab } from "./learningTab";

export { cancelTraining, keepRun, pauseTraining, resumeTraining } from "../../state/learning/trainingRun";
export { stopUpdates } from "../../state/learning/updatesOfRound";
export { applyWhatIf, stopWhatIfs } from "../../state/learning/whatIfs";

const mediaTypes = { csv: "text/csv", json: "application/json" } as const;

const scenario = () => documentStore.getState().scenario;

/** The curves are where to look while it trains. */
export function train(): Promise<void> {
  if (learningTab.getState().tab === "setup") learningTab.setState({ tab: "training" });
  return startTraining();
}

/** The list is where to look while they are found. */
export function findWhatIfs(): Promise<void> {
  learningTab.setState({ tab: "whatIf" });
  viewStore.getState().setSideView("learning");
  return rankWhatIfs();
}

/** Contacts, links and nodes enter the training; what it is told beyond that has defaults. */
export function setMissionTime(): void {
  if (learningOf(scenario()).mission !== undefined) return;
  editScenario("train in mission time", (plan) => withSetting(plan, "mission", {}));
}

export async function resumeEarlier(): Promise<void> {
  const record = await readTraining(settingsDigest(scenario()));
  if (record !== undefined) await resumeKept(record);
}

export function forgetEarlier(): Promise<void> {
  return forget(settingsDigest(scenario()));
}

export function renameRun({ index, name }: { readonly index: number; readonly name: string }): void {
  editScenario(`rename a training to ${name}`, (plan) => withRunName(plan, index, name));
}

export function removeRun(index: number): void {
  const run = learningOf(scenario()).runs?.[index];
  if (run !== undefined) editScenario(`take out the training ${run.name}`, (plan) => withoutRun(plan, index));
}

export function findRound({ seed, round }: { readonly seed: number; readonly round: number }): Promise<void> {
  return findUpdates(seed, round);
}

export function openUpdate(index: number): void {
  const { updates, round } = updatesOfRound.getState();
  const update = updates[index];
  if (update !== undefined) openGradient({ name: `${update.clientId}, round ${round}`, values: update.values });
}

export async function exportTraining(format: "csv" | "json"): Promise<void> {
  const { report } = trainingRun.getState();
  if (report === undefined) return;
  const outcome = await trainer.exportTraining(report.record, format);
  if (outcome.status === "done") {
    saveText(`${fileNameOf(scenario().name)}-training.${format}`, mediaTypes[format], outcome.value);
  } else if (outcome.status !== "cancelled") {
    dialogStore.getState().show({
      kind: "problems",
      title: "The training could not be saved",
      note: "It is still in the panel.",
      problems: outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }],
    });
  }
}
