import { parentPort } from "node:worker_threads";
import { exposeContactsHost } from "../engine/host/contactsHost";
import { nodeEndpoint } from "../engine/protocol/nodeEndpoint";

if (parentPort === null) throw new Error("contactsThread is the entry of a worker thread");
exposeContactsHost(nodeEndpoint(parentPort));
