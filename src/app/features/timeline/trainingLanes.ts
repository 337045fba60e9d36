import type { TimelineLane } from "../../state/layers";
import type { TrainingTrace } from "../../state/picture/trainingTrace";

/** What a bar of a training is; of two that lie over each other the greater is meant. */
export const trainingKinds = { life: 0, work: 1, relay: 2, model: 3, update: 4 } as const;

/** The bars of a training in one row, by start: flat, `count` long. */
export interface TrainingLane {
  readonly count: number;
  readonly startMs: Float64Array;
  readonly endMs: Float64Array;
  /** The latest end of this bar and all before it. */
  readonly reachMs: Float64Array;
  /** See `trainingKinds`. */
  readonly kind: Uint8Array;
  /** Of a life the update's number, of work the row in `trace.work`, of others the row in `trace.transfers`. */
  readonly ref: Uint32Array;
}

/** The bars of a training by row. Rows are laid out when they are first asked for. */
export interface TrainingLanes {
  /** Node numbers: satellites in expanded order, then stations. */
  laneOf(node: number): TrainingLane;
}

/** The node that a row of satellites or stations stands for; -1: none. */
export function trainingNode({ satelliteCount }: TrainingTrace, lane: TimelineLane | undefined): number {
  if (lane === undefined) return -1;
  return lane.kind === "satellite" ? lane.row : satelliteCount + lane.row;
}

const known = new WeakMap<TrainingTrace, TrainingLanes>();

/** One for each training. */
export function trainingLanes(trace: TrainingTrace): TrainingLanes {
  let lanes = known.get(trace);
  if (lanes === undefined) {
    lanes = groupByNode(trace);
    known.set(trace, lanes);
  }
  return lanes;
}

const noLane: TrainingLane = makeLane(0);

function groupByNode(trace: TrainingTrace): TrainingLanes {
  const offsets = new Uint32Array(trace.nodeCount + 1);
  visitBars(trace, (node) => {
    offsets[node + 1] = (offsets[node + 1] as number) + 1;
  });
  for (let node = 0; node < trace.nodeCount; node++) {
    offsets[node + 1] = (offsets[node + 1] as number) + (offsets[node] as number);
  }
  const all = makeLane(offsets[trace.nodeCount] ?? 0);
  const filled = offsets.slice();
  visitBars(trace, (node, kind, ref, startMs, endMs) => {
    const at = filled[node] as number;
    filled[node] = at + 1;
    all.kind[at] = kind;
    all.ref[at] = ref;
    all.startMs[at] = startMs;
    all.endMs[at] = endMs;
  });
  const lanes: (TrainingLane | undefined)[] = [];
  return {
    laneOf(node) {
      if (node < 0 || node >= trace.nodeCount) return noLane;
      lanes[node] ??= sortedLane(all, offsets[node] as number, offsets[node + 1] as number);
      return lanes[node];
    },
  };
}

function visitBars(
  { picture, transfers, work, satelliteCount, satelliteOfUpdate, serverRow }: TrainingTrace,
  visit: (node: number, kind: number, ref: number, startMs: number, endMs: number) => void,
): void {
  const { updates, startMs: zeroMs, endedMs } = picture;
  for (const [update, satellite] of satelliteOfUpdate.entries()) {
    const sentMs = updates.modelSentMs[update] as number;
    const backMs = updates.updateAtMs[update] as number;
    const endMs = Number.isNaN(backMs) ? endedMs : backMs;
    if (satellite < 0 || !(sentMs < endMs)) continue;
    visit(satellite, trainingKinds.life, update, zeroMs + sentMs, zeroMs + endMs);
  }
  for (let row = 0; row < work.count; row++) {
    const [startMs, endMs] = [work.startMs[row] as number, work.endMs[row] as number];
    visit(work.satellite[row] as number, trainingKinds.work, row, startMs, endMs);
  }
  // Whose the message is, and who serves, takes part in it; any other satellite passes it on.
  for (let row = 0; row < transfers.count; row++) {
    const own = transfers.isUpdate[row] === 1 ? trainingKinds.update : trainingKinds.model;
    const satellite = satelliteOfUpdate[transfers.update[row] as number];
    const [startMs, endMs] = [transfers.startMs[row] as number, transfers.endMs[row] as number];
    const kindAt = (node: number): number =>
      node === satellite || node >= satelliteCount || node === serverRow ? own : trainingKinds.relay;
    const [from, to] = [transfers.from[row] as number, transfers.to[row] as number];
    visit(from, kindAt(from), row, startMs, endMs);
    visit(to, kindAt(to), row, startMs, endMs);
  }
}

function sortedLane(all: TrainingLane, first: number, end: number): TrainingLane {
  const order = Array.from({ length: end - first }, (_, i) => first + i);
  order.sort((a, b) => (all.startMs[a] as number) - (all.startMs[b] as number) || a - b);
  const lane = makeLane(order.length);
  let reachMs = Number.NEGATIVE_INFINITY;
  for (const [i, bar] of order.entries()) {
    reachMs = Math.max(reachMs, all.endMs[bar] as number);
    lane.startMs[i] = all.startMs[bar] as number;
    lane.endMs[i] = all.endMs[bar] as number;
    lane.reachMs[i] = reachMs;
    lane.kind[i] = all.kind[bar] as number;
    lane.ref[i] = all.ref[bar] as number;
  }
  return lane;
}

function makeLane(count: number): TrainingLane {
  return {
    count,
    startMs: new Float64Array(count),
    endMs: new Float64Array(count),
    reachMs: new Float64Array(count),
    kind: new Uint8Array(count),
    ref: new Uint32Array(count),
  };
}

/** The bars from `first` to before `end` are those in view, with some that end before it among them. */
export function trainingInView(
  { startMs, reachMs, count }: TrainingLane,
  view: { readonly startMs: number; readonly endMs: number },
): { readonly first: number; readonly end: number } {
  const first = firstWhere(count, (bar) => (reachMs[bar] as number) > view.startMs);
  const end = firstWhere(count, (bar) => (startMs[bar] as number) >= view.endMs);
  return { first, end: Math.max(first, end) };
}

/** Messages are marks of little width: this share of the tolerance beside one still is on it. */
const onMessage = 0.4;

/** The bar at an instant, or the nearest within the tolerance: a message before the work that it follows. Lives are no bars to point at. */
export function pickTraining(lane: TrainingLane, atMs: number, toleranceMs: number): number | undefined {
  const { first, end } = trainingInView(lane, { startMs: atMs - toleranceMs, endMs: atMs + toleranceMs + 1e-3 });
  let best: number | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let bar = first; bar < end; bar++) {
    const kind = lane.kind[bar] as number;
    const besideMs = Math.max((lane.startMs[bar] as number) - atMs, atMs - (lane.endMs[bar] as number), 0);
    if (kind === trainingKinds.life || besideMs > toleranceMs) continue;
    const distance = besideMs - (kind === trainingKinds.work ? 0 : onMessage * toleranceMs);
    if (distance >= bestDistance) continue;
    best = bar;
    bestDistance = distance;
  }
  return best;
}

/** Where a condition begins to hold that holds from some place on; `count`: nowhere. */
export function firstWhere(count: number, holds: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
