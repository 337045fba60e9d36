import { parseInstant } from "../base/instant";
import { type Horizon, horizonOf } from "../contact/horizon";
import { earthRadiusKm } from "../orbit/earth";
import { createPropagator } from "../orbit/propagate";
import type { Propagator } from "../orbit/propagator";
import { expandSatellites } from "../scenario/expand";
import type { ExpandedSatellite } from "../scenario/orbitElements";
import type { MeshRules, Scenario } from "../scenario/schema";
import { type ResolvedStation, resolveStation } from "../scenario/station";
import { windowOf } from "../scenario/window";
import { gridPairs, type SatellitePair } from "./gridPairs";
import { type MeshNodes, meshNodes } from "./meshNodes";

/** The rules with their defaults filled in; Infinity: no limit. */
export interface ResolvedMeshRules {
  readonly topology: MeshRules["topology"];
  readonly maxRangeKm: number;
  /** Distance from the Earth's centre that a link between satellites must keep. */
  readonly clearRadiusKm: number;
  readonly neighbours: number;
  readonly bandwidthMbps: number;
  readonly perHopLatencyMs: number;
  readonly stationRelay: boolean;
  readonly acquisitionSeconds: number;
  readonly terminals: number;
  /** 90: no limit. */
  readonly crossPlaneMaxLatitudeDeg: number;
}

/** A link by hand; ends are node indices, a satellite before a station, else the lesser first. */
export interface ManualLink {
  readonly a: number;
  readonly b: number;
  readonly forwardMbps: number;
  readonly reverseMbps: number;
  /** Its own latency, with which it is always there; NaN: light time, and geometry decides. */
  readonly latencyNs: number;
}

