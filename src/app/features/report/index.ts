export { ExportMenu } from "./ExportMenu";
export { exportCommands } from "./exportCommands";

/** Asks for the code of what is exported beyond a click. */
export const loadExportDialogs = () => import("./ExportDialogs");
