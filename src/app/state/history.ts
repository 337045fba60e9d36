import type { Problem } from "../../core/base/outcome";
import type { Scenario } from "../../core/scenario/schema";

/** The document as it was after one step, with what its reader warned of. */
export interface HistoryState {
  readonly scenario: Scenario;
  readonly warnings: readonly Problem[];
}

/** A step and the document that it led to. The first step of a history is where it began. */
export interface HistoryStep extends HistoryState {
  /** For people, as it stands behind "Undo:": `move station KSC`. */
  readonly name: string;
  /** When the last edit of the step was made; ms since 1970. */
  readonly atMs: number;
  readonly merge?: StepMerge;
}

/** Which further edits belong to the same step. */
export interface StepMerge {
  /** Edits of one key that follow each other are one step. */
  readonly key: string;
  /** At most this long after the last of them. */
  readonly withinMs: number;
}

/** All states that undo and redo can reach; `at` is the one that is open. Never empty. */
export interface History {
  readonly steps: readonly HistoryStep[];
  readonly at: number;
}

/** Steps that can be undone, at least; older ones are forgotten, many at a time: what a kept history begins with then seldom changes. */
export const undoLimit = 200;
const forgottenAtOnce = 50;

export function startHistory(state: HistoryState, atMs: number): History {
  return { steps: [{ ...state, name: "open", atMs }], at: 0 };
}

/** The step that is open. */
export function presentStep({ steps, at }: History): HistoryStep {
  const step = steps[at];
  if (step === undefined) throw new Error(`a history of ${steps.length} steps has no step ${at}`);
  return step;
}

/** Adds a step behind the open one, or makes it part of the open one where they belong together. Steps that were undone are forgotten. */
export function addStep(history: History, step: HistoryStep): History {
  const isPart = belongsTo(history, step);
  const kept = history.steps.slice(0, isPart ? history.at : history.at + 1);
  const all = [...kept, step];
  const steps = all.length > undoLimit + forgottenAtOnce ? all.slice(-(undoLimit + 1)) : all;
  return { steps, at: steps.length - 1 };
}

/** The history one step earlier; itself at its beginning. */
export function stepBack(history: History): History {
  return history.at > 0 ? { ...history, at: history.at - 1 } : history;
}

/** The history one step later; itself at its end. */
export function stepForward(history: History): History {
  return history.at < history.steps.length - 1 ? { ...history, at: history.at + 1 } : history;
}

/** What undo would take back. */
export function undoName({ steps, at }: History): string | undefined {
  return at > 0 ? steps[at]?.name : undefined;
}

/** What redo would do again. */
export function redoName({ steps, at }: History): string | undefined {
  return steps[at + 1]?.name;
}

function belongsTo(history: History, { merge, atMs }: HistoryStep): boolean {
  const present = presentStep(history);
  const isNewest = history.at === history.steps.length - 1;
  if (history.at === 0 || !isNewest || merge === undefined) return false;
  return present.merge?.key === merge.key && atMs - present.atMs <= merge.withinMs;
}
