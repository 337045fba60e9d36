export { ExportDialogs } from "./ExportDialogs";
export { ExportMenu } from "./ExportMenu";
export { exportCommands } from "./exportCommands";
