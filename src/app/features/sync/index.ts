export { SyncPanel } from "./SyncPanel";
export { syncCommands } from "./syncCommands";
