import type { Problem } from "../../../core/base/outcome";
import { sizeProblem } from "../../../core/scenario/fileSize";
import type { Scenario } from "../../../core/scenario/schema";
import { planner } from "../../state/planner";
import type { ReadSource } from "./previewRows";

/** Something to read: a file, pasted text, an answer. */
export interface SourceInput {
  readonly name: string;
  /** Where it is known before anything is read. */
  readonly size?: number;
  readonly bytes: () => Promise<Uint8Array>;
}

/** A whole plan among the sources. */
export interface ReadPlan {
  readonly name: string;
  readonly scenario: Scenario;
  readonly warnings: readonly Problem[];
}

export interface ReadResult {
  readonly sources: readonly ReadSource[];
  readonly plans: readonly ReadPlan[];
}

/** Reads all sources in workers. What cannot be read at all is a source without satellites. Undefined: it was stopped. */
export async function readSources(
  inputs: readonly SourceInput[],
  signal: AbortSignal,
): Promise<ReadResult | undefined> {
  const sources: ReadSource[] = [];
  const plans: ReadPlan[] = [];
  for (const { name, size = 0, bytes } of inputs) {
    const tooLarge = sizeProblem(name, size);
    if (tooLarge !== undefined) {
      sources.push({ name, satellites: [], problems: [tooLarge] });
      continue;
    }
    const content = await bytes().catch(() => undefined);
    if (content === undefined) {
      sources.push({ name, satellites: [], problems: [{ path: "", message: "the file cannot be read" }] });
      continue;
    }
    const outcome = await planner.openFile(name, content, { signal });
    if (outcome.status === "cancelled") return undefined;
    if (outcome.status === "refused") sources.push({ name, satellites: [], problems: outcome.problems });
    else if (outcome.status === "crashed") {
      sources.push({ name, satellites: [], problems: [{ path: "", message: outcome.message }] });
    } else if (outcome.value.kind === "satellites") sources.push({ name, ...outcome.value });
    else plans.push({ name, ...outcome.value });
  }
  return { sources, plans };
}

export function textInput(name: string, text: string): SourceInput {
  return { name, bytes: async () => new TextEncoder().encode(text) };
}

export function fileInput(file: File): SourceInput {
  return { name: file.name, size: file.size, bytes: async () => new Uint8Array(await file.arrayBuffer()) };
}
