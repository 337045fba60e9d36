import { countedText } from "../../core/base/counted";
import { formatInstantExact } from "../../core/base/instant";
import { describeChange } from "../../core/mesh/changeCause";
import { meshModel } from "../../core/mesh/meshModel";
import { type RouteSeries, routesOverTime, sampleCount } from "../../core/mesh/routesOverTime";
import { routeSeriesRecord } from "../../core/mesh/routesRecord";
import { seriesJson } from "../../core/mesh/seriesText";
import { type Command, formatOption } from "../command";
import { complainOfLostIn } from "../complainOfLost";
import { exitCodes } from "../io";
import { allOf, fromOption, readNode, readNumber, toOption } from "../meshOptions";
import { openScenario } from "../openScenario";
import { refuse } from "../refuse";
import { runShown } from "../runShown";
import { formatTable } from "../table";
import { writePieces } from "../writePieces";

const maxSamples = 10_000_000;

/** `orbitweave routes FILE` */
export const routesCommand: Command = {
  name: "routes",
  target: "FILE",
  summary: "The least-latency route between two nodes over the window, and each change of it.",
  options: [
    fromOption,
    toOption,
    { name: "step", value: "SECONDS", help: "time between two samples, e.g. 10 or 0.1" },
    formatOption("table", "json"),
  ],
  details: `Samples at the window's start + i x step, before its end. A change is the first sample with another path; minimum, median and maximum
are over reachable samples, one way, in ms; availability is the share of reachable samples. Exit code 1 where no sample is reachable.
JSON: { samples: [{ at, reachable, totalLatencyMs, hops }], changes: [{ at, hops }], minMs, medianMs, maxMs, availability }. The table
lists the changes with their causes.`,
  examples: ["orbitweave routes plan.json --from ksc --to svalbard --step 10"],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const model = meshModel(scenario);
    const { ids } = model.nodes;
    const read = allOf(
      readNode(options, "from", ids),
      readNode(options, "to", ids),
      readNumber(
        options,
        "step",
        (step) => step >= 1e-6 && step < Number.POSITIVE_INFINITY,
        "seconds, at least 0.000001",
      ),
    );
    if (!read.ok) return refuse(io, ...read.error);
    const [from, to, stepSeconds] = read.value;
    const count = sampleCount(model.durationSeconds, stepSeconds);
    if (count > maxSamples)
      return refuse(io, `--step ${stepSeconds}: ${count} samples; allowed: at most ${maxSamples}`);
    complainOfLostIn(model, io);
    const series = runShown(routesOverTime(model, { from, to, stepSeconds }), io);
    await writePieces(
      options.get("format") === "json" ? seriesJson(routeSeriesRecord(series)) : seriesTable(series),
      io,
    );
    return series.availability > 0 ? exitCodes.fine : exitCodes.infeasible;
  },
};

function* seriesTable({ samples, changes, minMs, medianMs, maxMs, availability }: RouteSeries): Generator<string> {
  const columns = [
    { title: "from (UTC)", align: "left" },
    { title: "route", align: "left" },
    { title: "cause", align: "left" },
  ] as const;
  const route = (hops: readonly string[]) => (hops.length === 0 ? "unreachable" : hops.join(" > "));
  const [first] = samples;
  const rows = changes.map(({ atMs, hops, cause }) => [formatInstantExact(atMs), route(hops), describeChange(cause)]);
  yield formatTable(columns, first ? [[formatInstantExact(first.atMs), route(first.hops), ""], ...rows] : rows);
  const ms = (value: number | null) => (value === null ? "none" : `${value.toFixed(6)} ms`);
  yield `latency: min ${ms(minMs)}, median ${ms(medianMs)}, max ${ms(maxMs)}\n`;
  yield `reachable in ${(100 * availability).toFixed(2)} % of ${countedText(samples.length, "sample")}\n`;
}
