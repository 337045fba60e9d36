import { z } from "../../../core/base/zod";
import { fileNameOf, saveText } from "../../kit/saveText";
import { clock } from "../../state/clockStore";
import type { Command } from "../../state/commands";
import { dialogStore } from "../../state/dialogStore";
import { documentStore } from "../../state/documentStore";
import { planner } from "../../state/planner";
import { cancelContacts, finishedContacts, restartContacts, startLargeContacts } from "../../state/queries";
import { viewStore } from "../../state/viewStore";

const group = "Contacts";

const format = z.enum(["csv", "json", "ics"]);
type Format = z.infer<typeof format>;

const mediaTypes: Readonly<Record<Format, string>> = {
  csv: "text/csv",
  json: "application/json",
  ics: "text/calendar",
};

const shown = z.strictObject({ satelliteId: z.string(), aosMs: z.number() });

export const contactsCommands: readonly Command[] = [
  {
    id: "contacts.cancel",
    title: "Stop computing contacts",
    group,
    shortcut: "shift+x",
    when: () => finishedContacts() === undefined,
    run: cancelContacts,
  },
  { id: "contacts.restart", title: "Compute the contacts once more", group, run: restartContacts },
  { id: "contacts.startLarge", title: "Compute the contacts whatever their number", group, run: startLargeContacts },
  {
    id: "contacts.show",
    title: "Go to the start of a contact",
    group,
    argument: shown,
    run(argument) {
      const { satelliteId, aosMs } = shown.parse(argument);
      clock.getState().setNow(aosMs);
      viewStore.getState().select({ kind: "satellite", id: satelliteId });
      viewStore.getState().requestCamera({ kind: "selection", selection: { kind: "satellite", id: satelliteId } });
    },
  },
  {
    id: "contacts.export",
    title: "Save the contacts as a file",
    group,
    argument: format,
    when: () => finishedContacts() !== undefined,
    run: (argument) => exportContacts(format.parse(argument)),
  },
];

async function exportContacts(chosen: Format): Promise<void> {
  const { scenario } = documentStore.getState();
  const contacts = finishedContacts();
  if (contacts === undefined) return;
  const outcome = await planner.exportContacts(JSON.stringify(scenario), contacts, chosen);
  if (outcome.status === "done") {
    saveText(`${fileNameOf(scenario.name)}-contacts.${chosen}`, mediaTypes[chosen], outcome.value);
  } else if (outcome.status !== "cancelled") {
    dialogStore.getState().show({
      kind: "problems",
      title: "The contacts could not be saved",
      note: "They are still in the table.",
      problems: outcome.status === "refused" ? outcome.problems : [{ path: "", message: outcome.message }],
    });
  }
}
