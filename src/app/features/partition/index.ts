import { lazy } from "react";

export { partitionCommands } from "./partitionCommands";

export const PartitionPanel = lazy(() => import("./PartitionView"));
