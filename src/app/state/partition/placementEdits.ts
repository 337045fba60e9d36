import type { ComputeNode, ModelProfile, PartitionRules, Scenario } from "../../../core/scenario/schema";
import { idGiver } from "../../../core/scenario/uniqueId";

type Rules = PartitionRules;
type LinkRule = NonNullable<Rules["links"]>[number];

/** What holds where a plan says nothing of placing. */
const defaultRules: Rules = { objective: "latency" };

/** What core takes for a pair without a link of its own. */
export const standardLink = { bandwidthMbps: 1000, latencyMs: 5 } as const;

export function placementRules({ partition = defaultRules }: Scenario): Rules {
  return partition;
}

/** The plan with other rules of placing; lists and tables that are empty are left out. */
export function withPlacementRules(
  scenario: Scenario,
  change: { readonly [Key in keyof Rules]?: Rules[Key] | undefined },
): Scenario {
  const merged = Object.entries({ ...placementRules(scenario), ...change }).filter(([, value]) => !isEmpty(value));
  return { ...scenario, partition: Object.fromEntries(merged) as Rules };
}

/** Puts layers on a node, or, where it is undefined, takes them off the board. A pin goes along with its layer. */
export function withLayersMoved(scenario: Scenario, layers: readonly string[], node: string | undefined): Scenario {
  const { assignments = {}, pinned = {} } = placementRules(scenario);
  const isPinned = new Set(layers.filter((layer) => Object.hasOwn(pinned, layer)));
  return withPlacementRules(scenario, {
    assignments: withEntries(assignments, layers, node),
    pinned: withEntries(pinned, [...isPinned], node),
  });
}

/** Holds layers where they are, or lets them go; a layer that is not placed cannot be held. */
export function withPins(scenario: Scenario, layers: readonly string[], isHeld: boolean): Scenario {
  const { assignments = {}, pinned = {} } = placementRules(scenario);
  const next = new Map(Object.entries(pinned));
  for (const layer of layers) {
    const node = assignments[layer];
    if (isHeld && node !== undefined) next.set(layer, node);
    else if (!isHeld) next.delete(layer);
  }
  return withPlacementRules(scenario, { pinned: Object.fromEntries(next) });
}

/** Takes over a whole placement; pins stay as they are. */
export function withAssignments(scenario: Scenario, assignments: Readonly<Record<string, string>>): Scenario {
  return withPlacementRules(scenario, { assignments: { ...assignments } });
}

/** Another model: layers of the same name stay where they are, with their pins. */
export function withModel(scenario: Scenario, model: ModelProfile): Scenario {
  const names = new Set(model.layers.map(({ name }) => name));
  return keptRules({ ...scenario, model }, (layer) => names.has(layer));
}

/** More nodes behind those that there are; an id that is taken gets a suffix. */
export function withNodesAdded(scenario: Scenario, added: readonly ComputeNode[]): Scenario {
  const nodes = scenario.nodes ?? [];
  const giveId = idGiver(new Set(nodes.map(({ id }) => id)));
  return { ...scenario, nodes: [...nodes, ...added.map((node) => ({ ...node, id: giveId([node.id]) }))] };
}

/** Other figures of a node; undefined: the default. */
export function withNode(
  scenario: Scenario,
  id: string,
  change: { readonly [Key in Exclude<keyof ComputeNode, "id">]?: ComputeNode[Key] | undefined },
): Scenario {
  return {
    ...scenario,
    nodes: (scenario.nodes ?? []).map((node) =>
      node.id === id
        ? (Object.fromEntries(
            Object.entries({ ...node, ...change }).filter(([, value]) => value !== undefined),
          ) as unknown as ComputeNode)
        : node,
    ),
  };
}

/** Without some nodes, and without the rules that name them: their layers are not placed any more. */
export function withoutNodes(scenario: Scenario, ids: ReadonlySet<string>): Scenario {
  const left = (scenario.nodes ?? []).filter(({ id }) => !ids.has(id));
  const { nodes: _, ...rest } = scenario;
  return keptRules(left.length === 0 ? rest : { ...rest, nodes: left }, undefined, (id) => !ids.has(id));
}

/** Adds a link of its own to a pair of nodes. */
export function withLinkAdded(scenario: Scenario, link: LinkRule): Scenario {
  return withPlacementRules(scenario, { links: [...(placementRules(scenario).links ?? []), link] });
}

export function withLink(scenario: Scenario, index: number, change: Partial<LinkRule>): Scenario {
  const links = (placementRules(scenario).links ?? []).map((link, i) => (i === index ? { ...link, ...change } : link));
  return withPlacementRules(scenario, { links });
}

export function withoutLink(scenario: Scenario, index: number): Scenario {
  return withPlacementRules(scenario, { links: (placementRules(scenario).links ?? []).filter((_, i) => i !== index) });
}

/** The rules without what names layers or nodes that are no more. */
function keptRules(
  scenario: Scenario,
  hasLayer: (name: string) => boolean = () => true,
  hasNode: (id: string) => boolean = () => true,
): Scenario {
  if (scenario.partition === undefined) return scenario;
  const { assignments, pinned, links, source, sink } = scenario.partition;
  const kept = (byLayer: Readonly<Record<string, string>> | undefined) =>
    byLayer && Object.fromEntries(Object.entries(byLayer).filter(([layer, node]) => hasLayer(layer) && hasNode(node)));
  return withPlacementRules(scenario, {
    assignments: kept(assignments),
    pinned: kept(pinned),
    links: links?.filter(({ a, b }) => hasNode(a) && hasNode(b)),
    source: source !== undefined && hasNode(source) ? source : undefined,
    sink: sink !== undefined && hasNode(sink) ? sink : undefined,
  });
}

function withEntries(
  table: Readonly<Record<string, string>>,
  keys: readonly string[],
  value: string | undefined,
): Record<string, string> {
  const next = new Map(Object.entries(table));
  for (const key of keys) {
    if (value === undefined) next.delete(key);
    else next.set(key, value);
  }
  return Object.fromEntries(next);
}

function isEmpty(value: unknown): boolean {
  return value === undefined || (typeof value === "object" && value !== null && Object.keys(value).length === 0);
}
