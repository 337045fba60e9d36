import type { Problem } from "../base/outcome";
import { expandedCount, membersOf } from "./expand";
import { limits } from "./limits";
import { parseScenario } from "./parseScenario";
import { takenIds } from "./placeIds";
import { type ItemKind, type ItemOf, itemsOf, withItems } from "./scenarioItems";
import { type Constellation, type Scenario, scenarioSchemaId } from "./schema";

/** What is wrong with a member, and what will most likely not be as meant. */
export interface ItemCheck {
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
}

/**
 * Checks a member as `parseScenario` would in its scenario, but without checking all others again. Paths start at the member: `latDeg`,
 * `mask[2].azimuthDeg`. `id` is the id of the member that it takes the place of; undefined: it is a further one.
 */
export function checkItem<K extends ItemKind>(
  scenario: Scenario,
  kind: K,
  id: string | undefined,
  item: ItemOf[K],
): ItemCheck {
  const alone: unknown = { schema: scenarioSchemaId, name: "one", window: scenario.window, [kind]: [item] };
  const parsed = parseScenario(alone);
  const others = withItems(
    scenario,
    kind,
    itemsOf(scenario, kind).filter((other) => other.id !== id),
  );
  if (!parsed.ok) {
    const own = parsed.error.map((problem) => fromItem(problem, kind));
    return { problems: [...own, ...idClashes(others, [item.id])], warnings: [] };
  }
  const members = kind === "constellations" ? membersOf(item as Constellation).map((member) => member.id) : [];
  return {
    problems: [...idClashes(others, [item.id, ...members]), ...sizeProblems(others, kind, item)],
    warnings: parsed.value.warnings.map((problem) => fromItem(problem, kind)),
  };
}

function fromItem(problem: Problem, kind: ItemKind): Problem {
  const prefix = `${kind}[0]`;
  if (!problem.path.startsWith(prefix)) return problem;
  return { ...problem, path: problem.path.slice(prefix.length).replace(/^\./, "") };
}

function idClashes(others: Scenario, ids: readonly string[]): Problem[] {
  const taken = takenIds(others);
  const clash = ids.find((id) => taken.has(id));
  if (clash === undefined) return [];
  return [{ path: "id", message: "already taken in this scenario", given: clash, allowed: "an id of its own" }];
}

function sizeProblems(others: Scenario, kind: ItemKind, item: ItemOf[ItemKind]): Problem[] {
  const count = itemsOf(others, kind).length + 1;
  if (count > limits[kind]) {
    return [{ path: "", message: `too many ${kind}`, given: count, allowed: `at most ${limits[kind]}` }];
  }
  const { planes = 1, satellitesPerPlane = 1 } = kind === "constellations" ? (item as Constellation) : {};
  const total = expandedCount(others) + (kind === "stations" ? 0 : planes * satellitesPerPlane);
  if (total <= limits.satellites) return [];
  const allowed = `at most ${limits.satellites.toLocaleString("en-US")}, those of constellations included`;
  const path = kind === "constellations" ? "satellitesPerPlane" : "";
  return [{ path, message: "too many satellites", given: total, allowed }];
}
