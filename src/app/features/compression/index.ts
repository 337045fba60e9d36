import { lazy } from "react";

export { compressionCommands } from "./compressionCommands";

/** The compression lab. Its code is loaded when it is first shown. */
export const CompressionPanel = lazy(() => import("./LabView"));
