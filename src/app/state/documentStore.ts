import { create } from "zustand";
import type { Problem } from "../../core/base/outcome";
import { examples } from "../../core/scenario/examples";
import type { Scenario } from "../../core/scenario/schema";

/** What is open: the scenario, what its reader warned of, and where it came from, for people (`example: Seed`, a file's name). */
export interface OpenDocument {
  readonly scenario: Scenario;
  readonly warnings: readonly Problem[];
  readonly source: string;
}

interface DocumentState extends OpenDocument {
  /** What was open before, so that opening something else loses nothing. */
  readonly former?: OpenDocument;
  /** Replaces what is open; the former document can be brought back. */
  open(scenario: Scenario, warnings?: readonly Problem[], source?: string): void;
  /** Applies a named pure edit; warnings stay unless the changed document's own are given. */
  edit(name: string, change: (scenario: Scenario) => Scenario, warnings?: readonly Problem[]): void;
  /** Swaps what is open and what was open before. */
  goBack(): void;
}

/** The document. Everything computed is derived from it. It starts with the first example. */
export const documentStore = create<DocumentState>()((set, get) => ({
  ...firstDocument(),
  open(scenario, warnings = [], source = scenario.name) {
    set({ scenario, warnings, source, former: openDocument(get()) });
  },
  edit(_name, change, warnings = get().warnings) {
    const scenario = change(get().scenario);
    if (scenario !== get().scenario) set({ scenario, warnings, former: openDocument(get()) });
  },
  goBack() {
    const { former } = get();
    if (former !== undefined) set({ ...former, former: openDocument(get()) });
  },
}));

function openDocument({ scenario, warnings, source }: OpenDocument): OpenDocument {
  return { scenario, warnings, source };
}

function firstDocument(): OpenDocument {
  const [first] = examples;
  if (first === undefined) throw new Error("there is no example to start with");
  return { scenario: first.scenario, warnings: [], source: first.title };
}
