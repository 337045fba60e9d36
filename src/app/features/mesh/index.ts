export { MeshPanel } from "./MeshPanel";
export { meshCommands } from "./meshCommands";
