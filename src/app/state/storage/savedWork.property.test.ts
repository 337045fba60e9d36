import "fake-indexeddb/auto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type TestBrowser, type TestTab, testBrowser } from "./__fixtures__/testBrowser";
import { listDocuments } from "./libraryRecords";

/** A scenario as plain notes: what it said after each step, and which of them it says now. Told apart by identity, as real histories are. */
interface Notes {
  readonly states: readonly string[];
  readonly at: number;
}

/** What is kept of a scenario. */
interface Kept {
  readonly revision: number;
  readonly notes: Notes;
}

interface ModelTab {
  open: string;
  notes: Notes;
  /** What this tab knows to be kept. */
  seen: Kept;
  inConflict: boolean;
}

interface Model {
  readonly kept: Map<string, Kept>;
  readonly tabs: readonly [ModelTab, ModelTab];
  /** Texts that were put into copies because a tab ended in conflict. */
  readonly recovered: string[];
  count: number;
}

interface Real {
  readonly browser: TestBrowser;
  readonly tabs: [TestTab, TestTab];
  /** Ids in the library by those of the model. */
  readonly ids: Map<string, string>;
}

type Which = 0 | 1;

const which = fc.constantFrom<Which>(0, 1);

/** A step of the walk in one of the tabs: what it does to the notes, and to the page. */
function step(
  name: string,
  run: (model: Model, tab: ModelTab, real: Real, at: Which) => Promise<void> | void,
  check: (tab: ModelTab) => boolean = () => true,
) {
  return which.map(
    (at): fc.AsyncCommand<Model, Real> => ({
      check: (model) => check(model.tabs[at]),
      async run(model, real) {
        await run(model, model.tabs[at], real, at);
        await real.browser.heard();
        expectSame(model, real);
      },
      toString: () => `${name} in tab ${at}`,
    }),
  );
}

const edit = step("edit", (model, tab, real, at) => {
  const text = `text ${++model.count}`;
  tab.notes = withStep(tab.notes, text);
  real.tabs[at].documents.getState().edit("write", (scenario) => ({ ...scenario, description: text }));
});

const undo = step("undo", (_, tab, real, at) => {
  if (tab.notes.at > 0) tab.notes = { ...tab.notes, at: tab.notes.at - 1 };
  real.tabs[at].documents.getState().undo();
});

const redo = step("redo", (_, tab, real, at) => {
  if (tab.notes.at < tab.notes.states.length - 1) tab.notes = { ...tab.notes, at: tab.notes.at + 1 };
  real.tabs[at].documents.getState().redo();
});

/** The pause is over, or the person turns to the other tab. */
const save = step("save", async (model, tab, real, at) => {
  saveNotes(model, tab);
  await real.tabs[at].saver.flush();
});

const reload = step("reload", async (model, tab, real, at) => {
  saveNotes(model, tab);
  await real.tabs[at].saver.flush();
  await real.browser.heard();
  await reopen(model, tab, real, at);
});

const crash = step("crash", reopen);

const keepMine = step(
  "keep mine",
  async (model, tab, real, at) => {
    tab.open = `copy ${++model.count}`;
    tab.notes = withStep(tab.notes, `${textOf(tab.notes)}${underAnotherName}${tab.open}`);
    keep(model, tab);
    tab.inConflict = false;
    await real.tabs[at].saver.resolveConflict("keep mine");
    real.ids.set(tab.open, real.tabs[at].documents.getState().id);
  },
  ({ inConflict }) => inConflict,
);

const takeTheirs = step(
  "take theirs",
  async (model, tab, real, at) => {
    const theirs = keptOf(model, tab);
    tab.notes = withStep(tab.notes, textOf(theirs.notes));
    tab.seen = { revision: theirs.revision, notes: tab.notes };
    tab.inConflict = false;
    await real.tabs[at].saver.resolveConflict("take theirs");
  },
  ({ inConflict }) => inConflict,
);

describe("saved work", () => {
  for (const seed of [11, 12, 13]) {
    it(`edits, undo, redo, saves, reloads and crashes in two tabs come to what plain notes say (seed ${seed})`, async () => {
      // Some stand twice, so that walks get further than to the next reload.
      const steps = [edit, edit, edit, undo, undo, redo, save, save, reload, crash, keepMine, takeTheirs];
      await fc.assert(
        fc.asyncProperty(fc.commands(steps, { maxCommands: 60, size: "max" }), async (walk) => {
          const start = await setUp();
          await fc.asyncModelRun(() => start, walk);
          await expectKept(start.model, start.real);
          for (const tab of start.real.tabs) tab.crash();
        }),
        { seed, numRuns: 20 },
      );
    });
  }
});

