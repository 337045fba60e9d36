export { TimelinePanel } from "./TimelinePanel";
export { timelineCommands } from "./timelineCommands";
