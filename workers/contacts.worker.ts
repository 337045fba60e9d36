import { exposeContactsHost } from "../src/engine/host/contactsHost";

exposeContactsHost();