/** Two tabs on one scenario that was edited once. */
async function setUp(): Promise<{ model: Model; real: Real }> {
  const browser = testBrowser();
  const first = await browser.openTab();
  const { scenario, edit, id } = first.documents.getState();
  edit("write", (before) => ({ ...before, description: "begun" }));
  await first.saver.flush();
  const second = await browser.openTab(id);
  const notes: Notes = { states: [scenario.description ?? "", "begun"], at: 1 };
  const seen: Kept = { revision: 1, notes };
  const tab = (): ModelTab => ({ open: "first", notes, seen, inConflict: false });
  return {
    model: { kept: new Map([["first", seen]]), tabs: [tab(), tab()], recovered: [], count: 0 },
    real: { browser, tabs: [first, second], ids: new Map([["first", id]]) },
  };
}

function withStep({ states, at }: Notes, text: string): Notes {
  return { states: [...states.slice(0, at + 1), text], at: at + 1 };
}

/** The rest of a state is another name of the scenario, which the texts compared here do not show. */
const underAnotherName = "\n";

function shown(state: string): string {
  return state.split(underAnotherName)[0] ?? "";
}

function textOf({ states, at }: Notes): string {
  return states[at] ?? "";
}

function keptOf(model: Model, { open }: ModelTab): Kept {
  return model.kept.get(open) ?? { revision: 0, notes: { states: [], at: 0 } };
}

function isUnsaved({ notes, seen }: ModelTab): boolean {
  return notes !== seen.notes;
}

/** The rule of the library: whoever saves must have seen the newest revision. */
function saveNotes(model: Model, tab: ModelTab): void {
  if (!tab.inConflict && isUnsaved(tab)) keep(model, tab);
}

function keep(model: Model, tab: ModelTab): void {
  tab.seen = { revision: keptOf(model, tab).revision + 1, notes: tab.notes };
  model.kept.set(tab.open, tab.seen);
  for (const other of model.tabs) if (other !== tab && other.open === tab.open) follow(other, tab.seen);
}

function follow(tab: ModelTab, seen: Kept): void {
  if (isUnsaved(tab)) {
    tab.inConflict = true;
    return;
  }
  tab.seen = seen;
  tab.notes = seen.notes;
}

/** The tab ends as it is, and is opened again: its draft becomes a step of the scenario, or a copy where the scenario has moved on. */
async function reopen(model: Model, tab: ModelTab, real: Real, at: Which): Promise<void> {
  const kept = keptOf(model, tab);
  if (tab.inConflict) {
    model.recovered.push(textOf(tab.notes));
    tab.inConflict = false;
  } else if (isUnsaved(tab)) {
    // Undo and redo themselves do not outlive a crash, but what they led to does.
    const isSame = textOf(kept.notes) === textOf(tab.notes);
    tab.notes = isSame ? { ...kept.notes } : withStep(kept.notes, textOf(tab.notes));
    keep(model, tab);
  }
  tab.seen = keptOf(model, tab);
  tab.notes = tab.seen.notes;
  real.tabs[at].crash();
  real.tabs[at] = await real.browser.openTab(real.ids.get(tab.open));
}

function expectSame(model: Model, real: Real): void {
  model.tabs.forEach((tab, at) => {
    const { documents, saver } = real.tabs[at as Which];
    const { scenario, history, id } = documents.getState();
    expect({
      id,
      text: scenario.description,
      states: history.steps.map((each) => each.scenario.description),
      at: history.at,
      status: saver.state.getState().status,
    }).toEqual({
      id: real.ids.get(tab.open),
      text: shown(textOf(tab.notes)),
      states: tab.notes.states.map(shown),
      at: tab.notes.at,
      status: tab.inConflict ? "conflict" : isUnsaved(tab) ? "saving" : "saved",
    });
  });
}

/** The library holds every scenario as it was saved last, and a copy of whatever else was written. */
async function expectKept(model: Model, real: Real): Promise<void> {
  const reader = await real.browser.openTab();
  const database = await reader.saver.database();
  const texts: (string | undefined)[] = [];
  for (const { id } of database === undefined ? [] : await listDocuments(database)) {
    await reader.saver.open(id, "adopt");
    texts.push(reader.documents.getState().scenario.description);
  }
  const expected = [...[...model.kept.values()].map(({ notes }) => textOf(notes)), ...model.recovered];
  expect(texts.toSorted()).toEqual(expected.map(shown).toSorted());
  reader.crash();
}
