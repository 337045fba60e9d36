import type { Assignment } from "./placementProblem";
import type { PlacementShares } from "./placementShares";

/** What runs when, one span a row: a stage that computes, or a transfer. Flat columns, in order of inference, then start. */
export interface Waterfall {
  readonly count: number;
  /** From 0. */
  readonly inference: Int32Array;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** Node that computes or sends. */
  readonly from: Int32Array;
  /** Node that receives; the same as `from` where the span computes. */
  readonly to: Int32Array;
  /** Layers that are computed, first and behind the last; of a transfer both are its boundary. */
  readonly firstLayer: Int32Array;
  readonly endLayer: Int32Array;
  /** When the last inference is done. */
  readonly totalMs: number;
  /** Between the ends of the last two inferences; of one inference, all of it. */
  readonly periodMs: number;
}

interface Step {
  readonly from: number;
  readonly to: number;
  readonly firstLayer: number;
  readonly endLayer: number;
  readonly ms: number;
  /** What it occupies: its node, or its boundary. */
  readonly resource: number;
}

/**
 * When each stage and transfer of a placement of all layers runs, for so many inferences that all are there at the start. A node computes one stage at a
 * time, a boundary carries one transfer at a time, both at once; first come, first served, earlier inferences first.
 */
export function waterfall(shares: PlacementShares, assignment: Assignment, inferences: number): Waterfall {
  const steps = stepsOf(shares, assignment);
  const count = inferences * steps.length;
  const spans = {
    inference: new Int32Array(count),
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
    from: new Int32Array(count),
    to: new Int32Array(count),
    firstLayer: new Int32Array(count),
    endLayer: new Int32Array(count),
  };
  const next = new Int32Array(inferences);
  const readyMs = new Float64Array(inferences);
  const freeMs = new Map<number, number>();
  for (let placed = 0; placed < count; placed++) {
    let chosen = -1;
    let startMs = Number.POSITIVE_INFINITY;
    for (let inference = 0; inference < inferences; inference++) {
      const step = steps[next[inference] as number];
      if (step === undefined) continue;
      const possible = Math.max(readyMs[inference] as number, freeMs.get(step.resource) ?? 0);
      if (possible >= startMs) continue;
      chosen = inference;
      startMs = possible;
    }
    const at = next[chosen] as number;
    const step = steps[at] as Step;
    const endMs = startMs + step.ms;
    const row = chosen * steps.length + at;
    spans.inference[row] = chosen;
    spans.startMs[row] = startMs;
    spans.endMs[row] = endMs;
    spans.from[row] = step.from;
    spans.to[row] = step.to;
    spans.firstLayer[row] = step.firstLayer;
    spans.endLayer[row] = step.endLayer;
    next[chosen] = at + 1;
    readyMs[chosen] = endMs;
    freeMs.set(step.resource, endMs);
  }
  const doneMs = readyMs.slice().sort();
  const totalMs = doneMs[inferences - 1] ?? 0;
  return { count, ...spans, totalMs, periodMs: totalMs - (doneMs[inferences - 2] ?? 0) };
}

function stepsOf(
  { computeMs, nodeBytes, transferFrom, transferMs, transferTo }: PlacementShares,
  assignment: Assignment,
) {
  const steps: Step[] = [];
  for (let boundary = 0; boundary <= assignment.length; boundary++) {
    const from = transferFrom[boundary] as number;
    const to = transferTo[boundary] as number;
    if (from >= 0) {
      const ms = transferMs[boundary] as number;
      const resource = nodeBytes.length + boundary;
      steps.push({ from, to, firstLayer: boundary, endLayer: boundary, ms, resource });
    }
    const node = assignment[boundary];
    if (node === undefined || (boundary > 0 && node === assignment[boundary - 1])) continue;
    let endLayer = boundary;
    let ms = 0;
    while (assignment[endLayer] === node) ms += computeMs[endLayer++] as number;
    steps.push({ from: node, to: node, firstLayer: boundary, endLayer, ms, resource: node });
  }
  return steps;
}
