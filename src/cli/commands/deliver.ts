import { describeProblem, failure, type Outcome, success } from "../../core/base/outcome";
import { deliver } from "../../core/mesh/deliver";
import { type DeliveryPlan, deliveryPlanOf, deliveryPlanOfMesh } from "../../core/mesh/deliveryPlan";
import { type DeliveryRecord, deliveryRecord } from "../../core/mesh/deliveryRecord";
import { meshContacts } from "../../core/mesh/meshContacts";
import { meshModel } from "../../core/mesh/meshModel";
import { readContactPlan } from "../../core/mesh/readContactPlan";
import type { Scenario } from "../../core/scenario/schema";
import { windowOf } from "../../core/scenario/window";
import { type Command, formatOption } from "../command";
import { complainOfLostIn } from "../complainOfLost";
import { exitCodes, type Io } from "../io";
import {
  allOf,
  atOption,
  fromOption,
  largeOption,
  readAt,
  readNode,
  readNumber,
  toOption,
  tooManyContacts,
} from "../meshOptions";
import { openScenario } from "../openScenario";
import { refuse } from "../refuse";
import { runShown } from "../runShown";
import { formatTable } from "../table";

const maxPlanBytes = 200_000_000;

/** `orbitweave deliver FILE` */
export const deliverCommand: Command = {
  name: "deliver",
  target: "FILE",
  summary: "How soon a bundle of data arrives where nodes store and forward it.",
  options: [
    fromOption,
    toOption,
    { name: "size-mb", value: "X", help: "size in MB (10^6 bytes); the whole bundle crosses a contact at a time" },
    { ...atOption, help: "when the bundle is there to be sent, UTC; default: the window's start" },
    {
      name: "plan",
      value: "PLAN",
      help: "a contact plan (ION's text, or JSON) in place of the mesh; its nodes are then the plan's",
    },
    largeOption,
    formatOption("table", "json"),
  ],
  details: `Earliest arrival, then fewest hops, then the latest end of the route, then ids. Stations forward only where the mesh says so; storage is
unlimited. In a plan, relative times count from the window's start. Exit code 1 where the bundle does not arrive; the reason says why.
JSON: { delivered, arrival, hops: [{ from, to, start, end, arrival }], reason? }; times are UTC with up to six decimals.`,
  examples: [
    "orbitweave deliver plan.json --from sat-001 --to ksc --size-mb 500",
    "orbitweave deliver plan.json --from 1 --to 4 --size-mb 20 --plan plan.ionrc --format json",
  ],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const { startMs } = windowOf(scenario);
    const planned = await openPlan(scenario, options, io);
    if (!planned.ok) return refuse(io, ...planned.error);
    const plan = planned.value;
    const read = allOf(
      readNode(options, "from", plan.nodeIds),
      readNode(options, "to", plan.nodeIds),
      readNumber(options, "size-mb", (size) => size > 0 && size < Number.POSITIVE_INFINITY, "a number above 0"),
      readAt(options, startMs),
    );
    if (!read.ok) return refuse(io, ...read.error);
    const [from, to, sizeMB, atMs] = read.value;
    const delivery = deliver(plan, { from, to, sizeMB, atSeconds: (atMs - startMs) / 1000 });
    const record = deliveryRecord(plan, delivery, startMs);
    if (options.get("format") === "json") await io.write(`${JSON.stringify(record)}\n`);
    else if (record.delivered) await io.write(deliveryTable(record));
    else io.complain(`not delivered: ${record.reason}`);
    return record.delivered ? exitCodes.fine : exitCodes.infeasible;
  },
};

/** The contacts to deliver over: those of `--plan`, or of the scenario's mesh. */
async function openPlan(
  scenario: Scenario,
  options: ReadonlyMap<string, string>,
  io: Io,
): Promise<Outcome<DeliveryPlan, readonly string[]>> {
  const path = options.get("plan");
  if (path === undefined) {
    const model = meshModel(scenario);
    const tooMany = tooManyContacts(model, options);
    if (tooMany !== undefined) return failure([tooMany]);
    complainOfLostIn(model, io);
    return success(deliveryPlanOfMesh(model, runShown(meshContacts(model), io)));
  }
  const text = await io.readText(path, maxPlanBytes);
  const plan = text.ok ? readContactPlan(text.value, windowOf(scenario).startMs) : text;
  if (!plan.ok) return failure(plan.error.map((problem) => `${path}: ${describeProblem(problem)}`));
  for (const warning of plan.value.warnings) io.complain(`warning: ${path}: ${describeProblem(warning)}`);
  return success(deliveryPlanOf(plan.value.plan));
}

function deliveryTable({ arrival, hops }: DeliveryRecord): string {
  const columns = [
    { title: "from", align: "left" },
    { title: "to", align: "left" },
    { title: "start (UTC)", align: "left" },
    { title: "end (UTC)", align: "left" },
    { title: "arrival (UTC)", align: "left" },
  ] as const;
  const rows = hops.map((hop) => [hop.from, hop.to, hop.start, hop.end, hop.arrival]);
  return `${hops.length === 0 ? "" : formatTable(columns, rows)}delivered at ${arrival}\n`;
}
