import type { Outcome } from "../../core/base/outcome";
import { success } from "../../core/base/outcome";
import { findRoutes, type RouteQuery } from "../../core/mesh/findRoutes";
import { meshModel } from "../../core/mesh/meshModel";
import { type RoutesRecord, routesRecord } from "../../core/mesh/routesRecord";
import { type Command, formatOption } from "../command";
import { exitCodes } from "../io";
import { allOf, atOption, fromOption, readAt, readNode, readNumber, toOption } from "../meshOptions";
import { openScenario } from "../openScenario";
import { refuse } from "../refuse";
import { runShown } from "../runShown";
import { formatTable } from "../table";

const metrics = ["latency", "hops", "bandwidth"] as const;
const maxRoutes = 1000;

/** `orbitweave route FILE` */
export const routeCommand: Command = {
  name: "route",
  target: "FILE",
  summary: "How traffic gets from one node to another at an instant.",
  options: [
    fromOption,
    toOption,
    atOption,
    { name: "metric", value: metrics.join("|"), allowed: metrics, help: "what is best; default latency" },
    { name: "k", value: "N", help: `so many routes at most, 1 to ${maxRoutes}; default 1, or 2 for disjoint ones` },
    {
      name: "disjoint",
      value: "nodes|links",
      allowed: ["nodes", "links"],
      help: "routes that share no node, or no link, of the least total latency",
    },
    formatOption("table", "json"),
  ],
  details: `Ties go to lower latency, then fewer hops, then lower ids. Latency is one way, in ms; the bottleneck is the least bandwidth in the
direction travelled, in Mbit/s. Exit code 1 where there is no route; the reason says why.
JSON: { at, reachable, routes: [{ hops: [id], totalLatencyMs, bottleneckMbps, distanceKm }], reason? }.`,
  examples: [
    "orbitweave route plan.json --from ksc --to svalbard",
    "orbitweave route plan.json --from ksc --to sat-002 --disjoint nodes --k 3 --format json",
  ],
  async run({ target, options }, io) {
    const scenario = await openScenario(target, io);
    if (scenario === undefined) return exitCodes.badInput;
    const model = meshModel(scenario);
    const { ids } = model.nodes;
    const read = allOf(
      readNode(options, "from", ids),
      readNode(options, "to", ids),
      readAt(options, model.startMs),
      readCount(options),
    );
    if (!read.ok) return refuse(io, ...read.error);
    const metric = options.get("metric") as RouteQuery["metric"];
    const disjoint = options.get("disjoint") as RouteQuery["disjoint"];
    if (disjoint !== undefined && metric !== undefined && metric !== "latency") {
      return refuse(io, `--disjoint ranks by latency: it goes with no other --metric (given ${metric})`);
    }
    const [from, to, atMs, k] = read.value;
    const query: RouteQuery = {
      from,
      to,
      atMs,
      ...(metric && { metric }),
      ...(disjoint && { disjoint }),
      ...(k && { k }),
    };
    const record = routesRecord(runShown(findRoutes(model, query), io));
    if (options.get("format") === "json") await io.write(`${JSON.stringify(record)}\n`);
    else if (record.reachable) await io.write(routesTable(record));
    else io.complain(`unreachable: ${record.reason}`);
    return record.reachable ? exitCodes.fine : exitCodes.infeasible;
  },
};

/** The number of routes; undefined: not told. */
function readCount(options: ReadonlyMap<string, string>): Outcome<number | undefined, string> {
  if (!options.has("k")) return success(undefined);
  const isAllowed = (k: number) => Number.isInteger(k) && k >= 1 && k <= maxRoutes;
  return readNumber(options, "k", isAllowed, `a whole number from 1 to ${maxRoutes}`);
}

function routesTable({ routes }: RoutesRecord): string {
  const columns = [
    { title: "latency (ms)", align: "right" },
    { title: "hops", align: "right" },
    { title: "bottleneck (Mbit/s)", align: "right" },
    { title: "distance (km)", align: "right" },
    { title: "route", align: "left" },
  ] as const;
  const rows = routes.map((route) => [
    route.totalLatencyMs.toFixed(6),
    String(route.hops.length - 1),
    route.bottleneckMbps === null ? "" : String(route.bottleneckMbps),
    route.distanceKm?.toFixed(3) ?? "",
    route.hops.join(" > "),
  ]);
  return formatTable(columns, rows);
}
