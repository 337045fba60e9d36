export { FailureFacts } from "./FailureFacts";
export { FailureOverlays } from "./FailureOverlays";
export { failureCommands } from "./failureCommands";
