import { itemById } from "../../../core/scenario/scenarioItems";
import { documentStore } from "../../state/documentStore";
import { viewStore } from "../../state/viewStore";
import { editorStore } from "./editorStore";
import { pickOne } from "./memberEdits";

/** Shows in the editor what is selected elsewhere. Members of constellations and the text of the plan stay as they are. */
export function followSelection(): void {
  const { selection } = viewStore.getState();
  if (selection === undefined) return;
  const kind = selection.kind === "station" ? "stations" : "satellites";
  const { section, show, picked } = editorStore.getState();
  if (section === "json" || picked[kind].ids.has(selection.id)) return;
  if (itemById(documentStore.getState().scenario, kind, selection.id) === undefined) return;
  show(kind);
  pickOne(kind, selection.id);
}
