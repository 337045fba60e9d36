/** Things to come, by time and, at one time, in the order in which they were put in: a binary heap. */
export class EventQueue<Event> {
  private readonly heap: { readonly atMs: number; readonly order: number; readonly event: Event }[] = [];
  private count = 0;

  get length(): number {
    return this.heap.length;
  }

  push(atMs: number, event: Event): void {
    const entry = { atMs, order: this.count++, event };
    const { heap } = this;
    let at = heap.length;
    heap.push(entry);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.isBefore(at, parent)) break;
      this.swap(at, parent);
      at = parent;
    }
  }

  pop(): { readonly atMs: number; readonly event: Event } | undefined {
    const { heap } = this;
    const first = heap[0];
    const last = heap.pop();
    if (first === undefined || last === undefined || heap.length === 0) return first;
    heap[0] = last;
    for (let at = 0; ; ) {
      let least = at;
      for (const child of [2 * at + 1, 2 * at + 2])
        if (child < heap.length && this.isBefore(child, least)) least = child;
      if (least === at) return first;
      this.swap(at, least);
      at = least;
    }
  }

  private isBefore(a: number, b: number): boolean {
    const x = this.heap[a] as { atMs: number; order: number };
    const y = this.heap[b] as { atMs: number; order: number };
    return x.atMs < y.atMs || (x.atMs === y.atMs && x.order < y.order);
  }

  private swap(a: number, b: number): void {
    const { heap } = this;
    const held = heap[a];
    heap[a] = heap[b] as (typeof heap)[number];
    heap[b] = held as (typeof heap)[number];
  }
}
