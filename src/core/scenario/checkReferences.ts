import { parseInstant } from "../base/instant";
import type { Problem } from "../base/outcome";
import { formatPath } from "../base/propertyPath";
import { maintenanceProblems, syncProblems } from "./checkSync";
import { membersOf } from "./expand";
import type { MeshRules, PartitionRules, Scenario } from "./schema";

/** Ids that a scenario's rules may refer to. */
interface Places {
  readonly satellites: ReadonlySet<string>;
  readonly stations: ReadonlySet<string>;
}

/** Whatever rules name must exist; a link has two ends; failures end after they begin. */
export function referenceProblems(scenario: Scenario): Problem[] {
  const { mesh, partition, sync, learning } = scenario;
  const maintenance = maintenanceProblems(scenario);
  const server = learning?.mission?.server;
  if (!mesh && !partition && !sync && server === undefined) return maintenance;
  const places = placesOf(scenario);
  return [
    ...maintenance,
    ...(mesh ? [...meshLinkProblems(mesh, places), ...failureProblems(mesh, places)] : []),
    ...(partition ? partitionProblems(partition, scenario) : []),
    ...(sync ? syncProblems(sync, scenario, places) : []),
    ...(server === undefined || places.satellites.has(server)
      ? []
      : [
          { path: "learning.mission.server", message: "no such satellite", given: server, allowed: "a satellite's id" },
        ]),
  ];
}

function placesOf({ satellites = [], constellations = [], stations = [] }: Scenario): Places {
  const ids = new Set(satellites.map(({ id }) => id));
  for (const constellation of constellations) for (const { id } of membersOf(constellation)) ids.add(id);
  return { satellites: ids, stations: new Set(stations.map(({ id }) => id)) };
}

function meshLinkProblems({ links = [] }: MeshRules, { satellites, stations }: Places): Problem[] {
  const pairs = new Map<string, number>();
  return links.flatMap((link, i) => {
    const path = `mesh.links[${i}]`;
    const known = (id: string): boolean => satellites.has(id) || stations.has(id);
    const problems = endProblems(link, path, known, "a satellite's or station's id");
    if (problems.length === 0 && stations.has(link.a) && stations.has(link.b) && link.latencyMs === undefined) {
      const allowed = "a latency, which a link between two stations needs";
      problems.push({ path: `${path}.latencyMs`, message: "missing", allowed });
    }
    const pair = link.a < link.b ? `${link.a} ${link.b}` : `${link.b} ${link.a}`;
    const other = pairs.get(pair);
    if (other === undefined) pairs.set(pair, i);
    else {
      const given = `${link.a}, ${link.b}`;
      problems.push({ path, message: `already linked by mesh.links[${other}]`, given, allowed: "each pair once" });
    }
    return problems;
  });
}

function endProblems(
  { a, b }: { readonly a: string; readonly b: string },
  path: string,
  known: (id: string) => boolean,
  allowed: string,
): Problem[] {
  const problems: Problem[] = [];
  if (!known(a)) problems.push({ path: `${path}.a`, message: "no such id", given: a, allowed });
  if (!known(b)) problems.push({ path: `${path}.b`, message: "no such id", given: b, allowed });
  if (a === b)
    problems.push({ path: `${path}.b`, message: "link to itself", given: b, allowed: "another id than a's" });
  return problems;
}

function failureProblems({ failures = [] }: MeshRules, { satellites, stations }: Places): Problem[] {
  return failures.flatMap((failed, i) => {
    const path = `mesh.failures[${i}]`;
    const problems: Problem[] = [];
    const { kind, id, other } = failed;
    if (kind === "link") {
      const known = (end: string): boolean => satellites.has(end) || stations.has(end);
      const allowed = "a satellite's or station's id";
      if (!known(id)) problems.push({ path: `${path}.id`, message: "no such id", given: id, allowed });
      if (other === undefined) problems.push({ path: `${path}.other`, message: "missing", allowed });
      else if (!known(other)) problems.push({ path: `${path}.other`, message: "no such id", given: other, allowed });
      else if (other === id) problems.push({ path: `${path}.other`, message: "link to itself", given: other, allowed });
    } else {
      const known = kind === "satellite" ? satellites : stations;
      if (!known.has(id)) {
        problems.push({ path: `${path}.id`, message: "no such id", given: id, allowed: `a ${kind}'s id` });
      }
      if (other !== undefined) {
        problems.push({ path: `${path}.other`, message: "only a link has another end", given: other });
      }
    }
    if (!beginsBeforeItEnds(failed)) {
      problems.push({
        path: `${path}.to`,
        message: "not after from",
        given: failed.to,
        allowed: "an instant after from",
      });
    }
    return problems;
  });
}

function beginsBeforeItEnds({ from, to }: { readonly from?: string; readonly to?: string }): boolean {
  if (from === undefined || to === undefined) return true;
  const start = parseInstant(from);
  const end = parseInstant(to);
  return start.ok && end.ok && start.value < end.value;
}

function partitionProblems(partition: PartitionRules, { nodes = [], model }: Scenario): Problem[] {
  const nodeIds = new Set(nodes.map(({ id }) => id));
  const layerNames = new Set(model?.layers.map(({ name }) => name));
  const nodeProblem = (key: (string | number)[], id: string | undefined): Problem[] =>
    id === undefined || nodeIds.has(id)
      ? []
      : [{ path: formatPath(["partition", ...key]), message: "no such node", given: id, allowed: "a node's id" }];
  const placed = (["pinned", "assignments"] as const).flatMap((key) =>
    Object.entries(partition[key] ?? {}).map(([layer, node]) => ({ key, layer, node })),
  );
  return [
    ...(partition.links ?? []).flatMap((link, i) =>
      endProblems(link, `partition.links[${i}]`, (id) => nodeIds.has(id), "a node's id"),
    ),
    ...placed.flatMap(({ key, layer, node }) => [
      ...(layerNames.has(layer)
        ? []
        : [{ path: formatPath(["partition", key, layer]), message: "no such layer", allowed: "a layer's name" }]),
      ...nodeProblem([key, layer], node),
    ]),
    ...nodeProblem(["source"], partition.source),
    ...nodeProblem(["sink"], partition.sink),
    ...(beginsBeforeItEnds(partition.linksOver ?? {})
      ? []
      : [
          {
            path: "partition.linksOver.to",
            message: "not after from",
            given: partition.linksOver?.to,
            allowed: "an instant after from",
          },
        ]),
  ];
}
