export { LinkCard } from "./LinkCard";
export { LinksOverlay } from "./LinksOverlay";
export { LinksSwitch } from "./LinksSwitch";
export { linkCommands } from "./linkCommands";
