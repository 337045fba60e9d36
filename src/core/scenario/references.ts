import { takenIds } from "./placeIds";
import type { LearningRules, Scenario } from "./schema";

/** The new id of a satellite or station that a rule names; undefined: it is gone, and what names it goes with it. */
type IdMap = (id: string) => string | undefined;

/** Rules that name satellites and stations that are no more are left out, so that the document stays valid. */
export function withoutDanglingReferences(scenario: Scenario): Scenario {
  const { mesh, sync, learning } = scenario;
  if (mesh === undefined && sync === undefined && learning?.mission?.server === undefined) return scenario;
  const known = takenIds(scenario);
  return mapRules(scenario, (id) => (known.has(id) ? id : undefined));
}

/** Rules and compute nodes that name satellites and stations, under their new ids. */
export function withRenamedReferences(scenario: Scenario, newIds: ReadonlyMap<string, string>): Scenario {
  const rename = (id: string): string => newIds.get(id) ?? id;
  return mapNodes(mapRules(scenario, rename), rename);
}

function mapRules(scenario: Scenario, map: IdMap): Scenario {
  const { mesh, sync, learning } = scenario;
  return {
    ...scenario,
    ...(learning?.mission?.server !== undefined && { learning: mapServer(learning, map) }),
    ...(mesh && {
      mesh: {
        ...mesh,
        ...(mesh.links && { links: mapEntries(mesh.links, ["a", "b"], map) }),
        ...(mesh.failures && { failures: mapEntries(mesh.failures, ["id", "other"], map) }),
      },
    }),
    ...(sync && { sync: mapSync(sync, map) }),
  };
}

/** A server that is gone leaves the ground in its place. */
function mapServer(learning: LearningRules, map: IdMap): LearningRules {
  const { server = "", ...mission } = learning.mission ?? {};
  const next = map(server);
  return { ...learning, mission: next === undefined ? mission : { ...mission, server: next } };
}

/** By shape, whatever rules there are: a list holds satelliteId and stationId, an object's keys are satellites. */
function mapSync<T extends object>(sync: T, map: IdMap): T {
  const entries = Object.entries(sync).map(([key, rule]): [string, unknown] => {
    if (Array.isArray(rule)) return [key, mapEntries(rule, ["satelliteId", "stationId"], map)];
    return [key, typeof rule === "object" && rule !== null ? mapKeys(rule, map) : rule];
  });
  return Object.fromEntries(entries) as T;
}

function mapEntries<T extends object>(entries: readonly T[], fields: readonly string[], map: IdMap): T[] {
  return entries.flatMap((entry) => {
    const mapped: Record<string, unknown> = Object.fromEntries(Object.entries(entry));
    for (const field of fields) {
      const id = mapped[field];
      if (typeof id !== "string") continue;
      const next = map(id);
      if (next === undefined) return [];
      mapped[field] = next;
    }
    return [mapped as T];
  });
}

function mapKeys(byId: object, map: IdMap): object {
  return Object.fromEntries(
    Object.entries(byId).flatMap(([id, value]): [string, unknown][] => {
      const next = map(id);
      return next === undefined ? [] : [[next, value]];
    }),
  );
}

/** A node that sits at a satellite or station goes by its id, and the partition's rules by the node's. */
function mapNodes(scenario: Scenario, rename: (id: string) => string): Scenario {
  const { nodes, partition } = scenario;
  if (nodes === undefined) return scenario;
  return {
    ...scenario,
    nodes: nodes.map((node) => ({ ...node, id: rename(node.id) })),
    ...(partition && {
      partition: {
        ...partition,
        ...(partition.links && { links: mapEntries(partition.links, ["a", "b"], rename) }),
        ...(partition.pinned && { pinned: mapValues(partition.pinned, rename) }),
        ...(partition.assignments && { assignments: mapValues(partition.assignments, rename) }),
        ...(partition.source !== undefined && { source: rename(partition.source) }),
        ...(partition.sink !== undefined && { sink: rename(partition.sink) }),
      },
    }),
  };
}

function mapValues(byLayer: Readonly<Record<string, string>>, rename: (id: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(byLayer).map(([layer, node]) => [layer, rename(node)]));
}
