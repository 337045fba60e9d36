import type { Assignment } from "./placementProblem";
import type { RunCosts } from "./runCosts";

/** What a placement costs under the costs of a search; Infinity where a link is missing or a layer may not be there. Memory is not looked at. */
export function costOf(costs: RunCosts, assignment: Assignment): number {
  const { layerCount, nodeCount, prefix, lastEnd, sink, source, transfer } = costs;
  let cost = 0;
  let before = source;
  for (let layer = 0; layer < layerCount; layer++) {
    const node = assignment[layer] as number;
    const at = layer * nodeCount + node;
    if ((lastEnd[at] as number) <= layer) return Number.POSITIVE_INFINITY;
    cost += (prefix[at + nodeCount] as number) - (prefix[at] as number);
    if (before >= 0 && before !== node) cost += (transfer[layer] as Float64Array)[before * nodeCount + node] as number;
    before = node;
  }
  return sink < 0 || before === sink
    ? cost
    : cost + ((transfer[layerCount] as Float64Array)[before * nodeCount + sink] as number);
}

/** What trying all exchanges of stretches takes of each pair of layers, in the same steps: measured, about. */
const exchangeWork = 60;

/** Steps after which no further pass begins: large placements are improved a little, and often. */
const mostWork = 2e7;

/**
 * Makes a placement cheaper, in place, until no step helps: a stretch of layers goes to another node that has room, two short
 * stretches change places, or two nodes exchange all of theirs. Memory is kept; costs of stages are not for it.
 * Yields at places to stop, one after each layer, and returns the work done.
 */
export function* improvePlacement(
  costs: RunCosts,
  roomAtFirst: Float64Array,
  assignment: Assignment,
): Generator<void, number, void> {
  const room = Float64Array.from(roomAtFirst);
  assignment.forEach((node, layer) => {
    room[node] = (room[node] as number) - sizeOf(costs, layer, layer + 1);
  });
  let work = 0;
  for (let pass = 0; pass < 50 && work < mostWork; pass++) {
    let isMoved = yield* moveStretches(costs, room, assignment);
    if (!isMoved) isMoved = yield* exchangeStretches(costs, room, assignment);
    const isSwapped = exchangeNodes(costs, room, roomAtFirst, assignment);
    work += costs.layerCount * costs.layerCount * (3 * costs.nodeCount + exchangeWork);
    if (!isMoved && !isSwapped) break;
  }
  return work;
}

function sizeOf({ bytes }: RunCosts, from: number, to: number): number {
  return (bytes[to] as number) - (bytes[from] as number);
}

function* moveStretches(costs: RunCosts, room: Float64Array, assignment: Assignment): Generator<void, boolean, void> {
  let isBetter = false;
  for (let from = 0; from < costs.layerCount; from++) {
    if (moveStretchesFrom(costs, room, assignment, from)) isBetter = true;
    yield;
  }
  return isBetter;
}

function moveStretchesFrom(costs: RunCosts, room: Float64Array, assignment: Assignment, from: number): boolean {
  const { layerCount, nodeCount, prefix, lastEnd } = costs;
  let isBetter = false;
  let inside = 0;
  for (let to = from + 1; to <= layerCount; to++) {
    const last = assignment[to - 1] as number;
    const at = (to - 1) * nodeCount + last;
    inside += (prefix[at + nodeCount] as number) - (prefix[at] as number);
    inside += joint(costs, assignment, to - 1, to - 1 > from);
    const before = inside + joint(costs, assignment, from, true) + joint(costs, assignment, to, true);
    let best = before - 1e-9 * before;
    let choice = -1;
    for (let node = 0; node < nodeCount; node++) {
      if ((lastEnd[from * nodeCount + node] as number) < to) continue;
      const own = (prefix[to * nodeCount + node] as number) - (prefix[from * nodeCount + node] as number);
      if (own >= best) continue;
      const cost = own + entry(costs, assignment, from, node) + exit(costs, assignment, to, node);
      if (cost >= best || !hasRoom(costs, room, assignment, from, to, node)) continue;
      best = cost;
      choice = node;
    }
    if (choice < 0) continue;
    for (let layer = from; layer < to; layer++) {
      const size = sizeOf(costs, layer, layer + 1);
      const old = assignment[layer] as number;
      room[old] = (room[old] as number) + size;
      room[choice] = (room[choice] as number) - size;
      assignment[layer] = choice;
    }
    isBetter = true;
    inside = (prefix[to * nodeCount + choice] as number) - (prefix[from * nodeCount + choice] as number);
  }
  return isBetter;
}

/** The transfer at a boundary as the placement stands. */
function joint(costs: RunCosts, assignment: Assignment, boundary: number, isCounted: boolean): number {
  if (!isCounted) return 0;
  const from = boundary === 0 ? costs.source : (assignment[boundary - 1] as number);
  return carried(costs, boundary, from, boundary === costs.layerCount ? costs.sink : (assignment[boundary] as number));
}

function entry(costs: RunCosts, assignment: Assignment, boundary: number, node: number): number {
  return carried(costs, boundary, boundary === 0 ? costs.source : (assignment[boundary - 1] as number), node);
}

