export { SourcesOverlay } from "./SourcesOverlay";
export { sourcesCommands } from "./sourcesCommands";
