import { formatInstant } from "../../../core/base/instant";
import { z } from "../../../core/base/zod";
import { type ItemKind, itemKinds } from "../../../core/scenario/scenarioItems";
import { emptyScenario, starterConstellation, starterSatellite, starterStation } from "../../../core/scenario/starters";
import type { Command } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { viewStore } from "../../state/viewStore";
import { editorStore, sections } from "./editorStore";
import { followSelection } from "./followSelection";
import { addMembers, duplicateMembers, pickOne, removeMembers } from "./memberEdits";
import { stationCommands } from "./stationCommands";

const group = "Edit";
const hourMs = 3_600_000;

const place = z.enum(sections);
const member = z.strictObject({ kind: z.enum(itemKinds), id: z.string() });

const editor = editorStore.getState;
const view = viewStore.getState;

/** Writing a plan. What has an argument of its own is said by forms, the rest by anybody. */
export const editorCommands: readonly Command[] = [
  {
    id: "scenario.new",
    title: "New, empty scenario",
    group: "Scenario",
    shortcut: "mod+alt+n",
    run() {
      const start = formatInstant(Math.floor(Date.now() / hourMs) * hourMs).replace(".000Z", "Z");
      const scenario = emptyScenario(start);
      documentStore.getState().open(scenario, [], scenario.name);
      editor().show("plan");
      openEditor();
    },
  },
  {
    id: "editor.toggle",
    title: "Show or hide the editor",
    group,
    shortcut: "shift+e",
    run() {
      if (view().editorOpen) {
        view().setEditorOpen(false);
        return;
      }
      followSelection();
      openEditor();
    },
  },
  {
    id: "editor.section",
    title: "Show a part of the editor",
    group,
    argument: place,
    run(argument) {
      editor().show(place.parse(argument));
      view().setEditorOpen(true);
    },
  },
  {
    id: "editor.edit",
    title: "Edit a satellite, station or constellation",
    group,
    argument: member,
    run(argument) {
      const { kind, id } = member.parse(argument);
      editor().show(kind);
      pickOne(kind, id);
      openEditor();
    },
  },
  {
    id: "editor.addConstellation",
    title: "Add a constellation",
    group,
    shortcut: "shift+w",
    run: () => addAndFocus("constellations", () => addMembers("constellations", [starterConstellation()])),
  },
  {
    id: "editor.addSatellite",
    title: "Add a satellite",
    group,
    run: () =>
      addAndFocus("satellites", () => {
        const { scenario } = documentStore.getState();
        return addMembers("satellites", [starterSatellite(scenario)]);
      }),
  },
  {
    id: "editor.addStation",
    title: "Add a station by its coordinates",
    group,
    shortcut: "shift+s",
    run: () => addAndFocus("stations", () => addMembers("stations", [starterStation(placeInView())])),
  },
  {
    id: "editor.stationLibrary",
    title: "Add a station from the library",
    group,
    shortcut: "shift+g",
    run: () => dialogStore.getState().show({ kind: "stationLibrary" }),
  },
  {
    id: "editor.duplicate",
    title: "Duplicate what is picked in the editor",
    group,
    when: () => pickedNow() !== undefined,
    run() {
      const now = pickedNow();
      if (now) duplicateMembers(now.kind, now.ids);
    },
  },
  {
    id: "editor.delete",
    title: "Delete what is picked in the editor",
    group,
    when: () => pickedNow() !== undefined,
    run() {
      const now = pickedNow();
      if (now) removeMembers(now.kind, now.ids);
    },
  },
  ...stationCommands,
];

function openEditor(): void {
  view().setEditorOpen(true);
  editor().wishFocus(true);
}

function addAndFocus(kind: ItemKind, add: () => readonly string[]): void {
  const [id] = add();
  if (id === undefined) return;
  if (kind === "stations") view().select({ kind: "station", id });
  if (kind === "satellites") view().select({ kind: "satellite", id });
  openEditor();
}

function pickedNow(): { readonly kind: ItemKind; readonly ids: ReadonlySet<string> } | undefined {
  const { section, picked } = editor();
  const kind = itemKinds.find((each) => each === section);
  if (!view().editorOpen || kind === undefined || picked[kind].ids.size === 0) return undefined;
  return { kind, ids: picked[kind].ids };
}

/** Below the camera: where the person looks. */
function placeInView(): { readonly latDeg: number; readonly lonDeg: number } {
  const { latDeg, lonDeg } = view().camera ?? { latDeg: 0, lonDeg: 0 };
  return { latDeg: Math.round(latDeg), lonDeg: Math.round(lonDeg) };
}
