import type { Problem } from "../../../core/base/outcome";
import { countedText } from "../../kit/quantityText";
import { fileNameOf, saveBlob, saveText } from "../../kit/saveText";
import { dialogStore } from "../../state/dialogStore";
import { planner } from "../../state/planner";
import type { SetAsideRecord } from "../../state/storage/records";
import { type ArchivedFile, packFiles, unpackFiles } from "./archive";
import { addToLibrary, storedScenario } from "./libraryActions";

/** Saves one scenario as a file that opens here and on the command line. */
export async function exportOne(id: string): Promise<boolean> {
  const file = await fileOf(id);
  if (file === undefined) return false;
  saveBlob(file.name, new Blob([file.bytes], { type: "application/json" }));
  return true;
}

/** Saves scenarios as one zip archive of such files. Resolves to how many are in it. */
export async function exportAll(ids: readonly string[]): Promise<number> {
  const files: ScenarioFile[] = [];
  for (const id of ids) {
    const file = await fileOf(id);
    if (file) files.push(file);
  }
  if (files.length > 0)
    saveBlob("orbitweave-library.zip", new Blob([await packFiles(files)], { type: "application/zip" }));
  return files.length;
}

/** Takes scenario files, and archives of them, into the library. Those that cannot be read are told of; resolves to how many came in. */
export async function importFiles(files: readonly File[]): Promise<number> {
  const problems: Problem[] = [];
  let added = 0;
  for (const file of files) {
    for (const { name, bytes } of await contentsOf(file, problems)) {
      const outcome = await planner.openFile(name, bytes);
      if (outcome.status === "done" && outcome.value.kind === "scenario") {
        if (await addToLibrary(outcome.value.scenario, `import of ${name}`)) added++;
        else problems.push({ path: name, message: "cannot be saved" });
      } else if (outcome.status === "refused") {
        problems.push(...outcome.problems.map((problem) => ({ ...problem, path: `${name}: ${problem.path}` })));
      } else problems.push({ path: name, message: "is no scenario" });
    }
  }
  if (problems.length > 0) {
    const title = "Not everything could be imported";
    const note = `${countedText(added, "scenario was", "scenarios were")} imported.`;
    dialogStore.getState().show({ kind: "problems", title, note, problems });
  }
  return added;
}

/** Saves records that could not be read, as they are. */
export function exportSetAside(records: readonly SetAsideRecord[]): void {
  saveText("orbitweave-set-aside.json", "application/json", `${JSON.stringify(records, undefined, 2)}\n`);
}

interface ScenarioFile extends ArchivedFile {
  readonly bytes: Uint8Array<ArrayBuffer>;
}

async function fileOf(id: string): Promise<ScenarioFile | undefined> {
  const scenario = await storedScenario(id);
  if (scenario === undefined) return undefined;
  const bytes = new TextEncoder().encode(`${JSON.stringify(scenario, undefined, 2)}\n`);
  return { name: `${fileNameOf(scenario.name)}.json`, bytes };
}

async function contentsOf(file: File, problems: Problem[]): Promise<readonly ArchivedFile[]> {
  try {
    const bytes = new Uint8Array(await file.arrayBuffer());
    return file.name.endsWith(".zip") ? await unpackFiles(bytes) : [{ name: file.name, bytes }];
  } catch {
    problems.push({ path: file.name, message: "cannot be read" });
    return [];
  }
}
