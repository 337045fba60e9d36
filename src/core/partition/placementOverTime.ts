import { type Outcome, success } from "../base/outcome";
import type { Sliced } from "../base/progress";
import type { Scenario } from "../scenario/schema";
import { type PlacementFault, placementCost, placementFaults } from "./placementCost";
import type { Assignment } from "./placementProblem";
import { problemReader, problemsOver, windowTimes } from "./problemsOver";

/** What a placement costs at one instant of the window; latency Infinity: a node has failed, or a transfer has no path. */
export interface PlacementSample {
  readonly atMs: number;
  readonly latencyMs: number;
  readonly bottleneckMs?: number;
}

/** A time in which a placement cannot run, and why at its start. */
export type PlacementBreak = BreakCause & { readonly startMs: number; readonly endMs: number };

/** The first node of those with layers that has failed, else the first transfer without a path. */
type BreakCause = Extract<PlacementFault, { readonly kind: "failed" | "no link" }>;

export interface PlacementHistory {
  readonly samples: readonly PlacementSample[];
  /** Edges inside the window are found to a second. Breaks and mendings between two samples are not seen. */
  readonly breaks: readonly PlacementBreak[];
}

const edgeMs = 1000;

/**
 * The cost of one placement of all layers over the scenario's window as the mesh's links change, at start + i x step, and when it breaks. What a mesh asks to be
 * acquired first is taken as acquired. Without a mesh nothing changes: one sample.
 */
export function* placementOverTime(
  scenario: Scenario,
  assignment: Assignment,
  stepSeconds: number,
): Sliced<Outcome<PlacementHistory>> {
  const samples: PlacementSample[] = [];
  const breaks: PlacementBreak[] = [];
  const times = windowTimes(scenario, stepSeconds);
  const used = usedNodes(scenario, assignment);
  const brokenAt = breakFinder(scenario, assignment, used);
  let broken: { readonly startMs: number; readonly cause: BreakCause } | undefined;
  let lastMs = times.startMs;
  for (const { atMs, problem, fraction } of problemsOver(scenario, times, used)) {
    if (!problem.ok) return problem;
    const { latencyMs, bottleneckMs } = placementCost(problem.value, assignment);
    samples.push({ atMs, latencyMs, ...(bottleneckMs !== undefined && { bottleneckMs }) });
    const isBroken = latencyMs === Number.POSITIVE_INFINITY;
    if (isBroken !== (broken !== undefined)) {
      const edge = samples.length === 1 ? atMs : edgeBetween(lastMs, atMs, isBroken, brokenAt);
      if (broken !== undefined) {
        breaks.push({ startMs: broken.startMs, endMs: edge, ...broken.cause });
        broken = undefined;
      } else {
        const cause = brokenAt(edge) ?? brokenAt(atMs);
        if (cause !== undefined) broken = { startMs: edge, cause };
      }
    }
    lastMs = atMs;
    yield { fraction, label: "Partition: over the window" };
  }
  if (broken !== undefined) breaks.push({ startMs: broken.startMs, endMs: times.endMs, ...broken.cause });
  return success({ samples, breaks });
}

function usedNodes({ nodes = [], partition }: Scenario, assignment: Assignment): string[] {
  const ids = new Set(Array.from(assignment, (node) => nodes[node]?.id ?? ""));
  for (const id of [partition?.source, partition?.sink]) if (id !== undefined) ids.add(id);
  return nodes.map(({ id }) => id).filter((id) => ids.has(id));
}

/** Says of any instant why the placement cannot run then; undefined: it can. */
function breakFinder(
  scenario: Scenario,
  assignment: Assignment,
  used: readonly string[],
): (atMs: number) => BreakCause | undefined {
  const problemAt = problemReader(scenario, used);
  return (atMs) => {
    const problem = problemAt(atMs);
    if (!problem.ok) return undefined;
    return placementFaults(problem.value, assignment).find(
      (fault) => fault.kind === "failed" || fault.kind === "no link",
    );
  };
}

/** The first instant of the new state, to a second, where the state changes once between two. */
function edgeBetween(
  beforeMs: number,
  afterMs: number,
  isBrokenAfter: boolean,
  brokenAt: (atMs: number) => BreakCause | undefined,
): number {
  let low = beforeMs;
  let high = afterMs;
  while (high - low > edgeMs) {
    const middle = Math.round((low + high) / 2);
    if ((brokenAt(middle) !== undefined) === isBrokenAfter) high = middle;
    else low = middle;
  }
  return high;
}
