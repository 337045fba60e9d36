import { failure, type Outcome, success } from "../base/outcome";
import { id, list, quantity, record } from "../scenario/fields";
import { readJson } from "../scenario/readJson";
import { zodProblems } from "../scenario/zodProblems";
import { contactProblems, type ReadPlan, withoutDuplicates } from "./checkPlan";
import { readIonPlan } from "./readIonPlan";

/** UTF-8 bytes of a plan, and contacts in it. */
const maxBytes = 200_000_000;
const maxContacts = 2_000_000;
const maxProblems = 100;

const planSchema = record("A contact plan", {
  contacts: list(
    "contacts",
    record("A contact", {
      from: id("Sender"),
      to: id("Receiver"),
      startSeconds: quantity("Start, from the window's start", "seconds"),
      endSeconds: quantity("End", "seconds"),
      rateMbps: quantity("Rate", "Mbit/s", { above: 0 }),
      owltSeconds: quantity("One-way light time", "seconds", { from: 0 }),
    }),
    { atMost: maxContacts },
  ),
});

/**
 * Reads a contact plan: our JSON, or ION's text (`readIonPlan`), told apart by the first character. `referenceMs` is the instant from which seconds count.
 * Contacts that end before they begin, contacts of a node with itself and rates of 0 or less are errors; an exact duplicate is left out with a
 * warning. Overlapping contacts are fine.
 */
export function readContactPlan(text: string, referenceMs: number): Outcome<ReadPlan> {
  if (!/^\ufeff?\s*[{[]/.test(text)) return readIonPlan(text, referenceMs);
  const data = readJson(text, maxBytes);
  if (!data.ok) return data;
  const shaped = planSchema.safeParse(data.value);
  if (!shaped.success) return failure(zodProblems(shaped.error, data.value).slice(0, maxProblems));
  const { contacts } = shaped.data;
  const problems = contacts.flatMap((contact, i) => contactProblems(contact, `contacts[${i}]`));
  if (problems.length > 0) return failure(problems.slice(0, maxProblems));
  return success(withoutDuplicates(contacts, (i) => `contacts[${i}]`));
}
