import type { Problem } from "../../../core/base/outcome";
import { sizeProblem } from "../../../core/scenario/fileSize";
import { runCommand } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { planner } from "../../state/planner";
import { viewStore } from "../../state/viewStore";
import { tellLeftClosed, tellOpened } from "./notices";

const nothingLost = "What was open stays as it was.";

/** A file that did not turn out to be a scenario that can be opened. */
interface OtherFile {
  readonly file: File;
  /** Why nothing can be done with it; none: it holds satellites. */
  readonly problems: readonly Problem[];
}

const modelFile = /\.(onnx|gguf|safetensors|index\.json)$/i;
const gradientFile = /\.(f32|npy|safetensors)$/i;

/**
 * Opens files: a scenario takes the place of the open one; orbital elements are shown first, row by row, to be added to it. Models go to the planning
 * board, gradients to the compression lab; tensors, which may be either, to the board where that is open.
 */
export async function openFiles(files: readonly File[]): Promise<void> {
  const tensors = files.filter(({ name }) => modelFile.test(name) || gradientFile.test(name));
  const left = await openTensors(tensors);
  if (left.length > 0) tellLeftClosed(left.map(({ name }) => name));
  await openScenarios(files.filter((file) => !tensors.includes(file)));
}

/** Opens one model, whose files may be many, or one gradient, and returns what there was beside it. */
async function openTensors(files: readonly File[]): Promise<readonly File[]> {
  const models = files.filter(({ name }) => modelFile.test(name));
  if (models.some(({ name }) => !gradientFile.test(name)) || (models.length > 0 && isBoardOpen())) {
    await runCommand("partition.openModel", models);
    return files.filter((file) => !models.includes(file));
  }
  const [gradient, ...others] = files;
  if (gradient !== undefined) await runCommand("compression.openFile", gradient);
  return others;
}

function isBoardOpen(): boolean {
  const { sideView, sideOpen } = viewStore.getState();
  return sideOpen && sideView === "partition";
}

async function openScenarios(files: readonly File[]): Promise<void> {
  const others: OtherFile[] = [];
  for (const file of files) {
    const other = await openFile(file);
    if (other !== undefined) others.push(other);
  }
  const [first] = others;
  if (first === undefined) return;
  if (others.length === 1 && first.problems.length > 0) report(first.file.name, first.problems);
  else dialogStore.getState().show({ kind: "sources", from: "files", files: others.map(({ file }) => file) });
}

async function openFile(file: File): Promise<OtherFile | undefined> {
  const tooLarge = sizeProblem(file.name, file.size);
  if (tooLarge !== undefined) return { file, problems: [tooLarge] };
  const bytes = await readBytes(file);
  if (bytes === undefined) return { file, problems: [{ path: file.name, message: "the file cannot be read" }] };
  const outcome = await planner.openFile(file.name, bytes);
  switch (outcome.status) {
    case "cancelled":
      return undefined;
    case "refused":
      return { file, problems: outcome.problems };
    case "crashed":
      return { file, problems: [{ path: file.name, message: outcome.message }] };
    case "done": {
      const opened = outcome.value;
      if (opened.kind === "satellites") return { file, problems: [] };
      const former = documentStore.getState().source;
      documentStore.getState().open(opened.scenario, opened.warnings, file.name);
      tellOpened(opened.scenario.name, former, opened.warnings.length);
      return undefined;
    }
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
