import type { Problem } from "../core/base/outcome";
import { runToEnd } from "../core/base/progress";
import type { DisjointBy } from "../core/mesh/disjointRoutes";
import { findRoutes } from "../core/mesh/findRoutes";
import { type MeshModel, meshModel } from "../core/mesh/meshModel";
import type { Route } from "../core/mesh/route";
import type { RouteMetric } from "../core/mesh/routeCost";
import { describeUnreachable } from "../core/mesh/whyUnreachable";
import { parseScenario } from "../core/scenario/parseScenario";
import { type MeshRules, type Scenario, scenarioSchemaId } from "../core/scenario/schema";
import { instanceProblems } from "./instanceProblems";
import { MeshNode } from "./meshNode";
import { OrbitweaveError, throwIfAny } from "./orbitweaveError";
import { unknownOptions } from "./unknownOptions";

export interface SpaceMeshOptions {
  /** Links besides those added: none (default), or with each node's nearest that geometry allows. */
  readonly topology?: "manual" | "nearest";
  /** For "nearest": how many; default 4. */
  readonly neighbours?: number;
  /** For links whose latency follows from geometry: greatest length, and the height that they must clear (default 80), km. */
  readonly maxRangeKm?: number;
  readonly grazingAltitudeKm?: number;
  /** Of links that do not tell theirs, Mbit/s, default 1000. */
  readonly bandwidthMbps?: number;
  /** Added to the light time of each link, ms, default 0. */
  readonly perHopLatencyMs?: number;
}

export interface MeshLinkOptions {
  /** Both ways, Mbit/s, above 0; default the mesh's. */
  readonly bandwidthMbps?: number;
  /** One way, ms; without it light time, and the link exists only where geometry allows. */
  readonly latencyMs?: number;
}

export interface FindRouteOptions {
  /** What is best: least latency (default), fewest hops, or the widest bottleneck. */
  readonly metric?: RouteMetric;
}

export interface FindRoutesOptions extends FindRouteOptions {
  /** At most so many, default 1, or 2 for disjoint ones. */
  readonly k?: number;
  /** Routes that pairwise share no node, or no link, of the least total latency. */
  readonly disjoint?: DisjointBy;
}

/** A route; the bottleneck is null where no link is travelled, the distance where a link has only a latency. */
export type MeshRoute = Route;

const anyWindow = { start: "2000-01-01T00:00:00Z", durationHours: 1 };

/** A mesh of satellites that stand still over the Earth: sketches, tests, and what-if questions. */
export class SpaceMesh {
  private readonly rules: MeshRules;
  private readonly nodes = new Map<string, MeshNode>();
  private readonly links = new Map<string, NonNullable<MeshRules["links"]>[number]>();
  /** Made when it is first asked for, and again after a change. */
  private model: MeshModel | undefined;

  /** @throws OrbitweaveError where an option is wrong */
  constructor({ topology = "manual", ...options }: SpaceMeshOptions = {}) {
    requireOneOf("topology", topology, ["manual", "nearest"]);
    this.rules = { topology, ...options };
    check(scenarioOf([], this.rules), (path) => path.replace(/^mesh\./, ""));
  }

  /** @throws OrbitweaveError where it is no MeshNode, or the mesh has a node of that id */
  addNode(node: MeshNode): void {
    throwIfAny(instanceProblems("node", node, MeshNode, "new MeshNode({ nodeId, position })"));
    if (this.nodes.has(node.nodeId)) {
      const problem = { path: "nodeId", message: "already a node of this mesh", given: node.nodeId };
      throw new OrbitweaveError([{ ...problem, allowed: "an id of its own" }]);
    }
    this.nodes.set(node.nodeId, node);
    this.model = undefined;
  }

