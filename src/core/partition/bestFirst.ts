/** Open ends of a search by least bound, ties by the order in which they came: a binary heap over parallel arrays. */
export class BestFirst<Item> {
  private readonly bounds: number[] = [];
  private readonly orders: number[] = [];
  private readonly items: Item[] = [];
  private count = 0;

  get size(): number {
    return this.items.length;
  }

  /** The least bound; Infinity when empty. */
  get least(): number {
    return this.bounds[0] ?? Number.POSITIVE_INFINITY;
  }

  push(bound: number, item: Item): void {
    const { bounds, orders, items } = this;
    const order = this.count++;
    let at = items.length;
    while (at > 0) {
      const up = (at - 1) >> 1;
      if ((bounds[up] as number) <= bound) break;
      bounds[at] = bounds[up] as number;
      orders[at] = orders[up] as number;
      items[at] = items[up] as Item;
      at = up;
    }
    bounds[at] = bound;
    orders[at] = order;
    items[at] = item;
  }

  pop(): Item | undefined {
    const { bounds, orders, items } = this;
    const top = items[0];
    const bound = bounds.pop();
    const order = orders.pop();
    const item = items.pop();
    if (items.length === 0 || bound === undefined || order === undefined || item === undefined) return top;
    let at = 0;
    for (;;) {
      let down = 2 * at + 1;
      if (down >= items.length) break;
      if (down + 1 < items.length && this.isBefore(down + 1, bounds[down] as number, orders[down] as number)) down++;
      if (!this.isBefore(down, bound, order)) break;
      bounds[at] = bounds[down] as number;
      orders[at] = orders[down] as number;
      items[at] = items[down] as Item;
      at = down;
    }
    bounds[at] = bound;
    orders[at] = order;
    items[at] = item;
    return top;
  }

  /** Keeps the best `keep` and returns the least bound among those given up; Infinity when there are no more. */
  shrink(keep: number): number {
    const ranked = Array.from(this.items, (item, i) => ({
      item,
      bound: this.bounds[i] as number,
      order: this.orders[i] as number,
    })).sort((a, b) => a.bound - b.bound || a.order - b.order);
    const lost = ranked[keep]?.bound ?? Number.POSITIVE_INFINITY;
    ranked.length = Math.min(ranked.length, keep);
    this.bounds.length = ranked.length;
    this.orders.length = ranked.length;
    this.items.length = ranked.length;
    // A sorted list is a heap.
    ranked.forEach(({ item, bound, order }, i) => {
      this.bounds[i] = bound;
      this.orders[i] = order;
      this.items[i] = item;
    });
    return lost;
  }

  private isBefore(at: number, bound: number, order: number): boolean {
    const own = this.bounds[at] as number;
    return own < bound || (own === bound && (this.orders[at] as number) < order);
  }
}
