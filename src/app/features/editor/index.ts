export { EditorOverlays } from "./EditorOverlays";
export { EditorPanel } from "./EditorPanel";
export { editorCommands } from "./editorCommands";
export { StationToolBar } from "./StationToolBar";
