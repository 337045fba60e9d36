import { lazy } from "react";

export { meshCommands } from "./meshCommands";

export const MeshPanel = lazy(() => import("./MeshView"));
