export { PassPanel } from "./PassPanel";
export { passCommands } from "./passCommands";
