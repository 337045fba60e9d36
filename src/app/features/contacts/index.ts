export { ContactsPanel } from "./ContactsPanel";
export { contactsCommands } from "./contactsCommands";
