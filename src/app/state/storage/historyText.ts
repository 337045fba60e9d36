import { crc32 } from "../../../core/base/crc32";
import { z } from "../../../core/base/zod";
import { type Scenario, scenarioSchemaId } from "../../../core/scenario/schema";
import type { History, HistoryState, HistoryStep } from "../history";
import { applyPatch, type Patch, patchBetween } from "./patch";

/** A history as it is kept: the oldest state, what changed from step to step, and checksums over both texts. */
export interface PackedHistory {
  readonly start: string;
  readonly startCrc: number;
  readonly steps: string;
  readonly stepsCrc: number;
}

/** Characters of all steps together; the oldest go first. */
const stepsBudget = 4_000_000;

const startShape = z.strictObject({
  schema: z.literal(scenarioSchemaId),
  scenario: z.unknown(),
  warnings: z.array(z.unknown()),
});
const stepsShape = z.strictObject({
  at: z.int().min(0),
  steps: z.array(z.tuple([z.string(), z.number(), z.unknown()])).min(1),
});

/** The texts of a history. Those of states and steps are kept, so that one edit more costs one patch more. */
export function packHistory({ steps, at }: History, budget = stepsBudget): PackedHistory {
  let first = steps.length - 1;
  let length = 0;
  while (first > 0 && (first > at || length < budget)) {
    length += stepText(steps[first - 1], steps[first] as HistoryStep).length;
    first--;
  }
  if (length > budget && first < at) first++;
  const texts = steps.slice(first).map((step, i) => stepText(i === 0 ? undefined : steps[first + i - 1], step));
  const text = `{"at":${at - first},"steps":[${texts.join(",")}]}`;
  const { text: start, crc: startCrc } = startOf(steps[first] as HistoryStep);
  return { start, startCrc, steps: text, stepsCrc: crcOf(text) };
}

/** The history of texts that `packHistory` made; undefined where they are of another version, or not as they were written. */
export function unpackHistory({ start, startCrc, steps, stepsCrc }: PackedHistory): History | undefined {
  if (crcOf(start) !== startCrc || crcOf(steps) !== stepsCrc) return undefined;
  try {
    const { scenario, warnings } = startShape.parse(JSON.parse(start));
    const { at, steps: entries } = stepsShape.parse(JSON.parse(steps));
    // The checksums say that these are the states that were open once, which only checked documents are.
    let state = { scenario, warnings } as HistoryState;
    const read = entries.map(([name, atMs, patch]): HistoryStep => {
      if (patch !== null) state = applyPatch(state, patch as Patch) as HistoryState;
      return { name, atMs, ...state };
    });
    return at < read.length ? { steps: read, at } : undefined;
  } catch {
    return undefined;
  }
}

/** The JSON text of a scenario; that of the last one asked for is kept: draft and save want the same. */
export function scenarioText(scenario: Scenario): string {
  if (lastText?.scenario !== scenario) lastText = { scenario, text: JSON.stringify(scenario) };
  return lastText.text;
}
let lastText: { readonly scenario: Scenario; readonly text: string } | undefined;

const stepTexts = new WeakMap<HistoryStep, { readonly before: HistoryStep; readonly text: string }>();

/** What led to a step; without a step before, only what it is called. */
function stepText(before: HistoryStep | undefined, step: HistoryStep): string {
  if (before === undefined) return JSON.stringify([step.name, step.atMs, null]);
  const known = stepTexts.get(step);
  if (known?.before === before) return known.text;
  const text = JSON.stringify([step.name, step.atMs, patchBetween(stateOf(before), stateOf(step)) ?? null]);
  stepTexts.set(step, { before, text });
  return text;
}

function startOf(step: HistoryStep): { readonly text: string; readonly crc: number } {
  let start = starts.get(step);
  if (start === undefined) {
    const { scenario, warnings } = step;
    const text = `{"schema":"${scenarioSchemaId}","scenario":${JSON.stringify(scenario)},"warnings":${JSON.stringify(warnings)}}`;
    start = { text, crc: crcOf(text) };
    starts.set(step, start);
  }
  return start;
}
const starts = new WeakMap<HistoryStep, { readonly text: string; readonly crc: number }>();

function stateOf({ scenario, warnings }: HistoryState): HistoryState {
  return { scenario, warnings };
}

function crcOf(text: string): number {
  return crc32(new TextEncoder().encode(text));
}