function exit(costs: RunCosts, assignment: Assignment, boundary: number, node: number): number {
  return carried(costs, boundary, node, boundary === costs.layerCount ? costs.sink : (assignment[boundary] as number));
}

function carried({ transfer, nodeCount }: RunCosts, boundary: number, from: number, to: number): number {
  return from < 0 || to < 0 || from === to
    ? 0
    : ((transfer[boundary] as Float64Array)[from * nodeCount + to] as number);
}

function hasRoom(
  costs: RunCosts,
  room: Float64Array,
  assignment: Assignment,
  from: number,
  to: number,
  node: number,
): boolean {
  let needed = 0;
  for (let layer = from; layer < to; layer++) {
    if (assignment[layer] !== node) needed += sizeOf(costs, layer, layer + 1);
  }
  return needed <= (room[node] as number);
}

/** Layers in a stretch that changes places with another. */
const longestExchanged = 3;

function* exchangeStretches(
  costs: RunCosts,
  room: Float64Array,
  assignment: Assignment,
): Generator<void, boolean, void> {
  let isBetter = false;
  for (let a = 0; a < costs.layerCount; a++) {
    if (exchangeStretchesFrom(costs, room, assignment, a)) isBetter = true;
    yield;
  }
  return isBetter;
}

function exchangeStretchesFrom(costs: RunCosts, room: Float64Array, assignment: Assignment, a: number): boolean {
  const { layerCount } = costs;
  let isBetter = false;
  for (let endA = a + 1; endA <= Math.min(layerCount, a + longestExchanged); endA++) {
    if (assignment[endA - 1] !== assignment[a]) break;
    for (let b = endA; b < layerCount; b++) {
      for (let endB = b + 1; endB <= Math.min(layerCount, b + longestExchanged); endB++) {
        if (assignment[endB - 1] !== assignment[b]) break;
        if (exchangePair(costs, room, assignment, a, endA, b, endB)) isBetter = true;
      }
    }
  }
  return isBetter;
}

/** Exchanges the nodes of two stretches where both have room for it and it is cheaper. */
function exchangePair(
  costs: RunCosts,
  room: Float64Array,
  assignment: Assignment,
  a: number,
  endA: number,
  b: number,
  endB: number,
): boolean {
  const nodeA = assignment[a] as number;
  const nodeB = assignment[b] as number;
  const grows = sizeOf(costs, b, endB) - sizeOf(costs, a, endA);
  if (nodeA === nodeB || assignment[endA - 1] !== nodeA) return false;
  if ((room[nodeA] as number) < grows || (room[nodeB] as number) < -grows) return false;
  const { lastEnd, nodeCount } = costs;
  if ((lastEnd[a * nodeCount + nodeB] as number) < endA || (lastEnd[b * nodeCount + nodeA] as number) < endB)
    return false;
  const cost = () => around(costs, assignment, a, endA, a) + around(costs, assignment, b, endB, b === endA ? b + 1 : b);
  const before = cost();
  assignment.fill(nodeB, a, endA);
  assignment.fill(nodeA, b, endB);
  if (cost() < before - 1e-9 * before) {
    room[nodeA] = (room[nodeA] as number) - grows;
    room[nodeB] = (room[nodeB] as number) + grows;
    return true;
  }
  assignment.fill(nodeA, a, endA);
  assignment.fill(nodeB, b, endB);
  return false;
}

/** Cost of layers from..to - 1 and of the transfers at the boundaries firstJoint..to. */
function around(costs: RunCosts, assignment: Assignment, from: number, to: number, firstJoint: number): number {
  const { nodeCount, prefix } = costs;
  let cost = 0;
  for (let layer = from; layer < to; layer++) {
    const at = layer * nodeCount + (assignment[layer] as number);
    cost += (prefix[at + nodeCount] as number) - (prefix[at] as number);
  }
  for (let boundary = firstJoint; boundary <= to; boundary++) cost += joint(costs, assignment, boundary, true);
  return cost;
}

function exchangeNodes(
  costs: RunCosts,
  room: Float64Array,
  roomAtFirst: Float64Array,
  assignment: Assignment,
): boolean {
  let current = costOf(costs, assignment);
  let isBetter = false;
  const exchange = (a: number, b: number): void => {
    assignment.forEach((node, layer) => {
      if (node === a) assignment[layer] = b;
      else if (node === b) assignment[layer] = a;
    });
  };
  const isUsed = new Set(assignment);
  for (const a of isUsed) {
    for (let b = 0; b < costs.nodeCount; b++) {
      const usedByA = (roomAtFirst[a] as number) - (room[a] as number);
      const usedByB = (roomAtFirst[b] as number) - (room[b] as number);
      if (a === b || usedByA > (roomAtFirst[b] as number) || usedByB > (roomAtFirst[a] as number)) continue;
      exchange(a, b);
      const cost = costOf(costs, assignment);
      if (cost < current - 1e-9 * current) {
        current = cost;
        room[a] = (roomAtFirst[a] as number) - usedByB;
        room[b] = (roomAtFirst[b] as number) - usedByA;
        isBetter = true;
      } else exchange(a, b);
    }
  }
  return isBetter;
}
