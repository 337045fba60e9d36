export { followLinks } from "./openLinks";
export { ShareDialog } from "./ShareDialog";
export { shareCommands } from "./shareCommands";
