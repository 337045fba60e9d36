import { type Bookings, firstFit, fitToleranceSeconds } from "./bookings";
import type { DeliveryPlan } from "./deliveryPlan";
import { NodeHeap } from "./nodeHeap";

/** One transmission of a bundle, seconds from the plan's start. */
export interface Transmission {
  readonly contact: number;
  readonly start: number;
  readonly end: number;
  readonly arrival: number;
}

export interface SearchTask {
  readonly plan: DeliveryPlan;
  readonly bookings: Bookings;
  /** Node indices, different from each other. */
  readonly from: number;
  readonly to: number;
  readonly sizeMB: number;
  readonly atSeconds: number;
  /** Nodes that may not forward this bundle. */
  readonly barred: ReadonlySet<number>;
}

const free: readonly never[] = [];

/**
 * The best way of one bundle through a contact plan, exact in the order: earliest arrival, fewest hops, latest end of the route (the earliest end of its
 * contacts), ids of the nodes in turn. Whoever has a bundle earlier can send it on no later, since waiting costs nothing and light time changes
 * slower than time: so in each step the earliest arrival at a node stands for all.
 */
export class DeliverySearch {
  private readonly task: SearchTask;
  private readonly heap: NodeHeap;

  constructor(task: SearchTask) {
    this.task = task;
    this.heap = new NodeHeap(task.plan.nodeIds.length);
  }

  /** The transmissions of the best way; undefined: there is none. */
  best(): Transmission[] | undefined {
    const { from, to, atSeconds } = this.task;
    const arrival = this.earliestArrival();
    if (arrival === Number.POSITIVE_INFINITY) return undefined;
    const deadline = arrival + fitToleranceSeconds;
    const hops = this.fewestHops(deadline);
    const leastEnd = this.latestEnd(hops, deadline);
    const route: Transmission[] = [];
    for (let node = from, seconds = atSeconds; node !== to; ) {
      const next = this.firstOnTheWay(node, seconds, hops - route.length, deadline, leastEnd);
      route.push(next);
      node = this.task.plan.to[next.contact] as number;
      seconds = next.arrival;
    }
    return route;
  }

  private send(contact: number, seconds: number): Transmission | undefined {
    const { plan, bookings, sizeMB } = this.task;
    const duration = (8 * sizeMB) / (plan.rateMbps[contact] as number);
    const window = { start: plan.startSeconds[contact] as number, end: plan.endSeconds[contact] as number };
    const start = firstFit(window, bookings.busy.get(contact) ?? free, seconds, duration);
    if (Number.isNaN(start)) return undefined;
    const end = start + duration;
    return { contact, start, end, arrival: end + plan.owltSeconds(contact, start) };
  }

  /** Calls `visit` for every transmission that can leave a node in time to matter. */
  private forEachSent(
    node: number,
    seconds: number,
    deadline: number,
    leastEnd: number,
    visit: (next: number, sent: Transmission) => void,
  ): void {
    const { plan, from, to, barred } = this.task;
    if (node !== from && (plan.forwards[node] === 0 || barred.has(node))) return;
    const { firstFrom, contactsFrom, startSeconds, endSeconds } = plan;
    const last = firstFrom[node + 1] as number;
    for (let i = firstFrom[node] as number; i < last; i++) {
      const contact = contactsFrom[i] as number;
      if ((startSeconds[contact] as number) > deadline) return;
      const end = endSeconds[contact] as number;
      if (end < leastEnd || end + fitToleranceSeconds < seconds) continue;
      const next = plan.to[contact] as number;
      if (next === from || (next !== to && (plan.forwards[next] === 0 || barred.has(next)))) continue;
      const sent = this.send(contact, seconds);
      if (sent && sent.arrival <= deadline) visit(next, sent);
    }
  }

  private earliestArrival(): number {
    const { plan, from, to, atSeconds } = this.task;
    const { heap } = this;
    const arrivals = new Float64Array(plan.nodeIds.length).fill(Number.POSITIVE_INFINITY);
    arrivals[from] = atSeconds;
    heap.clear();
    for (let node = from; node >= 0 && node !== to; node = heap.pop()) {
      this.forEachSent(
        node,
        arrivals[node] as number,
        arrivals[to] as number,
        Number.NEGATIVE_INFINITY,
        (next, sent) => {
          if (sent.arrival >= (arrivals[next] as number)) return;
          arrivals[next] = sent.arrival;
          heap.push(next, sent.arrival);
        },
      );
    }
    return arrivals[to] as number;
  }

  private fewestHops(deadline: number): number {
    const { from, atSeconds, plan } = this.task;
    return this.hopsNeeded(from, atSeconds, plan.nodeIds.length, deadline, Number.NEGATIVE_INFINITY);
  }

  /** Hops that get a bundle from a node to its end by the deadline, over contacts that end no sooner than `leastEnd`; Infinity: more than `most`. */
  private hopsNeeded(node: number, seconds: number, most: number, deadline: number, leastEnd: number): number {
    const { plan, to } = this.task;
    if (node === to) return 0;
    let arrivals = new Map([[node, seconds]]);
    const earliest = new Float64Array(plan.nodeIds.length).fill(Number.POSITIVE_INFINITY);
    earliest[node] = seconds;
    for (let hops = 1; hops <= most && arrivals.size > 0; hops++) {
      const reached = new Map<number, number>();
      for (const [sender, since] of arrivals) {
        this.forEachSent(sender, since, deadline, leastEnd, (next, sent) => {
          if (sent.arrival >= (earliest[next] as number)) return;
          earliest[next] = sent.arrival;
          reached.set(next, sent.arrival);
        });
      }
      if (reached.has(to)) return hops;
      arrivals = reached;
    }
    return Number.POSITIVE_INFINITY;
  }

  /** The latest instant such that contacts which end no sooner still do. */
  private latestEnd(hops: number, deadline: number): number {
    const { plan, from, atSeconds } = this.task;
    const ends = [
      ...new Set(plan.endSeconds.filter((_, contact) => (plan.startSeconds[contact] as number) <= deadline)),
    ];
    ends.sort((a, b) => a - b);
    let low = 0;
    let high = ends.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      const enough = this.hopsNeeded(from, atSeconds, hops, deadline, ends[middle] as number) <= hops;
      if (enough) low = middle;
      else high = middle - 1;
    }
    return ends[low] as number;
  }

  /** The transmission to the least node from which the rest of the way can be done; among contacts to it, the earliest to arrive. */
  private firstOnTheWay(node: number, seconds: number, hops: number, deadline: number, leastEnd: number): Transmission {
    const earliest = new Map<number, Transmission>();
    this.forEachSent(node, seconds, deadline, leastEnd, (next, sent) => {
      const known = earliest.get(next);
      if (!known || sent.arrival < known.arrival) earliest.set(next, sent);
    });
    for (const [next, sent] of [...earliest].sort(([a], [b]) => a - b)) {
      if (this.hopsNeeded(next, sent.arrival, hops - 1, deadline, leastEnd) <= hops - 1) return sent;
    }
    throw new Error("a bundle that arrives has no way");
  }
}
