import { parseInstant } from "../base/instant";
import { failure, type Outcome, success } from "../base/outcome";
import type { Sliced } from "../base/progress";
import type { Scenario } from "../scenario/schema";
import { windowOf } from "../scenario/window";
import type { LinkTable, PlacementProblem } from "./placementProblem";
import { type LookTimes, noteFailures, problemsOver } from "./problemsOver";

export type LinkStatistic = "worst" | "mean";

/** Links of a mesh over a period. */
export interface LinkPeriod extends LookTimes {
  readonly kind: LinkStatistic;
}

/** Where the links of a problem come from: the rules alone, the mesh at one instant, or the mesh over a period. */
export type LinkBasis = { readonly kind: "given" } | { readonly kind: "instant"; readonly atMs: number } | LinkPeriod;

const defaultStepSeconds = 60;

/** What a scenario's rules say about its links; `atMs` goes before them. */
export function linkBasisOf(scenario: Scenario, atMs?: number): LinkBasis {
  const { mesh, partition } = scenario;
  if (mesh === undefined) return { kind: "given" };
  const { startMs, durationSeconds } = windowOf(scenario);
  const instantOf = (text: string | undefined, otherwise: number): number => {
    const parsed = text === undefined ? undefined : parseInstant(text);
    return parsed?.ok ? parsed.value : otherwise;
  };
  const over = partition?.linksOver;
  if (atMs !== undefined || over === undefined) {
    return { kind: "instant", atMs: atMs ?? instantOf(partition?.at, startMs) };
  }
  return {
    kind: over.statistic,
    startMs: instantOf(over.from, startMs),
    endMs: instantOf(over.to, startMs + durationSeconds * 1000),
    stepSeconds: over.stepSeconds ?? defaultStepSeconds,
  };
}

/**
 * The problem with the links of a period. `worst`: of every link its greatest latency and its least bandwidth, none where it is missing at any look: a placement costs
 * at most so much at each of them, so that the best of this problem bounds its own worst case. `mean`: mean latency and mean time a MB while
 * the link is there, none where it never is. A node that has failed at any look takes no layer under either: what ran there is lost, not late.
 */
export function* linksOver(scenario: Scenario, period: LinkPeriod): Sliced<Outcome<PlacementProblem>> {
  const nothing = {
    path: "partition.linksOver",
    message: "a period without an instant",
    allowed: "an end after its start",
  };
  let joined: Outcome<PlacementProblem> = failure([nothing]);
  let looks: Float64Array | undefined;
  for (const { problem, fraction } of problemsOver(scenario, period)) {
    if (!problem.ok) return problem;
    const { links } = problem.value;
    if (joined.ok && looks !== undefined) {
      noteFailures(joined.value.failedAtMs, problem.value);
      if (period.kind === "worst") keepWorst(joined.value.links, links);
      else addUp(joined.value.links, links, looks);
    } else {
      joined = problem;
      looks = links.latencyMs.map((latencyMs) => (latencyMs === Number.POSITIVE_INFINITY ? 0 : 1));
    }
    yield { fraction, label: `Partition: ${period.kind} links` };
  }
  if (!joined.ok || looks === undefined) return joined;
  if (period.kind === "mean") divide(joined.value.links, looks);
  return success(joined.value);
}

function keepWorst({ latencyMs, msPerMB }: LinkTable, next: LinkTable): void {
  next.latencyMs.forEach((latency, pair) => {
    latencyMs[pair] = Math.max(latencyMs[pair] as number, latency);
    const slowest = Math.max(msPerMB[pair] as number, next.msPerMB[pair] as number);
    msPerMB[pair] = latencyMs[pair] === Number.POSITIVE_INFINITY ? 0 : slowest;
  });
}

function addUp({ latencyMs, msPerMB }: LinkTable, next: LinkTable, looks: Float64Array): void {
  next.latencyMs.forEach((latency, pair) => {
    if (latency === Number.POSITIVE_INFINITY) return;
    const isFirst = looks[pair] === 0;
    latencyMs[pair] = isFirst ? latency : (latencyMs[pair] as number) + latency;
    msPerMB[pair] = (msPerMB[pair] as number) + (next.msPerMB[pair] as number);
    looks[pair] = (looks[pair] as number) + 1;
  });
}

function divide({ latencyMs, msPerMB }: LinkTable, looks: Float64Array): void {
  looks.forEach((count, pair) => {
    if (count === 0) return;
    latencyMs[pair] = (latencyMs[pair] as number) / count;
    msPerMB[pair] = (msPerMB[pair] as number) / count;
  });
}
