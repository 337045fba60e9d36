import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { json } from "@codemirror/lang-json";
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { type Diagnostic, forceLinting, linter, lintGutter, lintKeymap } from "@codemirror/lint";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { minimalChange } from "./minimalChange";

interface Options {
  readonly parent: HTMLElement;
  readonly text: string;
  readonly onText: (text: string) => void;
  readonly onApply: () => void;
  /** What is wrong with a text, asked a little after the last letter. */
  readonly findFaults: (text: string) => Promise<readonly Diagnostic[]>;
}

/** A text editor for JSON. */
export interface CodeEditor {
  text(): string;
  /** Brings another text in, with as little moved as can be. */
  setText(text: string): void;
  /** Puts the cursor there and shows it. */
  goTo(from: number, to: number): void;
  checkNow(): void;
  destroy(): void;
}

const lintDelayMs = 250;

/** Colours are those of the page and follow its theme. */
const theme = EditorView.theme({
  "&": { color: "var(--text)", backgroundColor: "var(--panel)" },
  ".cm-scroller": { fontFamily: "var(--mantine-font-family-monospace)", lineHeight: "1.5" },
  ".cm-gutters": { backgroundColor: "var(--panel)", color: "var(--text-dim)", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { backgroundColor: "var(--hover)" },
  "&.cm-focused": { outline: "1px solid var(--accent)", outlineOffset: "-1px" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    backgroundColor: "var(--selected)",
  },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-panels, .cm-tooltip": { backgroundColor: "var(--raised)", color: "var(--text)", borderColor: "var(--line)" },
  ".cm-textfield, .cm-button": {
    backgroundColor: "var(--panel)",
    backgroundImage: "none",
    color: "var(--text)",
    border: "1px solid var(--line)",
    minHeight: "26px",
    padding: "2px 8px",
  },
  ".cm-panel.cm-search": { padding: "6px 28px 6px 8px" },
  ".cm-panel.cm-search label": { display: "inline-flex", alignItems: "center", minHeight: "26px" },
  ".cm-panel.cm-search [name=close]": { minWidth: "26px", minHeight: "26px" },
  ".cm-searchMatch": { backgroundColor: "var(--selected)", outline: "1px solid var(--accent)" },
  ".cm-foldPlaceholder": { backgroundColor: "var(--raised)", color: "var(--text-dim)", borderColor: "var(--line)" },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: "var(--accent)" },
  { tag: [tags.number, tags.bool, tags.null], color: "var(--contact)" },
  { tag: tags.string, color: "var(--text)" },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--text-dim)" },
]);

export function createCodeEditor({ parent, text, onText, onApply, findFaults }: Options): CodeEditor {
  let isOurs = false;
  const view = new EditorView({
    parent,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        history(),
        drawSelection(),
        bracketMatching(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        json(),
        syntaxHighlighting(colours),
        theme,
        linter(({ state }) => findFaults(state.doc.toString()), { delay: lintDelayMs }),
        lintGutter(),
        // Tab goes on to the next control: nobody is trapped here.
        keymap.of([
          {
            key: "Mod-Enter",
            run() {
              onApply();
              return true;
            },
          },
          ...defaultKeymap,
          ...historyKeymap,
          ...searchKeymap,
          ...foldKeymap,
          ...lintKeymap,
        ]),
        EditorView.contentAttributes.of({ "aria-label": "The plan as JSON", tabindex: "0" }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isOurs) onText(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    text: () => view.state.doc.toString(),
    setText(next) {
      const change = minimalChange(view.state.doc.toString(), next);
      if (change === undefined) return;
      isOurs = true;
      view.dispatch({ changes: change });
      isOurs = false;
    },
    goTo(from, to) {
      view.dispatch({
        selection: { anchor: from, head: to },
        effects: EditorView.scrollIntoView(from, { y: "center" }),
      });
      view.focus();
    },
    checkNow: () => forceLinting(view),
    destroy: () => view.destroy(),
  };
}
