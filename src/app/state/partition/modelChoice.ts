import { create } from "zustand";
import type { Problem } from "../../../core/base/outcome";
import type { ModelProfile } from "../../../core/scenario/schema";
import { growScenario } from "../editScenario";
import { boardStore } from "./boardStore";
import { partitionPlanner } from "./partitionPlanner";
import { withModel } from "./placementEdits";

export const precisions = ["fp32", "fp16", "int8", "int4"] as const;

/** How a model is scaled as it is taken. */
interface ModelSizes {
  readonly precision: (typeof precisions)[number];
  readonly batch?: number | undefined;
  readonly sequence?: number | undefined;
}

/** What came of the last model that was chosen. */
export type Choice =
  | { readonly status: "reading"; readonly name: string }
  | { readonly status: "taken"; readonly name: string; readonly notes: readonly string[] }
  | { readonly status: "failed"; readonly name: string; readonly problems: readonly Problem[] };

interface ModelChoice {
  readonly sizes: ModelSizes;
  readonly choice: Choice | undefined;
}

/** The choice of a model, from the library or from files. Belongs to the visit. */
export const modelChoice = create<ModelChoice>()(() => ({ sizes: { precision: "fp16" }, choice: undefined }));

/** Makes a model of the library the plan's. */
export async function takeFromLibrary(id: string, name: string): Promise<void> {
  show({ status: "reading", name });
  const outcome = await partitionPlanner.libraryModel({ id, ...givenSizes() });
  if (outcome.status === "done") take(name, outcome.value, []);
  else show({ status: "failed", name, problems: problemsOf(outcome) });
}

/** Makes the model in these files the plan's: one file, or an index and its shards. */
export async function takeModelFiles(files: readonly File[]): Promise<void> {
  const main = files.find(({ name }) => /\.index\.json$/i.test(name)) ?? files[0];
  if (main === undefined) return;
  show({ status: "reading", name: main.name });
  const siblings = files.filter((file) => file !== main).map((file) => ({ name: file.name, file }));
  const outcome = await partitionPlanner.importModel({ name: main.name, file: main, siblings, ...givenSizes() });
  if (outcome.status === "done") take(main.name, outcome.value.model, outcome.value.notes);
  else show({ status: "failed", name: main.name, problems: problemsOf(outcome) });
}

function take(name: string, model: ModelProfile, notes: readonly string[]): void {
  const grown = growScenario(`use the model ${model.name ?? name}`, (scenario) => withModel(scenario, model));
  if (grown.ok) boardStore.getState().forget();
  show(grown.ok ? { status: "taken", name, notes } : { status: "failed", name, problems: grown.error });
}

function show(choice: Choice): void {
  modelChoice.setState({ choice });
}

function givenSizes() {
  const { precision, batch, sequence } = modelChoice.getState().sizes;
  return { precision, ...(batch !== undefined && { batch }), ...(sequence !== undefined && { sequence }) };
}

function problemsOf(
  outcome:
    | { readonly status: "refused"; readonly problems: readonly Problem[] }
    | { readonly status: "cancelled" }
    | { readonly status: "crashed"; readonly message: string },
): readonly Problem[] {
  if (outcome.status === "refused") return outcome.problems;
  return [{ path: "", message: outcome.status === "crashed" ? outcome.message : "stopped" }];
}
