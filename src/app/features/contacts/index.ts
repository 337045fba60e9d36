export { ContactsPanel } from "./ContactsPanel";
export { contactsCommands } from "./contactsCommands";
export { useContactLayers } from "./useContactLayers";
