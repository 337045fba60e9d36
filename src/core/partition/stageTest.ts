import type { Assignment, PlacementProblem } from "./placementProblem";
import type { StageLimits } from "./stageLimits";

interface Frame {
  readonly from: number;
  readonly last: number;
  readonly key: string | number;
  /** Nodes that may come next, and how far each reaches; the current one is at `choice`, its stage ends at `end`. */
  readonly nodes: readonly number[];
  choice: number;
  end: number;
}

const mostFailures = 2_000_000;
/** Up to so many nodes, the set of used ones and a place in the model are one exact number. */
const nodesInNumber = 36;

/**
 * Whether stages on distinct nodes keep a limit: depth first over (layer, node, nodes used), each visited once; the farthest stages first; of equal nodes only
 * the first unused. Ahead of that: can it finish at all with nodes used again, and are memory and speed of the unused nodes enough together?
 */
export class StageTest {
  /** The stages found, once `run` has said true. */
  readonly assignment: Assignment;
  work = 0;
  private readonly frames: Frame[] = [];
  private readonly failed = new Set<string | number>();
  private readonly used: Uint8Array;
  private readonly bytesLeft: Float64Array;
  private readonly flopsLeft: Float64Array;
  private freeBytes: number;
  private freeSpeed: number;

  /** `limits` must be filled for the limit. */
  constructor(
    private readonly problem: PlacementProblem,
    private readonly limits: StageLimits,
    private readonly limitMs: number,
    private readonly equal: Int32Array,
  ) {
    const { layerBytes, flops, capacityBytes, flopsPerMs } = problem;
    this.assignment = new Int32Array(flops.length);
    this.used = new Uint8Array(capacityBytes.length);
    this.bytesLeft = suffixSums(layerBytes);
    this.flopsLeft = suffixSums(flops);
    this.freeBytes = capacityBytes.reduce((sum, bytes) => sum + bytes, 0);
    this.freeSpeed = flopsPerMs.reduce((sum, speed) => sum + speed, 0);
    this.open(0, -1);
  }

  /** Goes on for so much work: true, stages were found; false, there are none; undefined, not decided yet. */
  run(work: number): boolean | undefined {
    const until = this.work + work;
    const layerCount = this.assignment.length;
    const nodeCount = this.used.length;
    while (this.work < until) {
      const frame = this.frames[this.frames.length - 1];
      if (frame === undefined) return false;
      this.work++;
      const node = frame.nodes[frame.choice];
      if (node === undefined) {
        if (this.failed.size < mostFailures) this.failed.add(frame.key);
        this.frames.pop();
        this.release();
        continue;
      }
      const end = frame.end;
      if (end <= frame.from) {
        frame.choice++;
        frame.end = this.reachOf(frame.from, frame.nodes[frame.choice]);
        continue;
      }
      frame.end--;
      if (this.limits.canFinish[end * nodeCount + node] === 0) continue;
      this.assignment.fill(node, frame.from, end);
      if (end === layerCount) return true;
      this.take(node);
      if (!this.open(end, node)) this.giveBack(node);
    }
    return undefined;
  }

  private reachOf(from: number, node: number | undefined): number {
    return node === undefined ? from : (this.limits.farthest[from * this.used.length + node] as number);
  }

  /** Opens a place unless it cannot be finished. */
  private open(from: number, last: number): boolean {
    const { limits, used, equal } = this;
    if ((this.bytesLeft[from] as number) > this.freeBytes) return false;
    if ((this.flopsLeft[from] as number) > this.freeSpeed * this.limitMs * (1 + 1e-9)) return false;
    const key = this.keyOf(from, last);
    if (this.failed.has(key)) return false;
    const nodes: number[] = [];
    const tried = new Set<number>();
    for (let node = 0; node < used.length; node++) {
      if (used[node] === 1 || tried.has(equal[node] as number)) continue;
      tried.add(equal[node] as number);
      const isReached = last < 0 ? limits.canStart(node) : limits.isCarried(from, last, node);
      if (isReached && this.reachOf(from, node) > from) nodes.push(node);
    }
    this.work += used.length;
    nodes.sort((a, b) => this.reachOf(from, b) - this.reachOf(from, a) || a - b);
    this.frames.push({ from, last, key, nodes, choice: 0, end: this.reachOf(from, nodes[0]) });
    return true;
  }

  private release(): void {
    // The frame below had put a stage on the node that it still points to.
    const below = this.frames[this.frames.length - 1];
    const node = below?.nodes[below.choice];
    if (node !== undefined) this.giveBack(node);
  }

  private take(node: number): void {
    this.used[node] = 1;
    this.freeBytes -= this.problem.capacityBytes[node] as number;
    this.freeSpeed -= this.problem.flopsPerMs[node] as number;
  }

  private giveBack(node: number): void {
    this.used[node] = 0;
    this.freeBytes += this.problem.capacityBytes[node] as number;
    this.freeSpeed += this.problem.flopsPerMs[node] as number;
  }

  private keyOf(from: number, last: number): string | number {
    const { used, equal } = this;
    const nodeCount = used.length;
    const place = from * (nodeCount + 1) + (last < 0 ? 0 : (equal[last] as number) + 1);
    if (nodeCount > nodesInNumber || place >= 65536) return `${place}:${used.join("")}`;
    let set = 0;
    for (let node = 0; node < nodeCount; node++) set = 2 * set + (used[node] as number);
    return set * 65536 + place;
  }
}

/** Sums of the values from i on. */
function suffixSums(values: Float64Array): Float64Array {
  const sums = new Float64Array(values.length + 1);
  for (let i = values.length - 1; i >= 0; i--) sums[i] = (sums[i + 1] as number) + (values[i] as number);
  return sums;
}
