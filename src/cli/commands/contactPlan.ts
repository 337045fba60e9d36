import { countedText } from "../../core/base/counted";
import { type ContactPlan, contactPlanOf } from "../../core/mesh/contactPlan";
import { meshContacts } from "../../core/mesh/meshContacts";
import { meshModel } from "../../core/mesh/meshModel";
import { writeIonPlan } from "../../core/mesh/writeIonPlan";
import { type Command, formatOption } from "../command";
import { complainOfLostIn } from "../complainOfLost";
import { exitCodes } from "../io";
import { largeOption, tooManyContacts } from "../meshOptions";
import { openScenario } from "../openScenario";
import { refuse } from "../refuse";
import { runShown } from "../runShown";
import { formatTable } from "../table";
import { writePieces } from "../writePieces";

/** `orbitweave contact-plan FILE` */
export const contactPlanCommand: Command = {
  name: "contact-plan",
  target: "FILE",
  summary: "Every contact of the mesh in both directions, for delay-tolerant networks.",
  options: [largeOption, formatOption("table", "json", "ion")],
  details: `Sorted by start, then ids. Times in s from the window's start, to the millisecond; rates in Mbit/s; light time in s, one way, at the
contact's start.
JSON: { contacts: [{ from, to, startSeconds, endSeconds, rateMbps, owltSeconds }] }.
ion: ION's text (ionrc): nodes numbered from 1 in the order of ids, whole seconds, contacts rounded inward and light times up; comments
list the nodes and say what that loses.`,
  examples: [
    "orbitweave contact-plan plan.json --format json",
    "orbitweave contact-plan plan.json --format ion > plan.ionrc",
  ],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const model = meshModel(scenario);
    const tooMany = tooManyContacts(model, options);
    if (tooMany !== undefined) return refuse(io, tooMany);
    complainOfLostIn(model, io);
    const plan = contactPlanOf(model, runShown(meshContacts(model), io));
    const format = options.get("format") ?? "table";
    if (format === "ion") {
      const { text, loss } = writeIonPlan(plan, model.startMs);
      await io.write(text);
      io.complain(
        `warning: whole seconds lose ${loss.lostSeconds} s and ${loss.lostMB} MB (${countedText(loss.droppedContacts, "contact")} dropped)`,
      );
    } else await writePieces(format === "json" ? planJson(plan) : [planTable(plan)], io);
    return exitCodes.fine;
  },
};

function* planJson({ contacts }: ContactPlan): Generator<string> {
  yield '{"contacts":[';
  for (const [i, contact] of contacts.entries()) yield `${i === 0 ? "\n" : ",\n"}${JSON.stringify(contact)}`;
  yield "\n]}\n";
}

function planTable({ contacts }: ContactPlan): string {
  const columns = [
    { title: "from", align: "left" },
    { title: "to", align: "left" },
    { title: "start (s)", align: "right" },
    { title: "end (s)", align: "right" },
    { title: "rate (Mbit/s)", align: "right" },
    { title: "light time (s)", align: "right" },
  ] as const;
  const rows = contacts.map((contact) => [
    contact.from,
    contact.to,
    contact.startSeconds.toFixed(3),
    contact.endSeconds.toFixed(3),
    String(contact.rateMbps),
    contact.owltSeconds.toFixed(9),
  ]);
  return formatTable(columns, rows);
}
