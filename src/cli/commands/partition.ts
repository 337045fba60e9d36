import { failure, type Outcome, success } from "../../core/base/outcome";
import { type LinkBasis, linkBasisOf } from "../../core/partition/linksOver";
import { partitionRecord } from "../../core/partition/partitionRecord";
import { placeLayers } from "../../core/partition/placeLayers";
import type { PlacementObjective } from "../../core/partition/placementCost";
import { windowTimes } from "../../core/partition/problemsOver";
import { defaultInferences } from "../../core/partition/reloadCost";
import { heldPlacement, scenarioPlacement } from "../../core/partition/scenarioPlacement";
import { windowOf } from "../../core/scenario/window";
import { type Command, type CommandArguments, formatOption } from "../command";
import { exitCodes } from "../io";
import { allOf, readAt, readNumber } from "../meshOptions";
import { complainOf, openScenario } from "../openScenario";
import { partitionTable } from "../partitionTable";
import { refuse } from "../refuse";
import { runShown } from "../runShown";

const objectives = ["latency", "throughput", "energy"] as const;

/** What the search spends by default. */
const defaultSeconds = 10;

/** `orbitweave partition FILE` */
export const partitionCommand: Command = {
  name: "partition",
  target: "FILE",
  summary: "Which layer of the model runs on which node, with a bound on what any placement could do.",
  options: [
    {
      name: "objective",
      value: objectives.join("|"),
      allowed: objectives,
      help: "least latency, the fastest slowest stage, or least energy; default: what the scenario says, else latency",
    },
    {
      name: "at",
      value: "T",
      help: "instant of the mesh to take links from, UTC; default: what the scenario's at or linksOver says, else the window's start",
    },
    {
      name: "worst",
      value: "STEP",
      help: "each link of the mesh as it is at its worst over the window, looked at every STEP seconds",
    },
    {
      name: "keep",
      help: "start from the scenario's placement (partition.assignments); a move has to save more than reloading its parameters costs",
    },
    { name: "seconds", value: "S", help: "search up to this long; default: by effort, about 10 s on large problems" },
    formatOption("table", "json"),
  ],
  details: `Model, nodes and rules come from the scenario's "model", "nodes" and "partition". Latency and bottleneck are in ms, energy in J; the gap is
|bound - value| / max(|bound|, |value|). Exit code 1 where no placement was found: feasible is false where none exists, null where that is not proven.
JSON: { feasible, assignments: { layer: node }, estimatedLatencyMs, bottleneckMs, bound, gap, proven, stopped, reason? }; bottleneckMs is null where a
node is visited twice. With --keep, bound and gap count what reloading costs, spread over partition.inferences. Without --seconds the same scenario
gives the same bytes.`,
  examples: [
    "orbitweave partition plan.json",
    "orbitweave partition plan.json --objective throughput --format json",
    "orbitweave partition plan.json --at 2026-01-01T06:00:00Z --seconds 60",
  ],
  async run({ target, options: given }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    if (given.has("at") && given.has("worst")) return refuse(io, "--at and --worst exclude each other");
    const read = allOf(
      readAt(given, windowOf(scenario).startMs),
      readPositive(given, "seconds"),
      readPositive(given, "worst"),
    );
    if (!read.ok) return refuse(io, ...read.error);
    const [atMs, seconds, worstStep] = read.value;
    const objective = (given.get("objective") ?? scenario.partition?.objective ?? "latency") as PlacementObjective;
    const basis: LinkBasis =
      worstStep === undefined
        ? linkBasisOf(scenario, given.has("at") ? atMs : undefined)
        : { kind: "worst", ...windowTimes(scenario, worstStep) };
    const made = runShown(scenarioPlacement(scenario, { objective, basis }), io);
    if (!made.ok) {
      complainOf(made.error, io);
      return exitCodes.badInput;
    }
    const inferences = scenario.partition?.inferences ?? defaultInferences;
    const held = { assignment: heldPlacement(scenario, made.value), inferences };
    const options = { objective, ...(given.has("keep") && { held }), ...limitsOf(seconds) };
    const placement = runShown(placeLayers(made.value, options), io);
    const record = partitionRecord(made.value, placement);
    if (given.get("format") === "json") await io.write(`${JSON.stringify(record, undefined, 1)}\n`);
    else if (scenario.model && scenario.nodes)
      await io.write(partitionTable(record, objective, scenario.model, scenario.nodes));
    return record.feasible === true ? exitCodes.fine : exitCodes.infeasible;
  },
};

function readPositive(options: CommandArguments["options"], name: string): Outcome<number | undefined, string> {
  if (!options.has(name)) return success(undefined);
  const read = readNumber(options, name, (value) => value > 0 && value < Number.POSITIVE_INFINITY, "a number above 0");
  return read.ok ? read : failure(read.error);
}

/** The clock is here: the search only asks whether to stop. */
function limitsOf(seconds: number | undefined) {
  if (seconds === undefined) return {};
  const endsAt = performance.now() + seconds * 1000;
  return { effort: Math.max(1, (3 * seconds) / defaultSeconds), shouldStop: () => performance.now() >= endsAt };
}
