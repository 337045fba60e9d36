export { sourcesCommands } from "./sourcesCommands";
export { usePastedSources } from "./usePastedSources";

/** Asks for the code of the dialog in which sources are looked through. */
export const loadSourcesDialog = () => import("./SourcesDialog");
