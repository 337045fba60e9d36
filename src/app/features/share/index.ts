export { followLinks } from "./openLinks";
export { shareCommands } from "./shareCommands";

/** Asks for the code of the dialog that makes a link. */
export const loadShareDialog = () => import("./ShareDialog");
