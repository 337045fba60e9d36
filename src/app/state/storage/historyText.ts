import { crc32 } from "../../../core/base/crc32";
import { z } from "../../../core/base/zod";
import { type Scenario, scenarioSchemaId } from "../../../core/scenario/schema";
import type { History, HistoryState, HistoryStep } from "../history";
import { applyPatch, type Patch, patchBetween } from "./patch";

/** A history as it is kept: the oldest state, what changed from step to step, and a checksum over the text. */
export interface PackedHistory {
  readonly text: string;
  readonly crc: number;
}

/** Characters of all steps together, the state they begin with left out; the oldest go first. */
const textBudget = 4_000_000;

const packed = z.strictObject({
  schema: z.literal(scenarioSchemaId),
  at: z.int().min(0),
  start: z.strictObject({ scenario: z.unknown(), warnings: z.array(z.unknown()) }),
  steps: z.array(z.tuple([z.string(), z.number(), z.unknown()])).min(1),
});

/** The text of a history. Texts of steps are kept, so that one edit more costs one patch more. */
export function packHistory({ steps, at }: History, budget = textBudget): PackedHistory {
  let first = steps.length - 1;
  let length = 0;
  while (first > 0 && (first > at || length < budget)) {
    length += stepText(steps[first - 1], steps[first] as HistoryStep).length;
    first--;
  }
  if (length > budget && first < at) first++;
  const texts = steps.slice(first).map((step, i) => (i === 0 ? startText(step) : stepText(steps[first + i - 1], step)));
  const { scenario, warnings } = steps[first] as HistoryStep;
  const head = { schema: scenarioSchemaId, at: at - first, start: { scenario, warnings } };
  const text = `${JSON.stringify(head).slice(0, -1)},"steps":[${texts.join(",")}]}`;
  return { text, crc: crcOf(text) };
}

/** The history of a text that `packHistory` made; undefined where it is of another version, or not as it was written. */
export function unpackHistory({ text, crc }: PackedHistory): History | undefined {
  if (crcOf(text) !== crc) return undefined;
  try {
    const { at, start, steps: entries } = packed.parse(JSON.parse(text));
    // The checksum says that these are the states that were open once, which only checked documents are.
    let state = start as HistoryState;
    const steps = entries.map(([name, atMs, patch]): HistoryStep => {
      if (patch !== null) state = applyPatch(state, patch as Patch) as HistoryState;
      return { name, atMs, ...state };
    });
    return at < steps.length ? { steps, at } : undefined;
  } catch {
    return undefined;
  }
}

/** The JSON text of a scenario; made once for each. */
export function scenarioText(scenario: Scenario): string {
  let text = texts.get(scenario);
  if (text === undefined) {
    text = JSON.stringify(scenario);
    texts.set(scenario, text);
  }
  return text;
}
const texts = new WeakMap<Scenario, string>();

const stepTexts = new WeakMap<HistoryStep, { readonly before: HistoryStep; readonly text: string }>();

function stepText(before: HistoryStep | undefined, step: HistoryStep): string {
  if (before === undefined) return startText(step);
  const known = stepTexts.get(step);
  if (known?.before === before) return known.text;
  const text = JSON.stringify([step.name, step.atMs, patchBetween(stateOf(before), stateOf(step)) ?? null]);
  stepTexts.set(step, { before, text });
  return text;
}

function startText({ name, atMs }: HistoryStep): string {
  return JSON.stringify([name, atMs, null]);
}

function stateOf({ scenario, warnings }: HistoryState): HistoryState {
  return { scenario, warnings };
}

function crcOf(text: string): number {
  return crc32(new TextEncoder().encode(text));
}
