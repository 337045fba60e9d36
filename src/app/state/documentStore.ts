import { create, type StoreApi } from "zustand";
import { createStore } from "zustand/vanilla";
import type { Problem } from "../../core/base/outcome";
import { examples } from "../../core/scenario/examples";
import type { Scenario } from "../../core/scenario/schema";
import {
  addStep,
  type History,
  type HistoryState,
  presentStep,
  type StepMerge,
  startHistory,
  stepBack,
  stepForward,
} from "./history";
import { randomId } from "./randomId";

/** What is open: the scenario, what its reader warned of, and where it came from, for people (`example: Seed`, a file's name). */
export interface OpenDocument extends HistoryState {
  /** Tells documents apart, whatever their names; saved work is kept under it. */
  readonly id: string;
  readonly source: string;
  /** `scenario` and `warnings` are its present step. */
  readonly history: History;
}

export interface EditOptions {
  /** Edits of one group within a second of each other are one undo step: typing in one field. */
  readonly group?: string;
  /** Edits of one gesture are one undo step however long it takes: a drag. Give each drag a name of its own. */
  readonly gesture?: string;
  /** What a reader warns of in the changed document; without it the former warnings stay. */
  readonly warnings?: readonly Problem[];
}

export interface DocumentState extends OpenDocument {
  /** What was open before, so that opening something else loses nothing. */
  readonly former?: OpenDocument;
  /** Opens something as a document of its own; the former document can be brought back. */
  open(scenario: Scenario, warnings?: readonly Problem[], source?: string): void;
  /** Applies a pure edit as a step that can be undone. `name` is shown behind "Undo:": `move station KSC`. */
  edit(name: string, change: (scenario: Scenario) => Scenario, options?: EditOptions): void;
  undo(): void;
  redo(): void;
  /** Swaps what is open and what was open before. */
  goBack(): void;
  /** Opens a document that is kept, with its history; the former document can be brought back. */
  resume(document: OpenDocument): void;
  /** Puts another state of what is open in its place: what another tab made of it, or itself under another id. */
  adopt(document: OpenDocument): void;
}

export type DocumentStore = StoreApi<DocumentState>;

/** A pause in typing longer than this begins a new step. */
const groupPauseMs = 1000;

/** The document. Everything computed is derived from it. It starts with the first example. */
export const documentStore = create<DocumentState>()(documentState);

/** A document of its own, for whoever plays several tabs. */
export function createDocumentStore(): DocumentStore {
  return createStore<DocumentState>()(documentState);
}

function documentState(
  set: (change: Partial<DocumentState> | ((state: DocumentState) => Partial<DocumentState>)) => void,
  get: () => DocumentState,
): DocumentState {
  return {
    ...firstDocument(),
    open(scenario, warnings = [], source = scenario.name) {
      set({ ...newDocument(scenario, warnings, source), former: openDocument(get()) });
    },
    edit(name, change, options = {}) {
      const { scenario: before, history, warnings: formerWarnings } = get();
      const scenario = change(before);
      if (scenario === before) return;
      const warnings = options.warnings ?? formerWarnings;
      const merge = mergeOf(options);
      set(atPresent(addStep(history, { name, scenario, warnings, atMs: Date.now(), ...(merge && { merge }) })));
    },
    undo: () => set(({ history }) => atPresent(stepBack(history))),
    redo: () => set(({ history }) => atPresent(stepForward(history))),
    goBack() {
      const { former } = get();
      if (former !== undefined) set({ ...former, former: openDocument(get()) });
    },
    resume: (document) => set({ ...openDocument(document), former: openDocument(get()) }),
    adopt: (document) => set(openDocument(document)),
  };
}

function atPresent(history: History): Pick<OpenDocument, "scenario" | "warnings" | "history"> {
  const { scenario, warnings } = presentStep(history);
  return { scenario, warnings, history };
}

function mergeOf({ group, gesture }: EditOptions): StepMerge | undefined {
  if (gesture !== undefined) return { key: `gesture ${gesture}`, withinMs: Number.POSITIVE_INFINITY };
  return group === undefined ? undefined : { key: `group ${group}`, withinMs: groupPauseMs };
}

/** The document alone, without what can be done with it. */
export function openDocument({ id, scenario, warnings, source, history }: OpenDocument): OpenDocument {
  return { id, scenario, warnings, source, history };
}

/** A document that nobody has seen yet. */
export function newDocument(scenario: Scenario, warnings: readonly Problem[], source: string): OpenDocument {
  const history = startHistory({ scenario, warnings }, Date.now());
  return { id: randomId(), scenario, warnings, source, history };
}

function firstDocument(): OpenDocument {
  const [first] = examples;
  if (first === undefined) throw new Error("there is no example to start with");
  return newDocument(first.scenario, [], first.title);
}
