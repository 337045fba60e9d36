export { libraryCommands } from "./libraryCommands";
export { SaveState } from "./SaveState";
export { useSavingNotices } from "./useSavingNotices";

/** Asks for the code of the list of saved scenarios. */
export const loadLibraryDialog = () => import("./LibraryDialog");
