import { create } from "zustand";
import type { ItemKind } from "../../../core/scenario/scenarioItems";
import { documentStore } from "../../state/documentStore";
import type { Drafts } from "./drafts";
import { keepDrafts, keptDrafts } from "./keptDrafts";

export const sections = ["plan", "constellations", "satellites", "stations", "json"] as const;
export type Section = (typeof sections)[number];

/** Which members of a list are picked; the form shows the one that the cursor is on. */
export interface Picked {
  readonly ids: ReadonlySet<string>;
  readonly cursor?: string;
}

/** Text of the document that is being written and not applied yet. */
export interface JsonDraft {
  readonly text: string;
  /** Text of the document that it was begun from. */
  readonly base: string;
}

interface EditorState {
  readonly section: Section;
  readonly picked: Readonly<Record<ItemKind, Picked>>;
  /** By `draftKey`. */
  readonly drafts: Readonly<Record<string, Drafts>>;
  readonly json?: JsonDraft;
  /** The form is to take the focus when it is drawn next. */
  readonly isFocusWished: boolean;
  show(section: Section): void;
  pick(kind: ItemKind, picked: Picked): void;
  setDrafts(key: string, drafts: Drafts): void;
  setJson(json: JsonDraft | undefined): void;
  wishFocus(wished: boolean): void;
}

const nothing: Picked = { ids: new Set() };
const atRest = {
  picked: { constellations: nothing, satellites: nothing, stations: nothing },
  drafts: {},
  json: undefined,
};

/** What the editor shows, and what was typed into it and is not in the document. Another document begins with neither, unless this tab kept it. */
export const editorStore = create<EditorState>()((set) => ({
  section: "plan",
  isFocusWished: false,
  ...atRest,
  show: (section) => set({ section }),
  pick: (kind, picked) => set((state) => ({ picked: { ...state.picked, [kind]: picked } })),
  setDrafts: (key, drafts) => set((state) => ({ drafts: withDraftsAt(state.drafts, key, drafts) })),
  setJson: (json) => set({ json }),
  wishFocus: (isFocusWished) => set({ isFocusWished }),
}));

// A reload of the page opens the same document again, with what was being typed.
documentStore.subscribe((now, before) => {
  if (now.id !== before.id) editorStore.setState({ ...atRest, drafts: keptDrafts(now.id) });
});
editorStore.subscribe((now, before) => {
  if (now.drafts !== before.drafts) keepDrafts(documentStore.getState().id, now.drafts);
});

export const planDraftKey = "plan";

export function draftKey(kind: ItemKind, id: string): string {
  return `${kind} ${id}`;
}

/** Takes back what was typed into a field. */
export function dropDraft(key: string, field: string): void {
  const { drafts, setDrafts } = editorStore.getState();
  const { [field]: _, ...rest } = drafts[key] ?? {};
  setDrafts(key, rest);
}

function withDraftsAt(all: EditorState["drafts"], key: string, drafts: Drafts): EditorState["drafts"] {
  const changed = { ...all };
  if (Object.keys(drafts).length === 0) delete changed[key];
  else changed[key] = drafts;
  return changed;
}
