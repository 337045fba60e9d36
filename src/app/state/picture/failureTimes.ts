import { parseInstant } from "../../../core/base/instant";
import type { MeshRules, Scenario } from "../../../core/scenario/schema";
import { expandedSatellites, satelliteIndex, stationIndex } from "../derived";

/** An entry of the scenario's failures. */
export type Failure = NonNullable<MeshRules["failures"]>[number];

/** What can fail: a satellite, a station, or the link of two of them. */
export type Target = Pick<Failure, "kind" | "id" | "other">;

/** The failures of a scenario as drawings need them: flat columns of equal length, in document order. */
export interface FailureTimes {
  readonly count: number;
  /** Node numbers: satellites in expanded order, then stations. */
  readonly node: Int32Array;
  /** The link's other end; -1: a node fails. */
  readonly other: Int32Array;
  /** Fails in [fromMs, toMs), infinite where nothing else is said. */
  readonly fromMs: Float64Array;
  readonly toMs: Float64Array;
}

export const noFailures: FailureTimes = {
  count: 0,
  node: new Int32Array(),
  other: new Int32Array(),
  fromMs: new Float64Array(),
  toMs: new Float64Array(),
};

/** Tells targets apart; a link is the same from both ends. */
export function failureKey({ kind, id, other }: Target): string {
  if (other === undefined) return `${kind} ${id}`;
  return id < other ? `${kind} ${id} ${other}` : `${kind} ${other} ${id}`;
}

/** Start and end of a failure of a checked scenario, ms since 1970; infinite where it has none. */
export function failureTimesMs({ from, to }: Failure): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: instantOr(from, Number.NEGATIVE_INFINITY), toMs: instantOr(to, Number.POSITIVE_INFINITY) };
}

/** The failures that keep a satellite and a station apart: its, the station's, or that of the link of the two. */
export function failuresBetween(
  { mesh }: Pick<Scenario, "mesh">,
  satelliteId: string,
  stationId: string,
): readonly Failure[] {
  const ends = [satelliteId, stationId];
  return (mesh?.failures ?? []).filter(
    ({ id, other }) => ends.includes(id) && (other === undefined || ends.includes(other)),
  );
}

/** Whether a failure holds at an instant. */
export function holdsAt(failure: Failure, instantMs: number): boolean {
  const { fromMs, toMs } = failureTimesMs(failure);
  return instantMs >= fromMs && instantMs < toMs;
}

export function failureTimes(scenario: Scenario): FailureTimes {
  const failures = scenario.mesh?.failures ?? [];
  const satellites = satelliteIndex(scenario);
  const stations = stationIndex(scenario);
  const satelliteCount = expandedSatellites(scenario).length;
  const nodeOf = (id: string): number => satellites.get(id) ?? satelliteCount + (stations.get(id) ?? 0);
  const times = failures.map(failureTimesMs);
  return {
    count: failures.length,
    node: Int32Array.from(failures, ({ id }) => nodeOf(id)),
    other: Int32Array.from(failures, ({ other }) => (other === undefined ? -1 : nodeOf(other))),
    fromMs: Float64Array.from(times, ({ fromMs }) => fromMs),
    toMs: Float64Array.from(times, ({ toMs }) => toMs),
  };
}

/** Visits the nodes that have failed at an instant; one that fails twice at once is visited twice. */
export function visitFailedNodes(
  { count, node, other, fromMs, toMs }: FailureTimes,
  instantMs: number,
  visit: (node: number) => void,
): void {
  for (let i = 0; i < count; i++) {
    if ((other[i] as number) >= 0 || instantMs < (fromMs[i] as number) || instantMs >= (toMs[i] as number)) continue;
    visit(node[i] as number);
  }
}

function instantOr(text: string | undefined, otherwise: number): number {
  if (text === undefined) return otherwise;
  const instant = parseInstant(text);
  return instant.ok ? instant.value : otherwise;
}
