export { LibraryDialog } from "./LibraryDialog";
export { libraryCommands } from "./libraryCommands";
export { SaveState } from "./SaveState";
export { useSavingNotices } from "./useSavingNotices";
