import { lazy } from "react";

export { learningCommands } from "./learningCommands";

export const LearningPanel = lazy(() => import("./LearningView"));
