/** More buckets than this are not laid out: costs of one route then share buckets more. */
const maxBuckets = 4096;

/**
 * Nodes by key in buckets of equal width, emptied in turn, the array of buckets used round and round (Dial, Commun. ACM 12, 632, 1969; Denardo and Fox,
 * Oper. Res. 27, 161, 1979). Keys that are pushed lie between the open bucket and the longest step ahead of it. Within a bucket the order is none: where
 * steps may be shorter than a bucket is wide, a node comes out again whenever its key has become less meanwhile.
 */
export class BucketQueue {
  /** Key of the node that `pop` gave last. */
  key = 0;
  private heads = new Int32Array(1);
  private mask = 0;
  private perWidth = 1;
  /** The bucket being emptied, counted on without end. */
  private open = 0;
  private waiting = 0;
  private used = 0;
  private nodes = new Int32Array(1024);
  private keys = new Float64Array(1024);
  private next = new Int32Array(1024);

  /** Empties the queue for keys that grow by at least `shortest` and at most `longest` from a node to those pushed after it. */
  reset(shortest: number, longest: number): void {
    const width = Math.max(shortest, longest / (maxBuckets - 4));
    this.perWidth = 1 / width;
    let buckets = 4;
    while (buckets < longest / width + 3) buckets *= 2;
    if (this.heads.length < buckets) this.heads = new Int32Array(buckets);
    this.mask = this.heads.length - 1;
    this.heads.fill(-1);
    this.open = 0;
    this.waiting = 0;
    this.used = 0;
  }

  push(node: number, key: number): void {
    const entry = this.used++;
    if (entry === this.nodes.length) this.grow();
    const bucket = Math.floor(key * this.perWidth) & this.mask;
    this.nodes[entry] = node;
    this.keys[entry] = key;
    this.next[entry] = this.heads[bucket] as number;
    this.heads[bucket] = entry;
    this.waiting++;
  }

  /** Takes out a node of the open bucket, or of the next that has any; -1: nothing is left below `limit`. */
  pop(limit: number): number {
    const { heads, mask } = this;
    if (this.waiting === 0) return -1;
    let entry = heads[this.open & mask] as number;
    while (entry < 0) {
      this.open++;
      entry = heads[this.open & mask] as number;
    }
    if (this.open > limit * this.perWidth) return -1;
    heads[this.open & mask] = this.next[entry] as number;
    this.waiting--;
    this.key = this.keys[entry] as number;
    return this.nodes[entry] as number;
  }

  private grow(): void {
    const room = 2 * this.nodes.length;
    const { nodes, keys, next } = this;
    this.nodes = new Int32Array(room);
    this.nodes.set(nodes);
    this.keys = new Float64Array(room);
    this.keys.set(keys);
    this.next = new Int32Array(room);
    this.next.set(next);
  }
}
