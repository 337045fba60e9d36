import { lazy } from "react";

export { syncCommands } from "./syncCommands";

export const SyncPanel = lazy(() => import("./SyncView"));