/** Something that has failed in [fromMs, toMs). */
export interface MeshFailure {
  /** The node, or one end of the link. */
  readonly node: number;
  /** The link's other end; -1: a node has failed. */
  readonly other: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** All that the mesh of a scenario follows from, checked and looked up once. */
export interface MeshModel {
  readonly startMs: number;
  readonly durationSeconds: number;
  readonly dut1Seconds: number;
  readonly refraction: boolean;
  readonly satellites: readonly ExpandedSatellite[];
  readonly stations: readonly ResolvedStation[];
  readonly propagators: readonly Propagator[];
  readonly horizons: readonly Horizon[];
  readonly nodes: MeshNodes;
  /** 1 for each node that passes on what it receives. */
  readonly forwards: Uint8Array;
  readonly rules: ResolvedMeshRules;
  /** Pairs of satellites that the +Grid links while geometry allows, without those linked by hand. */
  readonly gridPairs: readonly SatellitePair[];
  readonly manual: readonly ManualLink[];
  /** Links by hand, by `pairKey` of their nodes. */
  readonly manualByPair: ReadonlyMap<number, ManualLink>;
  readonly failures: readonly MeshFailure[];
}

const defaultRules: MeshRules = { topology: "none" };

/** The mesh of a checked scenario. Without `mesh` only links between satellites and stations exist. */
export function meshModel(scenario: Scenario): MeshModel {
  const { startMs, durationSeconds } = windowOf(scenario);
  const dut1Seconds = scenario.physics?.dut1Seconds ?? 0;
  const refraction = scenario.physics?.refraction ?? false;
  const satellites = expandSatellites(scenario);
  const stations = (scenario.stations ?? []).map(resolveStation);
  const nodes = meshNodes(satellites, stations);
  const given = scenario.mesh ?? defaultRules;
  const rules = resolveRules(given);
  const manual = (given.links ?? []).map((link) => manualLink(link, nodes, stations, rules));
  const manualByPair = new Map(manual.map((link) => [pairKey(nodes, link.a, link.b), link]));
  const grid = rules.topology === "plus-grid" ? gridPairs(satellites, scenario.constellations ?? []) : [];
  return {
    startMs,
    durationSeconds,
    dut1Seconds,
    refraction,
    satellites,
    stations,
    propagators: satellites.map(({ orbit }) => createPropagator(orbit, { dut1Seconds })),
    horizons: stations.map((station) => horizonOf(station, refraction)),
    nodes,
    forwards: Uint8Array.from(nodes.satelliteOf, (satellite) => (satellite >= 0 || rules.stationRelay ? 1 : 0)),
    rules,
    gridPairs: grid.filter(
      ([a, b]) => !manualByPair.has(pairKey(nodes, nodes.satelliteNode[a] as number, nodes.satelliteNode[b] as number)),
    ),
    manual,
    manualByPair,
    failures: (given.failures ?? []).map((failure) => ({
      node: nodes.indexOf.get(failure.id) as number,
      other: failure.other === undefined ? -1 : (nodes.indexOf.get(failure.other) as number),
      fromMs: instantOr(failure.from, Number.NEGATIVE_INFINITY),
      toMs: instantOr(failure.to, Number.POSITIVE_INFINITY),
    })),
  };
}

/** The same mesh with other failures. What else follows from the scenario is shared. */
export function withFailures(model: MeshModel, failures: readonly MeshFailure[]): MeshModel {
  return { ...model, failures };
}

/** One number for two nodes in either order. */
export function pairKey({ ids }: MeshNodes, a: number, b: number): number {
  return a < b ? a * ids.length + b : b * ids.length + a;
}

/** Whether the link of two nodes, not the nodes themselves, has failed at an instant. */
export function isFailedLink({ failures }: MeshModel, a: number, b: number, instantMs: number): boolean {
  return failures.some(
    ({ node, other, fromMs, toMs }) =>
      ((node === a && other === b) || (node === b && other === a)) && instantMs >= fromMs && instantMs < toMs,
  );
}

function resolveRules(given: MeshRules): ResolvedMeshRules {
  return {
    topology: given.topology,
    maxRangeKm: given.maxRangeKm ?? Number.POSITIVE_INFINITY,
    clearRadiusKm: earthRadiusKm + (given.grazingAltitudeKm ?? 80),
    neighbours: given.neighbours ?? 4,
    bandwidthMbps: given.bandwidthMbps ?? 1000,
    perHopLatencyMs: given.perHopLatencyMs ?? 0,
    stationRelay: given.stationRelay ?? false,
    acquisitionSeconds: given.acquisitionSeconds ?? 0,
    terminals: given.terminals ?? Number.POSITIVE_INFINITY,
    crossPlaneMaxLatitudeDeg: given.crossPlaneMaxLatitudeDeg ?? 90,
  };
}

function manualLink(
  link: NonNullable<MeshRules["links"]>[number],
  { indexOf, stationOf }: MeshNodes,
  stations: readonly ResolvedStation[],
  rules: ResolvedMeshRules,
): ManualLink {
  const ends = [indexOf.get(link.a) as number, indexOf.get(link.b) as number] as const;
  const grounded = ends.filter((node) => (stationOf[node] as number) >= 0);
  const stationNode = grounded.length === 1 ? (grounded[0] as number) : undefined;
  const station = stationNode === undefined ? undefined : stations[stationOf[stationNode] as number];
  const otherEnd = ends[0] === stationNode ? ends[1] : ends[0];
  return {
    a: stationNode === undefined ? Math.min(...ends) : otherEnd,
    b: stationNode ?? Math.max(...ends),
    forwardMbps: link.bandwidthMbps ?? station?.downlinkMbps ?? rules.bandwidthMbps,
    reverseMbps: link.bandwidthMbps ?? station?.uplinkMbps ?? rules.bandwidthMbps,
    latencyNs: link.latencyMs === undefined ? Number.NaN : Math.round(link.latencyMs * 1e6),
  };
}

function instantOr(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const instant = parseInstant(text);
  if (!instant.ok) throw new Error(`a failure's time was not checked: ${instant.error}`);
  return instant.value;
}
