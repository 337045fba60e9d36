export { EditorPanel } from "./EditorPanel";
export { editorCommands } from "./editorCommands";
export { StationToolBar } from "./StationToolBar";

/** Asks for the code of the station library, which is there also while the editor is hidden. */
export const loadStationLibraryDialog = () => import("./StationLibraryDialog");
