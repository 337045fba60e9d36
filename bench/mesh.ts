import { latencyMatrix } from "../src/core/mesh/latencyMatrix";
import type { MeshGraph } from "../src/core/mesh/meshGraph";
import { type MeshModel, meshModel } from "../src/core/mesh/meshModel";
import { MeshObserver } from "../src/core/mesh/meshObserver";
import { costScale } from "../src/core/mesh/routeCost";
import { RouteSearch } from "../src/core/mesh/routeSearch";
import type { SkyState } from "../src/core/mesh/skyState";
import { station } from "./contactsStations";
import { compareWithHypatia } from "./meshHypatia";
import { type AllPairs, graphologyAllPairs, ngraphAllPairs } from "./meshPeers";

const steps = 2000;
const stepMs = 100;

/**
 * `npm run bench -- mesh`: routes between all pairs of 100 stations over the 1,584-satellite +Grid against ngraph.path and graphology, all having
 * to agree to the nanosecond; then 100 stations to all other nodes in 2,000 steps of 100 ms. `--hypatia DIR [--stations FILE]`: Hypatia's network.
 */
export function run(args: readonly string[]): void {
  const directory = argumentAfter(args, "--hypatia");
  if (directory !== undefined) {
    compareWithHypatia(directory, argumentAfter(args, "--stations"));
    return;
  }
  const model = shell();
  const stations = [...model.nodes.stationNode];
  const { graph, sky } = new MeshObserver(model).at(model.startMs);
  console.log(
    `1,584-satellite +Grid, 100 stations, ${graph.links.count} links: routes between all ${100 * 99} ordered pairs`,
  );

  const ours = best(5, () => oursAllPairs(graph, stations));
  const peers = [
    { name: "ngraph.path (nba)", ...best(1, ngraphAllPairs(graph, stations, lightBound(model, sky))) },
    { name: "graphology", ...best(2, graphologyAllPairs(graph, stations)) },
  ];
  for (const { name, result } of peers) {
    result.latencyNs.forEach((ns, pair) => {
      if (ns !== ours.result.latencyNs[pair]) throw new Error(`${name} differs at pair ${pair}: ${ns} ns`);
    });
  }
  for (const { name, ms } of peers) console.log(`  ${name.padEnd(22)} ${ms.toFixed(0)} ms`);
  console.log(`  ${"orbitweave".padEnd(22)} ${ours.ms.toFixed(1)} ms, ${ours.result.pathNodes} nodes on the paths`);
  const fastest = Math.min(...peers.map(({ ms }) => ms));
  console.log(`  ratio to the faster:   ${(fastest / ours.ms).toFixed(0)}x, all latencies equal to the nanosecond`);
  runSteps(model, stations);
}

function argumentAfter(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args[at + 1];
}

function shell(): MeshModel {
  return meshModel({
    schema: "orbitweave/scenario/1",
    name: "shell",
    window: { start: "2026-03-20T12:00:00Z", durationHours: 1 },
    constellations: [
      {
        id: "s",
        pattern: "delta",
        planes: 72,
        satellitesPerPlane: 22,
        phasing: 17,
        altitudeKm: 550,
        inclinationDeg: 53,
      },
    ],
    stations: Array.from({ length: 100 }, (_, i) => {
      const { id, lonDeg, altitudeKm, minElevationDeg, uplinkMbps, downlinkMbps } = station(i, 100);
      // Where satellites of this inclination are in view at all.
      return { id, latDeg: 1.1 * i - 54.5, lonDeg, altitudeKm, minElevationDeg, uplinkMbps, downlinkMbps };
    }),
    mesh: { topology: "plus-grid" },
  });
}

function oursAllPairs(graph: MeshGraph, stations: readonly number[]): AllPairs {
  const search = new RouteSearch(graph);
  let pathNodes = 0;
  const matrix = latencyMatrix(graph, stations, search, (to) => {
    for (const from of stations) if (from !== to) pathNodes += search.routeFrom(from)?.length ?? 0;
  });
  return { latencyNs: matrix.map((ms) => Math.round(ms * 1e6)), pathNodes };
}

/** Light time of the straight line, a little less: what a heuristic may promise. */
function lightBound({ nodes, horizons }: MeshModel, { positionsKm }: SkyState): (from: string, to: string) => number {
  const places = new Map<string, readonly number[]>();
  nodes.satelliteNode.forEach((node, satellite) => {
    places.set(nodes.ids[node] as string, [...positionsKm.subarray(3 * satellite, 3 * satellite + 3)]);
  });
  nodes.stationNode.forEach((node, i) => {
    const place = horizons[i]?.site.positionKm ?? [];
    places.set(`${nodes.ids[node]}>`, place);
    places.set(`>${nodes.ids[node]}`, place);
  });
  return (from, to) => {
    const [x = 0, y = 0, z = 0] = places.get(from) ?? [];
    const [u = 0, v = 0, w = 0] = places.get(to) ?? [];
    return (0.999 * Math.sqrt((x - u) ** 2 + (y - v) ** 2 + (z - w) ** 2) * 1e9) / 299792.458;
  };
}

function best<T>(times: number, work: () => T): { readonly ms: number; readonly result: T } {
  let ms = Number.POSITIVE_INFINITY;
  let result = work();
  for (let i = 0; i < times; i++) {
    const begun = performance.now();
    result = work();
    ms = Math.min(ms, performance.now() - begun);
  }
  return { ms, result };
}

/** Every step anew: positions, links, and the least latency from each station to every other node. */
function runSteps(model: MeshModel, stations: readonly number[]): void {
  const observer = new MeshObserver(model);
  const scale = costScale("latency", model.nodes.ids.length);
  let search: RouteSearch | undefined;
  let reached = 0;
  let linkMs = 0;
  const cpu = process.cpuUsage();
  const begun = performance.now();
  for (let step = 0; step < steps; step++) {
    const stepBegun = performance.now();
    const { graph } = observer.at(model.startMs + step * stepMs);
    linkMs += performance.now() - stepBegun;
    search ??= new RouteSearch(graph);
    for (const node of stations) {
      search.costsTo(graph, node, scale);
      if (search.cost[0] !== Number.POSITIVE_INFINITY) reached++;
    }
  }
  const seconds = (performance.now() - begun) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  console.log(`100 stations to all ${model.nodes.ids.length} nodes in ${steps} steps of ${stepMs} ms, one thread`);
  console.log(
    `  ${seconds.toFixed(1)} s (${((user + system) / 1e6).toFixed(1)} s of processor time), of which links ${(linkMs / 1000).toFixed(1)} s; ${reached} searches reached the first node`,
  );
}