  /**
   * Links two nodes both ways.
   * @throws OrbitweaveError for unknown nodes, a node with itself, a pair that is linked already, and numbers out of range
   */
  addLink(a: string, b: string, options: MeshLinkOptions = {}): void {
    const key = a < b ? `${a} ${b}` : `${b} ${a}`;
    const link = { a, b, ...options };
    const ends = [...new Set([a, b])].map((id) => this.node(id, id === a ? "a" : "b"));
    const rules: MeshRules = { topology: "manual", links: [link] };
    check(scenarioOf(ends, rules), (path) => path.replace(/^mesh\.links\[0\]\.?/, ""));
    if (this.links.has(key)) {
      throw new OrbitweaveError([
        { path: "", message: "these two are linked already", given: `${a}, ${b}`, allowed: "each pair once" },
      ]);
    }
    this.links.set(key, link);
    this.model = undefined;
  }

  /**
   * The best route (ties: latency, hops, ids), or undefined where there is none; from a node to itself a route without hops.
   * @throws OrbitweaveError where a node or an option is unknown
   */
  findRoute(from: string, to: string, options: FindRouteOptions = {}): MeshRoute | undefined {
    throwIfAny(unknownOptions(options, { metric: true }));
    return this.findRoutes(from, to, options)[0];
  }

  /**
   * The k best routes, or disjoint ones; empty where there is none.
   * @throws OrbitweaveError where a node is unknown or an option wrong
   */
  findRoutes(from: string, to: string, options: FindRoutesOptions = {}): readonly MeshRoute[] {
    throwIfAny(unknownOptions(options, { metric: true, k: true, disjoint: true }));
    return this.find(from, to, options).routes;
  }

  /** Why there is no route, in words; undefined: there is one. */
  whyUnreachable(from: string, to: string): string | undefined {
    const { reason } = this.find(from, to, {});
    return reason && describeUnreachable(reason);
  }

  private find(from: string, to: string, { metric, k, disjoint }: FindRoutesOptions) {
    this.node(from, "from");
    this.node(to, "to");
    requireOneOf("metric", metric, ["latency", "hops", "bandwidth"]);
    requireOneOf("disjoint", disjoint, ["nodes", "links"]);
    if (disjoint !== undefined) requireOneOf("metric", metric, ["latency"]);
    if (k !== undefined && !(Number.isInteger(k) && k >= 1)) {
      throw new OrbitweaveError([
        { path: "k", message: "not allowed here", given: k, allowed: "a whole number at least 1" },
      ]);
    }
    this.model ??= meshModel(
      check(scenarioOf([...this.nodes.values()], { ...this.rules, links: [...this.links.values()] }), (path) => path),
    );
    const { indexOf } = this.model.nodes;
    return runToEnd(
      findRoutes(this.model, {
        from: indexOf.get(from) as number,
        to: indexOf.get(to) as number,
        atMs: this.model.startMs,
        ...(metric && { metric }),
        ...(k !== undefined && { k }),
        ...(disjoint && { disjoint }),
      }),
    );
  }

  private node(id: string, path: string): MeshNode {
    const node = this.nodes.get(id);
    if (node) return node;
    const allowed = [...this.nodes.keys()].slice(0, 12).join(", ") || "there is none";
    throw new OrbitweaveError([{ path, message: "no such node", given: id, allowed }]);
  }
}

function requireOneOf(path: string, given: string | undefined, allowed: readonly string[]): void {
  if (given === undefined || allowed.includes(given)) return;
  throw new OrbitweaveError([{ path, message: "not allowed here", given, allowed: allowed.join(", ") }]);
}

function scenarioOf(nodes: readonly MeshNode[], mesh: MeshRules): unknown {
  return {
    schema: scenarioSchemaId,
    name: "mesh",
    window: anyWindow,
    satellites: nodes.map(({ nodeId, position: { latDeg, lonDeg, altitudeKm } }) => ({
      id: nodeId,
      orbit: { kind: "fixed", latDeg, lonDeg, altitudeKm },
    })),
    mesh,
  };
}

/** The checked scenario; problems are told under the SDK's own names. */
function check(document: unknown, rename: (path: string) => string): Scenario {
  const parsed = parseScenario(document);
  if (parsed.ok) return parsed.value.scenario;
  throw new OrbitweaveError(parsed.error.map((problem): Problem => ({ ...problem, path: rename(problem.path) })));
}
