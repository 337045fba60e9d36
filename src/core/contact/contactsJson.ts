import type { Contacts } from "./contactColumns";
import { contactRecord, failedRecord } from "./contactRecord";
import type { ContactIds } from "./sortContacts";

/**
 * Contacts as JSON, `{ windows: [...], failed: [...] }`, a line a record and a piece of text a line: a large result need not exist as one
 * string.
 */
export function* contactsJson({ windows, failed }: Contacts, ids: ContactIds): Generator<string, void> {
  yield '{"windows":[';
  for (let row = 0; row < windows.count; row++) {
    yield `${row === 0 ? "\n" : ",\n"}${JSON.stringify(contactRecord(windows, row, ids))}`;
  }
  yield '\n],"failed":[';
  for (const [i, one] of failed.entries()) {
    yield `${i === 0 ? "\n" : ",\n"}${JSON.stringify(failedRecord(one, ids))}`;
  }
  yield "\n]}\n";
}
